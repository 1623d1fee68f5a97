package dev.steward.compiler.internal;

import dev.steward.dsl.playbook.AbortOutcome;
import dev.steward.dsl.playbook.EndOutcome;
import dev.steward.dsl.playbook.EscalateOutcome;
import dev.steward.dsl.playbook.SkipOutcome;
import dev.steward.model.workflow.Outcome;

/** How a request to the operator ends without a yes. */
final class Outcomes {

    private static final String SKIPPED = "skipped";

    private final Compilation compilation;

    Outcomes(Compilation compilation) {
        this.compilation = compilation;
    }

    Outcome outcome(dev.steward.dsl.playbook.Outcome outcome) {
        return switch (outcome) {
            case AbortOutcome a -> Outcome.ABORT;
            case SkipOutcome s -> Outcome.SKIP;
            case EscalateOutcome e -> Outcome.ESCALATE;
            case EndOutcome e when isSkipped(e.getState()) -> Outcome.END_SKIPPED;
            default -> {
                compilation.unknown(outcome, "This outcome");
                yield Outcome.ABORT;
            }
        };
    }

    /** Whether {@code end} names the one state that a playbook can choose. */
    static boolean isSkipped(String state) {
        return SKIPPED.equals(state);
    }
}
