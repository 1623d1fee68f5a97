package dev.steward.ui.step.internal.present;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

import org.eclipse.core.runtime.ILog;
import org.eclipse.debug.core.DebugEvent;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.IDebugEventSetListener;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PerspectiveAdapter;
import org.eclipse.ui.PlatformUI;

import dev.steward.debug.BranchThread;
import dev.steward.debug.DebuggedRun;
import dev.steward.debug.RunTarget;
import dev.steward.ui.kit.Deliver;

/**
 * Has the view of the held step come to the front when a run is held for the first time, where runs are looked at. A run
 * that is held while somebody is elsewhere, such as at its approval, is found in the Debug view when they come back. When a run is over, the inspector of steps is in
 * front again.
 */
public final class HeldFollower implements IStartup, IDebugEventSetListener {

    private static final String RUNS = "dev.steward.app.runs", STEP = "dev.steward.ui.runs.step";

    private final Set<DebuggedRun> met = Collections.newSetFromMap(new WeakHashMap<>());
    private final Set<IWorkbenchWindow> waiting = Collections.newSetFromMap(new WeakHashMap<>());

    @Override
    public void earlyStartup() {
        DebugPlugin.getDefault().addDebugEventListener(this);
    }

    @Override
    public void handleDebugEvents(DebugEvent @Nullable [] events) {
        if (events == null) {
            return;
        }
        for (var event : events) {
            if (event.getKind() == DebugEvent.SUSPEND && event.getSource() instanceof BranchThread branch
                    && Present.isHeld(branch)) {
                var first = met.add(branch.getDebugTarget());
                Deliver.later(PlatformUI.getWorkbench().getDisplay(), () -> held(first));
            } else if (event.getKind() == DebugEvent.TERMINATE && event.getSource() instanceof RunTarget) {
                Deliver.later(PlatformUI.getWorkbench().getDisplay(), HeldFollower::over);
            }
        }
    }

    private void held(boolean first) {
        var window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        var page = window == null ? null : window.getActivePage();
        if (window == null || page == null) {
            return;
        }
        if (page.getPerspective() != null && RUNS.equals(page.getPerspective().getId())) {
            if (first) {
                show(page, HeldStepView.ID);
            }
        } else if (waiting.add(window)) {
            window.addPerspectiveListener(new PerspectiveAdapter() {
                @Override
                public void perspectiveActivated(@Nullable IWorkbenchPage now, @Nullable IPerspectiveDescriptor which) {
                    if (now != null && which != null && RUNS.equals(which.getId())) {
                        window.removePerspectiveListener(this);
                        waiting.remove(window);
                        back(now);
                    }
                }
            });
        }
    }

    /** Nothing is held any more: what a step did is of more interest by then. */
    private static void over() {
        var window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        var page = window == null ? null : window.getActivePage();
        var view = page == null ? null : page.findView(HeldStepView.ID);
        if (page != null && view != null && page.isPartVisible(view) && page.getActivePart() != view
                && page.findView(STEP) != null && Present.held().isEmpty()) {
            show(page, STEP);
        }
    }

    /** The Debug view may be new here and have nothing selected yet, so it is not what says whether a run is held. */
    private static void back(IWorkbenchPage page) {
        if (Present.isAnyHeld()) {
            show(page, IDebugUIConstants.ID_DEBUG_VIEW);
            show(page, HeldStepView.ID);
        }
    }

    private static void show(IWorkbenchPage page, String view) {
        try {
            page.showView(view, null, IWorkbenchPage.VIEW_VISIBLE);
        } catch (PartInitException e) {
            ILog.of(HeldFollower.class).error("The view " + view + " does not open", e);
        }
    }
}
