package dev.steward.ui.debug.internal.live;

import java.util.Optional;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWindowListener;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

import dev.steward.ui.OpenCompany;
import dev.steward.ui.RunMoment;
import dev.steward.ui.debug.LiveRuns;
import dev.steward.ui.debug.internal.RunPlaces;
import dev.steward.ui.kit.Deliver;

/**
 * Has the text and the graph show the moment of a run that is looked at in another view, such as the timeline: the states
 * of all steps as of then, and where the run was.
 */
public final class MomentFollower implements IStartup, ISelectionListener, IWindowListener {

    private volatile int latest;

    @Override
    public void earlyStartup() {
        var workbench = PlatformUI.getWorkbench();
        Deliver.later(workbench.getDisplay(), () -> {
            workbench.addWindowListener(this);
            for (var window : workbench.getWorkbenchWindows()) {
                windowOpened(window);
            }
        });
    }

    @Override
    public void windowOpened(IWorkbenchWindow window) {
        window.getSelectionService().addSelectionListener(this);
    }

    @Override
    public void windowClosed(IWorkbenchWindow window) {
        window.getSelectionService().removeSelectionListener(this);
    }

    @Override
    public void windowActivated(IWorkbenchWindow window) {
        // the selection tells all
    }

    @Override
    public void windowDeactivated(IWorkbenchWindow window) {
        // the selection tells all
    }

    @Override
    public void selectionChanged(@Nullable IWorkbenchPart part, @Nullable ISelection selection) {
        if (part != null && selection instanceof IStructuredSelection some) {
            var moment = Adapters.adapt(some.getFirstElement(), RunMoment.class);
            if (moment != null) {
                look(part.getSite().getWorkbenchWindow(), moment);
            }
        }
    }

    private void look(IWorkbenchWindow window, RunMoment moment) {
        LiveRuns.ofWorkbench().look(moment);
        var mine = latest + 1;
        latest = mine;
        if (!moment.path().isEmpty()) {
            Deliver.to(window.getShell(),
                    window.getService(OpenCompany.class)
                            .ask(session -> mine == latest
                                    ? RunPlaces.find(session.company(), moment.run(), moment.path())
                                    : Optional.<RunPlaces.Found>empty()),
                    place -> place.filter(found -> mine == latest).ifPresent(found -> found.reveal(window)),
                    sentence -> RunPlaces.say(window, sentence));
        }
    }
}
