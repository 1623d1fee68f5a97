package dev.steward.ui.step.internal.present;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

import org.eclipse.core.runtime.ILog;
import org.eclipse.debug.core.DebugEvent;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.IDebugEventSetListener;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PerspectiveAdapter;
import org.eclipse.ui.PlatformUI;

import dev.steward.debug.BranchThread;
import dev.steward.debug.DebuggedRun;
import dev.steward.ui.kit.Deliver;

/** Has the view of the held step come to the front when a run is held for the first time, where runs are looked at. */
public final class HeldFollower implements IStartup, IDebugEventSetListener {

    private static final String RUNS = "dev.steward.app.runs";

    private final Set<DebuggedRun> met = Collections.newSetFromMap(new WeakHashMap<>());

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
                    && Present.isHeld(branch) && met.add(branch.getDebugTarget())) {
                Deliver.later(PlatformUI.getWorkbench().getDisplay(), this::show);
            }
        }
    }

    private void show() {
        var window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        var page = window == null ? null : window.getActivePage();
        if (window == null || page == null) {
            return;
        }
        if (page.getPerspective() != null && RUNS.equals(page.getPerspective().getId())) {
            show(page);
        } else {
            // the platform offers to go there
            window.addPerspectiveListener(new PerspectiveAdapter() {
                @Override
                public void perspectiveActivated(@Nullable IWorkbenchPage now, @Nullable IPerspectiveDescriptor which) {
                    window.removePerspectiveListener(this);
                    if (now != null && which != null && RUNS.equals(which.getId())) {
                        show(now);
                    }
                }
            });
        }
    }

    private static void show(IWorkbenchPage page) {
        try {
            page.showView(HeldStepView.ID, null, IWorkbenchPage.VIEW_VISIBLE);
        } catch (PartInitException e) {
            ILog.of(HeldFollower.class).error("The view of the held step does not open", e);
        }
    }
}
