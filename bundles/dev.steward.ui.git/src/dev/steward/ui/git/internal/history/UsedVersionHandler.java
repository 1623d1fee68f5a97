package dev.steward.ui.git.internal.history;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.handlers.HandlerUtil;

import dev.steward.engine.RunId;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.UsedVersion;
import dev.steward.ui.OpenCompany;
import dev.steward.ui.RunMoment;
import dev.steward.ui.git.CompanyGit;
import dev.steward.ui.git.internal.compare.Comparing;
import dev.steward.ui.git.internal.compare.ReadOnlyText;
import dev.steward.ui.git.internal.compare.RevisionText;
import dev.steward.ui.kit.Deliver;

/** Shows the text that a run works by: of the run that is selected, else of the one that the active part shows. */
@NonNullByDefault({})
public class UsedVersionHandler extends AbstractHandler {

    /** The same beside the text of now. */
    public static final class Compare extends UsedVersionHandler {

        @Override
        void show(IWorkbenchPage page, RevisionText used) {
            var project = CompanyGit.project();
            var file = project.map(p -> p.getFile(IPath.fromPortableString(used.path())));
            if (file.isPresent() && file.get().exists()) {
                Comparing.open(page, file.get(), used);
            } else {
                super.show(page, used);
            }
        }
    }

    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        var run = run(event);
        var window = HandlerUtil.getActiveWorkbenchWindow(event);
        if (run == null && window != null) {
            say(window.getActivePage(), "Choose the run whose version is to be shown.");
        } else if (run != null && window != null) {
            var page = window.getActivePage();
            var answer = window.getService(OpenCompany.class).ask(session -> session.company().runs().plan(run)
                    .flatMap(UsedVersion::of).orElseThrow(() -> ProblemException
                            .wrongUse("The run " + run.text() + " keeps no text of its playbook.")));
            Deliver.to(window.getShell(), answer, used -> show(page, text(used, run)), sentence -> say(page, sentence));
        }
        return null;
    }

    private static @Nullable RunId run(ExecutionEvent event) {
        if (HandlerUtil.getCurrentSelection(event) instanceof IStructuredSelection selection) {
            if (Adapters.adapt(selection.getFirstElement(), RunId.class) instanceof RunId selected) {
                return selected;
            }
            if (Adapters.adapt(selection.getFirstElement(), RunMoment.class) instanceof RunMoment moment) {
                return moment.run();
            }
        }
        return Adapters.adapt(HandlerUtil.getActivePart(event), RunId.class);
    }

    private static RevisionText text(UsedVersion used, RunId run) {
        var commit = used.commit();
        return new RevisionText(used.path(), "used by " + run.text()
                + (commit == null ? "" : " (" + commit.substring(0, 7) + ")"), used.text());
    }

    private static void say(IWorkbenchPage page, String sentence) {
        var part = page.getActivePart();
        if (part instanceof IViewPart view) {
            view.getViewSite().getActionBars().getStatusLineManager().setErrorMessage(sentence);
        }
    }

    void show(IWorkbenchPage page, RevisionText used) {
        ReadOnlyText.open(page, used);
    }
}
