package dev.steward.debug.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.eclipse.core.resources.IMarkerDelta;
import org.eclipse.debug.core.IBreakpointManager;
import org.eclipse.debug.core.IBreakpointManagerListener;
import org.eclipse.debug.core.IBreakpointsListener;
import org.eclipse.debug.core.model.IBreakpoint;
import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.debug.Breakpoints;
import dev.steward.debug.RunBreakpoint;
import dev.steward.debug.RunElement;
import dev.steward.debug.StepBreakpoint;
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
        return found(one -> true);
    }

    @Override
    public List<Breakpoint> of(@NonNull String playbook) {
        return found(one -> one.isAbout(playbook));
    }

    private List<Breakpoint> found(Predicate<RunBreakpoint> which) {
        return !manager.isEnabled() ? List.of()
                : runs().filter(which).map(RunBreakpoint::data).flatMap(Optional::stream).toList();
    }

    private Stream<RunBreakpoint> runs() {
        return Arrays.stream(manager.getBreakpoints(RunElement.MODEL)).filter(RunBreakpoint.class::isInstance)
                .map(RunBreakpoint.class::cast);
    }

    @Override
    public void complain(@NonNull String id, @Nullable String sentence) {
        runs().filter(one -> one instanceof StepBreakpoint step && step.complain(sentence, id))
                .forEach(manager::fireBreakpointChanged);
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
