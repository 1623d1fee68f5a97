package dev.steward.engine.internal.core;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunState;
import dev.steward.engine.value.Value;

/** The state a run ends in. */
record RunEnd(RunState state, @Nullable String error, Value output) {

    static RunEnd of(Completion how, boolean compensated, boolean partly) {
        return switch (how) {
            case Completion.Done d -> new RunEnd(RunState.DONE, null, d.value());
            case Completion.Returned r -> new RunEnd(RunState.DONE, null, r.value());
            case Completion.Failed f -> failed(f.failure(), compensated, partly);
        };
    }

    private static RunEnd failed(Failure why, boolean compensated, boolean partly) {
        var state = switch (why.kind()) {
            case SKIPPED -> partly ? RunState.PARTLY_COMPENSATED : RunState.SKIPPED;
            case CANCELLED -> partly ? RunState.PARTLY_COMPENSATED : RunState.CANCELLED;
            case ERROR, ABORT, STOPPED -> partly ? RunState.PARTLY_COMPENSATED
                    : compensated ? RunState.COMPENSATED : RunState.FAILED;
        };
        return new RunEnd(state, state == RunState.SKIPPED ? why.message() : why.sentence(), new Value.None());
    }

    void apply(Run run) {
        run.ended(state, error, output);
    }
}
