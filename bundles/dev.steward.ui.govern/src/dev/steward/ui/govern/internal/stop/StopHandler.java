package dev.steward.ui.govern.internal.stop;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.expressions.ReferenceExpression;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.services.IEvaluationService;
import org.eclipse.ui.services.ISourceProviderService;

import dev.steward.runtime.QueueService;
import dev.steward.ui.OpenCompany;
import dev.steward.ui.kit.Deliver;

/** Stops everything at once, without asking back: what is stopped by mistake goes on with one click. */
public class StopHandler extends AbstractHandler {

    private static final String IS_STOPPED = "dev.steward.ui.govern.isStopped";

    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        var workbench = PlatformUI.getWorkbench();
        var display = workbench.getDisplay();
        workbench.getService(OpenCompany.class).ask(session -> {
            act(session.company().queue());
            return "";
        }).whenComplete((done, failure) -> Deliver.later(display, () -> {
            if (failure != null) {
                Notices.tell("The emergency stop", Deliver.sentence(failure));
            }
            look(workbench.getService(ISourceProviderService.class));
        }));
        return null;
    }

    private static void look(ISourceProviderService service) {
        if (service.getSourceProvider(StopState.NAME) instanceof StopState state) {
            state.look();
        }
    }

    /** What it does. */
    void act(QueueService queue) {
        queue.stopAll();
    }

    /** Lifts the stop. */
    public static final class Lift extends StopHandler {
        @Override
        void act(QueueService queue) {
            queue.go();
        }
    }

    /** Hears when the state changes, until the handle is closed. UI thread. */
    public static AutoCloseable follow(Runnable changed) {
        var service = PlatformUI.getWorkbench().getService(IEvaluationService.class);
        var reference = service.addEvaluationListener(new ReferenceExpression(IS_STOPPED), event -> changed.run(),
                StopState.NAME);
        return () -> service.removeEvaluationListener(reference);
    }
}
