package dev.steward.debug;

import java.util.List;
import java.util.Set;

import org.eclipse.debug.core.DebugException;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.past.Past;
import dev.steward.engine.past.Stride;

/** A run that is over, as it was at a moment; it goes forward and back through its past and calls nothing. */
public final class HistoryThread extends RunThread {

    private final HistoryTarget target;
    private final Past past;

    HistoryThread(HistoryTarget target, Past past) {
        super(target, "");
        this.target = target;
        this.past = past;
    }

    /** Stands where it went wrong, else at the end. */
    void begin() {
        var walk = new Walk(past, past.before(0));
        walk.fault();
        walk(walk);
        arrived(new Standpoint(List.of(), past.last(), List.of()));
    }

    @Override
    void later(Runnable part) {
        target.later(part);
    }

    @Override
    @Nullable
    Standpoint present() {
        return new Standpoint(List.of(), past.last(), List.of());
    }

    @Override
    void forward(Stride stride) {
        // it always stands in the past
    }

    @Override
    void forward() {
        // it always stands in the past
    }

    @Override
    void forward(String staticId) {
        // it always stands in the past
    }

    @Override
    void end() {
        var here = walked();
        if (here != null) {
            here.end();
        }
    }

    @Override
    Set<String> marked() {
        return target.marked();
    }

    @Override
    public String getName() {
        return "entry " + past.seq(Math.max(0, moment())) + " of " + past.lastSeq();
    }

    @Override
    public boolean canResume() {
        return !target.isTerminated();
    }

    @Override
    public boolean canSuspend() {
        return false;
    }

    @Override
    public boolean isSuspended() {
        return !target.isTerminated();
    }

    @Override
    public void suspend() throws DebugException {
        throw refused("It stands already.");
    }

    @Override
    public boolean isStepping() {
        return false;
    }

    @Override
    public boolean canTerminate() {
        return target.canTerminate();
    }

    @Override
    public boolean isTerminated() {
        return target.isTerminated();
    }

    @Override
    public void terminate() throws DebugException {
        target.terminate();
    }
}
