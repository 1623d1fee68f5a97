package dev.steward.engine.internal.core;

import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.spi.BoundaryException;

/** Sees to it that a call fits its caps before it is made: a cheaper model, the operator's grant, or an error. */
final class Spending {

    private final StepFrame step;
    private final Run run;
    private String cure = "raise the budget or make the step cheaper";
    private @Nullable String ask;

    Spending(StepFrame step) {
        this.step = step;
        run = step.run;
    }

    /** What helps when the next call does not fit, where it is known better than that the budget is small. */
    void hint(String better) {
        cure = better;
    }

    List<Cap> caps() {
        return run.caps(step);
    }

    /** Goes on when every cap covers it; degrades to {@code model} where the cap says so and it isn't {@code now}. */
    void cover(List<Cap> caps, long microUsd, long tokens, @Nullable String now, Runnable go) {
        for (var cap : caps) {
            var complaint = cap.complaint(microUsd, tokens, step.action().mustEnd() ? null : run.now());
            if (complaint != null) {
                atLimit(cap, complaint, caps, microUsd, tokens, now, go);
                return;
            }
        }
        go.run();
    }

    /** Goes on when no cap says that the operator was asked enough. */
    void coverOperator(Runnable go) {
        for (var cap : caps()) {
            var complaint = cap.operatorComplaint();
            if (complaint != null) {
                operatorAtLimit(cap, complaint, go);
                return;
            }
        }
        go.run();
    }

    private void operatorAtLimit(Cap cap, String complaint, Runnable go) {
        var escalate = cap.budget == null ? null : cap.budget.escalate();
        if (escalate == null) {
            step.failed(Failure.error(BoundaryException.BUDGET_EXCEEDED, "For " + step.path() + ", " + complaint
                    + "; give it more minutes, let it ask less, or end the budget with 'at limit escalate'."));
            return;
        }
        ask = run.asks.open(new Ask(step.path(), "budget", escalate, List.of(complaint), Map.of(), "operator time",
                Map.of(), Map.of(), List.of(), null, d -> answered(d, cap, complaint, () -> {
                    cap.grantOperatorTime();
                    coverOperator(go);
                }), false, () -> {
                }, caps()));
    }

    private void atLimit(Cap cap, String complaint, List<Cap> caps, long microUsd, long tokens, @Nullable String now,
            Runnable go) {
        var budget = cap.budget;
        var cheaper = budget == null ? null : budget.degradeModel();
        var escalate = budget == null ? null : budget.escalate();
        if (now != null && cheaper != null && !cheaper.equals(now) && step.action().withModel(cheaper)) {
            run.why(step.path(), () -> "model " + cheaper + ", because " + complaint);
        } else if (escalate != null) {
            ask = run.asks.open(new Ask(step.path(), "budget", escalate, List.of(complaint),
                    Map.of("needed", CallFacts.usd(microUsd)), "budget", Map.of(), Map.of(), List.of(), null,
                    d -> answered(d, cap, complaint, () -> {
                        cap.grant(microUsd, tokens);
                        cover(caps, microUsd, tokens, now, go);
                    }), false, () -> {
                    }, caps));
        } else {
            step.failed(Failure.error(BoundaryException.BUDGET_EXCEEDED, "For " + step.path() + ", " + complaint + "; "
                    + cure + "."));
        }
    }

    private void answered(Engine.Decision decision, Cap cap, String complaint, Runnable go) {
        ask = null;
        if (decision.answer() == Engine.Answer.REJECT) {
            step.failed(Failure.error(BoundaryException.BUDGET_EXCEEDED, "More for " + cap.what
                    + " was refused: " + complaint + "."));
        } else {
            run.why(step.path(), () -> "budget of " + cap.what + " raised by " + decision.by());
            run.gates.atCall(step, go);
        }
    }

    void stop() {
        var open = ask;
        if (open != null) {
            run.asks.withdraw(open);
        }
    }
}
