package dev.steward.compiler.internal;

import java.time.Duration;

import dev.steward.dsl.playbook.ApproveClause;
import dev.steward.dsl.playbook.ApproveModifier;
import dev.steward.dsl.playbook.BatchClause;
import dev.steward.dsl.playbook.EditableClause;
import dev.steward.dsl.playbook.EditableName;
import dev.steward.dsl.playbook.ExpiresClause;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.OptionsClause;
import dev.steward.dsl.playbook.RejectClause;
import dev.steward.dsl.playbook.ShowClause;
import dev.steward.model.workflow.Approval;
import dev.steward.model.workflow.Outcome;
import dev.steward.model.workflow.Shown;
import dev.steward.model.workflow.WorkflowFactory;

/** {@code approve} on a step. */
final class ApprovalMapper {

    /** An approval without {@code expires} ends all the same. */
    static final Duration DEFAULT_EXPIRY = Duration.ofDays(7);

    private static final WorkflowFactory MAKE = WorkflowFactory.eINSTANCE;

    private final Compilation compilation;
    private final ExpressionMapper expressions;
    private final Constants constants;
    private final Outcomes outcomes;

    ApprovalMapper(Compilation compilation, ExpressionMapper expressions) {
        this.compilation = compilation;
        this.expressions = expressions;
        this.constants = new Constants(compilation);
        this.outcomes = new Outcomes(compilation);
    }

    Approval approval(ApproveModifier modifier) {
        var approval = approval(expressions.expression(modifier.getAsk()));
        modifier.getClauses().forEach(clause -> clause(approval, clause));
        return approval;
    }

    /** The gate that {@code delegate approval} behind a step stands for. */
    Approval delegated(String step) {
        return approval(Expressions.text("Go on with " + step + "?"));
    }

    private static Approval approval(dev.steward.model.workflow.Expression ask) {
        var approval = MAKE.createApproval();
        approval.setAsk(ask);
        approval.setExpires(DEFAULT_EXPIRY);
        approval.setOnExpiry(Outcome.ABORT);
        approval.setOnReject(Outcome.ABORT);
        return approval;
    }

    private void clause(Approval approval, ApproveClause clause) {
        switch (clause) {
            case ShowClause s -> s.getValues().forEach(value -> approval.getShow().add(shown(value)));
            case EditableClause e -> e.getNames().stream().map(EditableName::getName)
                    .forEach(approval.getEditable()::add);
            case BatchClause b -> approval.setBatch(constants.text(b.getKey(), "The key of a batch"));
            case OptionsClause o -> o.getValues().forEach(value -> approval.getShow().add(shown(value)));
            case RejectClause r -> approval.setOnReject(outcomes.outcome(r.getOutcome()));
            case ExpiresClause e -> {
                approval.setExpires(constants.time(e.getAfter()));
                approval.setOnExpiry(outcomes.outcome(e.getOutcome()));
            }
            default -> compilation.unknown(clause, "This part of an approval");
        }
    }

    private Shown shown(Expression value) {
        var shown = MAKE.createShown();
        shown.setLabel(compilation.textOf(value));
        shown.setValue(expressions.expression(value));
        return shown;
    }
}
