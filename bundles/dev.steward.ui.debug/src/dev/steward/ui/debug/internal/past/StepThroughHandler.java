package dev.steward.ui.debug.internal.past;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.WorkbenchException;
import org.eclipse.ui.handlers.HandlerUtil;

import dev.steward.debug.DebuggedRun;
import dev.steward.debug.Debugging;
import dev.steward.engine.RunId;
import dev.steward.runtime.ProblemException;
import dev.steward.ui.OpenCompany;
import dev.steward.ui.Session;
import dev.steward.ui.debug.internal.RunPlaces;
import dev.steward.ui.kit.Deliver;

/** Shows a run in the Debug view: attached to it while it goes on, its past once it has ended. */
public final class StepThroughHandler extends AbstractHandler {

    private static final String RUNS = "dev.steward.app.runs";

    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        var window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        var chosen = Chosen.of(event);
        if (chosen == null) {
            RunPlaces.say(window, "Choose the run that is to be stepped through.");
            return null;
        }
        goToRuns(window);
        Deliver.to(window.getShell(),
                window.getService(OpenCompany.class).ask(session -> open(session, chosen.run())),
                opened -> show(window), sentence -> RunPlaces.say(window, sentence));
        return null;
    }

    private static DebuggedRun open(Session session, RunId run) {
        try {
            return Debugging.open(session.company(), run);
        } catch (CoreException e) {
            ILog.of(StepThroughHandler.class).log(e.getStatus());
            throw ProblemException.wrongUse("The run can't be shown in the Debug view; the error log says why.");
        }
    }

    /**
     * Where the Debug view is not part of what is on the screen, its keys and the views beside it are not there either.
     * Done first: the platform asks whether to go there when a run is held and it is elsewhere.
     */
    private static void goToRuns(IWorkbenchWindow window) {
        try {
            if (window.getActivePage().findViewReference(IDebugUIConstants.ID_DEBUG_VIEW) == null) {
                window.getWorkbench().showPerspective(RUNS, window);
            }
        } catch (WorkbenchException e) {
            ILog.of(StepThroughHandler.class).error("The Runs perspective does not open", e);
        }
    }

    private static void show(IWorkbenchWindow window) {
        try {
            window.getActivePage().showView(IDebugUIConstants.ID_DEBUG_VIEW, null, IWorkbenchPage.VIEW_ACTIVATE);
        } catch (PartInitException e) {
            ILog.of(StepThroughHandler.class).error("The Debug view does not open", e);
        }
    }
}
