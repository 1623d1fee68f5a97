package dev.steward.dsl.internal.checks;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.internal.analysis.Issues;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.RetryModifier;
import dev.steward.dsl.playbook.StepStatement;
import dev.steward.dsl.types.Analysis;

/**
 * A retry of a step that calls a playbook does all of that playbook again. So each effect in it must have been taken
 * back by then, or it would be done twice.
 */
final class RepeatChecks {

    private final Analysis analysis;
    private final Issues issues;

    RepeatChecks(Analysis analysis, Issues issues) {
        this.analysis = analysis;
        this.issues = issues;
    }

    void check(StepStatement step) {
        PlaybookDecl called = Shapes.playbook(step.getAction(), analysis);
        if (called == null) {
            return;
        }
        for (RetryModifier retry : Shapes.modifiers(step, RetryModifier.class)) {
            LastingEffects.Lasting found = new LastingEffects(analysis).in(called);
            if (found != null) {
                issues.error(retry, IssueCodes.RETRY_REPEATS, "retry would do all of " + called.getName()
                        + " again, and so do twice what " + found.step() + " has done by then (" + found.effect()
                        + "): " + cure(found), found.step());
            }
        }
    }

    private static String cure(LastingEffects.Lasting found) {
        String inside = "put retry on the step inside " + found.playbook() + " that can fail";
        return switch (found.why()) {
            case NO_INVERSE -> inside + ".";
            case NO_UNDO -> inside + ", or put " + found.step() + " into a saga with undo.";
            case SAGA_ENDS_EARLY -> inside + ", or let the saga around " + found.step()
                    + " hold all that can still fail behind it.";
        };
    }
}
