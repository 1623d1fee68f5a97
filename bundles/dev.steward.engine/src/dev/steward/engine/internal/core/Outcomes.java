package dev.steward.engine.internal.core;

import dev.steward.engine.plan.Stmt;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.value.Value;

/** How a step ends that the operator did not agree to. */
final class Outcomes {

    private Outcomes() {
    }

    static void apply(StepFrame step, Stmt.Outcome outcome, String why) {
        switch (outcome) {
            case ABORT, ESCALATE -> step.failed(new Failure(BoundaryException.REJECTED, why, Failure.Kind.ABORT));
            case SKIP -> {
                step.run.why(step.path(), () -> "left out: " + why);
                step.replaced(new Value.None());
            }
            case END_SKIPPED -> step.failed(new Failure("Skipped", why, Failure.Kind.SKIPPED));
        }
    }
}
