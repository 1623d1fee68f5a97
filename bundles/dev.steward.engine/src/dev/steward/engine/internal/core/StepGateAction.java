package dev.steward.engine.internal.core;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.steward.engine.plan.Stmt;
import dev.steward.engine.value.Type;

/** An explicit gate before a call that is no operation: asks first, then does what the step does. */
final class StepGateAction extends Action {

    static final String REASON = "the step asks for approval";

    private final Action gated;
    private final Stmt.Approval approval;
    private final Consent consent;
    private boolean open;

    StepGateAction(StepFrame step, Stmt.Approval approval, Action gated) {
        super(step);
        this.gated = gated;
        this.approval = approval;
        consent = new Consent(step);
    }

    @Override
    void begin() {
        var terms = new Consent.Terms(step.path(), Map.of(), List.of(REASON), approval, Map.of(), null);
        run.halts.asks(step, terms.because(),
                () -> step.guardedStep(() -> consent.obtain(terms, decision -> proceed())),
                null);
    }

    private void proceed() {
        open = true;
        run.gates.atCall(step, () -> step.guardedStep(gated::begin));
    }

    @Override
    void attempt() {
        if (open) {
            gated.attempt();
        } else {
            begin();
        }
    }

    @Override
    Type type() {
        return gated.type();
    }

    @Override
    boolean stop(Failure why) {
        consent.stop();
        return !open || gated.stop(why);
    }

    @Override
    boolean fallback(Failure why, int repairs) {
        return gated.fallback(why, repairs);
    }

    @Override
    boolean cached(Failure why, Consumer<Failure> none) {
        return gated.cached(why, none);
    }

    @Override
    boolean withModel(String model) {
        return gated.withModel(model);
    }
}
