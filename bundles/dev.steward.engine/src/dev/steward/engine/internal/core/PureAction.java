package dev.steward.engine.internal.core;

import dev.steward.engine.plan.Call;
import dev.steward.engine.value.Type;

/** A value that is named as a step. */
final class PureAction extends Action {

    private final Call.Pure call;

    PureAction(StepFrame step, Call.Pure call) {
        super(step);
        this.call = call;
    }

    @Override
    void begin() {
        attempt();
    }

    @Override
    void attempt() {
        nextAttempt();
        step.succeeded(step.eval(call.value()));
    }

    @Override
    Type type() {
        return new Type.Nothing();
    }

    @Override
    boolean stop(Failure why) {
        return true;
    }
}
