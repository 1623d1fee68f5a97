package dev.steward.debug.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IMarkerDelta;
import org.eclipse.debug.core.IBreakpointManager;
import org.eclipse.debug.core.IBreakpointManagerListener;
import org.eclipse.debug.core.IBreakpointsListener;
import org.eclipse.debug.core.model.IBreakpoint;
import org.eclipse.jdt.annotation.NonNull;

import dev.steward.debug.Breakpoints;
import dev.steward.debug.RunBreakpoint;
import dev.steward.debug.RunElement;
import dev.steward.runtime.debug.Breakpoint;

/** The breakpoints that the workbench keeps. */
public final class PlatformBreakpoints implements Breakpoints {

    private final IBreakpointManager manager;

    /** Those of a manager. */
    public PlatformBreakpoints(@NonNull IBreakpointManager manager) {
        this.manager = manager;
    }

    @Override
    public List<Breakpoint> all() {
        return !manager.isEnabled() ? List.of()
                : Arrays.stream(manager.getBreakpoints(RunElement.MODEL))
                        .map(one -> one instanceof RunBreakpoint run ? run.data() : Optional.<Breakpoint>empty())
                        .flatMap(Optional::stream).toList();
    }

    @Override
    public AutoCloseable listen(@NonNull Runnable changed) {
        IBreakpointManagerListener all = enabled -> changed.run();
        var each = new IBreakpointsListener() {
            @Override
            public void breakpointsAdded(IBreakpoint[] breakpoints) {
                changed.run();
            }

            @Override
            public void breakpointsRemoved(IBreakpoint[] breakpoints, IMarkerDelta[] deltas) {
                changed.run();
            }

            @Override
            public void breakpointsChanged(IBreakpoint[] breakpoints, IMarkerDelta[] deltas) {
                changed.run();
            }
        };
        manager.addBreakpointListener(each);
        manager.addBreakpointManagerListener(all);
        return () -> {
            manager.removeBreakpointListener(each);
            manager.removeBreakpointManagerListener(all);
        };
    }
}
