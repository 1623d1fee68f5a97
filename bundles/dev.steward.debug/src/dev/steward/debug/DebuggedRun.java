package dev.steward.debug;

import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.resources.IMarkerDelta;
import org.eclipse.debug.core.DebugEvent;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.model.IBreakpoint;
import org.eclipse.debug.core.model.IDebugTarget;
import org.eclipse.debug.core.model.IMemoryBlock;
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunId;
import dev.steward.engine.past.Past;
import dev.steward.engine.value.TypeTable;
import dev.steward.runtime.RunText;

/** A run, live or of the past, as the debug framework's target. */
public abstract class DebuggedRun extends RunElement implements IDebugTarget {

    private final ILaunch launch;
    private final Consumer<DebugEvent> events;

    DebuggedRun(ILaunch launch, Consumer<DebugEvent> events) {
        this.launch = launch;
        this.events = events;
    }

    /**
     * What of a run does not change while it is looked at.
     *
     * @param run  which one, kept apart as its past is not for the UI thread
     * @param text that it uses
     * @param zone of the company
     */
    record Looked(RunId run, Past past, RunText text, TypeTable types, ZoneId zone) {
        Looked(Past past, RunText text, TypeTable types, ZoneId zone) {
            this(past.run(), past, text, types, zone);
        }
    }

    @Override
    public abstract String getName();

    /** Null before the run began. */
    abstract @Nullable Looked looked();

    /** The run; empty before it began. */
    public final Optional<RunId> run() {
        var now = looked();
        return now == null ? Optional.empty() : Optional.of(now.run());
    }

    /** The text that the run uses; empty before it began. */
    public final Optional<RunText> text() {
        var now = looked();
        return now == null ? Optional.empty() : Optional.of(now.text());
    }

    /** Where the company is; empty before the run began. */
    public final Optional<ZoneId> zone() {
        var now = looked();
        return now == null ? Optional.empty() : Optional.of(now.zone());
    }

    final void tell(DebugEvent event) {
        events.accept(event);
    }

    @Override
    public final DebuggedRun getDebugTarget() {
        return this;
    }

    @Override
    public final ILaunch getLaunch() {
        return launch;
    }

    @Override
    public @Nullable IProcess getProcess() {
        return null;
    }

    @Override
    public boolean supportsBreakpoint(IBreakpoint breakpoint) {
        return breakpoint instanceof RunBreakpoint;
    }

    @Override
    public void breakpointAdded(IBreakpoint breakpoint) {
        // all of them are read again when one changes
    }

    @Override
    public void breakpointRemoved(IBreakpoint breakpoint, @Nullable IMarkerDelta delta) {
        // all of them are read again when one changes
    }

    @Override
    public void breakpointChanged(IBreakpoint breakpoint, @Nullable IMarkerDelta delta) {
        // all of them are read again when one changes
    }

    @Override
    public boolean supportsStorageRetrieval() {
        return false;
    }

    @Override
    public IMemoryBlock getMemoryBlock(long startAddress, long length) throws DebugException {
        throw refused("A run has no memory that could be shown in bytes.");
    }
}
