package dev.steward.dsl.internal.checks;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.internal.analysis.Issues;
import dev.steward.dsl.playbook.DeadlineStatement;

/** Blocks that have so much time. */
final class DeadlineChecks {

    private final Issues issues;

    DeadlineChecks(Issues issues) {
        this.issues = issues;
    }

    void check(DeadlineStatement deadline) {
        if (deadline.getOutcome() == null) {
            issues.error(deadline, IssueCodes.DEADLINE_OUTCOME, "Say what happens when the time is over: add -> abort,"
                    + " -> skip, -> escalate \"…\" or -> end skipped \"…\" behind the braces.");
        }
        if (Shapes.statements(deadline.getBlock()).isEmpty()) {
            issues.error(deadline, IssueCodes.EMPTY, "Nothing has this deadline: put the steps into its braces.");
        }
    }
}
