package dev.steward.dsl.internal.checks;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.internal.analysis.Issues;
import dev.steward.dsl.internal.analysis.Trees;
import dev.steward.dsl.playbook.BlockExpressionStatement;
import dev.steward.dsl.playbook.DeadlineStatement;
import dev.steward.dsl.playbook.EventExpression;
import dev.steward.dsl.playbook.RaceExpression;
import dev.steward.dsl.playbook.WaitExpression;

/** Blocks that have so much time, and waits that may have no end. */
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
        block(deadline);
    }

    void check(EventExpression event) {
        boolean ends = event.getWithin() != null || Trees.around(event, DeadlineStatement.class) != null
                || besideAWait(event);
        if (!ends) {
            issues.warning(event, IssueCodes.WAIT_WITHOUT_DEADLINE, "The event may never come: add within and what"
                    + " happens then, as in within 3 days -> abort.");
        }
        if (event.getBlock() != null && event.getBlock().getStatements().isEmpty()) {
            issues.error(event, IssueCodes.EMPTY, "Nothing is done when the event comes: put a step into the braces, or"
                    + " leave them out.");
        }
    }

    /** Another branch of the race that it is in is a wait, which ends both. */
    private static boolean besideAWait(EventExpression event) {
        RaceExpression race = Trees.around(event, RaceExpression.class);
        return race != null && Shapes.statements(race.getBlock()).stream().anyMatch(
                s -> s instanceof BlockExpressionStatement lane && lane.getExpression() instanceof WaitExpression);
    }

    private void block(DeadlineStatement deadline) {
        if (Shapes.statements(deadline.getBlock()).isEmpty()) {
            issues.error(deadline, IssueCodes.EMPTY, "Nothing has this deadline: put the steps into its braces.");
        }
    }
}
