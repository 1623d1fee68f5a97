package dev.steward.ui.step.internal.breaks;

import java.util.HashMap;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarkerDelta;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.IBreakpointsListener;
import org.eclipse.debug.core.model.IBreakpoint;
import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.PlatformUI;

import dev.steward.debug.RunElement;
import dev.steward.debug.StepBreakpoint;
import dev.steward.ui.editor.GraphStates;
import dev.steward.ui.editor.PlaybookSessions;

/**
 * From the start of the workbench on: graphs show breakpoints as dots, those on steps that are renamed follow, and all
 * are written down as they are changed.
 */
public final class WatchedBreakpoints implements IStartup, IBreakpointsListener {

    private final FollowedSteps followed = new FollowedSteps();
    private final KeptBreakpoints kept = new KeptBreakpoints();

    @Override
    public void earlyStartup() {
        var manager = DebugPlugin.getDefault().getBreakpointManager();
        manager.addBreakpointListener(this);
        ResourcesPlugin.getWorkspace().addResourceChangeListener(this::changed, IResourceChangeEvent.POST_CHANGE);
        breakpointsAdded(manager.getBreakpoints(RunElement.MODEL));
    }

    @Override
    public void breakpointsAdded(IBreakpoint[] breakpoints) {
        for (var one : breakpoints) {
            if (one instanceof StepBreakpoint step && step.getMarker() != null
                    && step.getMarker().getResource() instanceof IFile file) {
                followed.learn(file);
            }
        }
        kept.changed();
        show();
    }

    @Override
    public void breakpointsRemoved(IBreakpoint[] breakpoints, IMarkerDelta[] deltas) {
        kept.changed();
        show();
    }

    @Override
    public void breakpointsChanged(IBreakpoint[] breakpoints, IMarkerDelta[] deltas) {
        kept.changed();
        show();
    }

    private static void show() {
        var dots = new HashMap<String, Boolean>();
        for (var one : DebugPlugin.getDefault().getBreakpointManager().getBreakpoints(RunElement.MODEL)) {
            if (one instanceof StepBreakpoint step && !step.step().isEmpty()) {
                dots.merge(step.step(), isEnabled(step), Boolean::logicalOr);
            }
        }
        var shown = PlatformUI.isWorkbenchRunning() ? GraphStates.ofWorkbench() : null;
        if (shown != null) {
            shown.breakpoints(dots);
        }
    }

    private static boolean isEnabled(@NonNull StepBreakpoint step) {
        try {
            return step.isEnabled();
        } catch (CoreException e) {
            // it was removed meanwhile
            return false;
        }
    }

    /** A text was saved, in an editor or by somebody else. */
    private void changed(@NonNull IResourceChangeEvent event) {
        var delta = event.getDelta();
        if (delta == null) {
            return;
        }
        try {
            delta.accept(one -> {
                if (one.getResource() instanceof IFile file && PlaybookSessions.isPlaybook(file)
                        && one.getKind() == IResourceDelta.CHANGED
                        && (one.getFlags() & IResourceDelta.CONTENT) != 0) {
                    followed.follow(file);
                }
                return true;
            });
        } catch (CoreException e) {
            ILog.of(getClass()).log(e.getStatus());
        }
    }
}
