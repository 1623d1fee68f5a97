package dev.steward.dsl.internal.checks;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.internal.analysis.Issues;
import dev.steward.dsl.playbook.ExpiresClause;
import dev.steward.dsl.playbook.HumanClause;
import dev.steward.dsl.playbook.HumanTask;
import dev.steward.dsl.playbook.ReturnsClause;
import dev.steward.dsl.playbook.StepStatement;
import dev.steward.dsl.playbook.ValueHandler;

/** What people do has a step and an end. */
final class PeopleChecks {

    private final Issues issues;
    private final GateChecks gates;

    PeopleChecks(Issues issues, GateChecks gates) {
        this.issues = issues;
        this.gates = gates;
    }

    void check(HumanTask human) {
        Clauses.noneTwice(human.getClauses(), "human", issues);
        boolean place = human.eContainer() instanceof StepStatement || human.eContainer() instanceof ValueHandler;
        if (!place) {
            issues.error(human, IssueCodes.MISPLACED, "What a person does needs a step with a name: write step result ="
                    + " human ….");
        }
        boolean expires = false;
        for (HumanClause clause : human.getClauses()) {
            if (clause instanceof ExpiresClause expiry) {
                expires = true;
                gates.constant(expiry);
            } else if (clause instanceof ReturnsClause returns && !"do".equals(human.getVerb())) {
                issues.error(returns, IssueCodes.MISPLACED, "human " + human.getVerb()
                        + " gives what it shows, so returns does nothing: remove it.");
            }
        }
        if (!expires) {
            issues.error(human, IssueCodes.HUMAN_EXPIRY_MISSING, "This could wait for a person for ever: add expires"
                    + " 1 day -> abort, skip, escalate or end skipped.");
        }
    }
}
