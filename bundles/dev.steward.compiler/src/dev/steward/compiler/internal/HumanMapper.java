package dev.steward.compiler.internal;

import java.time.Duration;

import dev.steward.dsl.playbook.BecauseClause;
import dev.steward.dsl.playbook.EndOutcome;
import dev.steward.dsl.playbook.ExpiresClause;
import dev.steward.dsl.playbook.HumanClause;
import dev.steward.dsl.playbook.HumanTask;
import dev.steward.dsl.playbook.ReturnsClause;
import dev.steward.model.workflow.HumanCall;
import dev.steward.model.workflow.HumanKind;
import dev.steward.model.workflow.Outcome;
import dev.steward.model.workflow.WorkflowFactory;

/** Steps done by the operator. */
final class HumanMapper {

    private static final Duration DEFAULT_EXPIRY = Duration.ofDays(7);

    private final Compilation compilation;
    private final ExpressionMapper expressions;
    private final TypeMapper types;
    private final Constants constants;
    private final Outcomes outcomes;

    HumanMapper(Compilation compilation, ExpressionMapper expressions, TypeMapper types) {
        this.compilation = compilation;
        this.expressions = expressions;
        this.types = types;
        this.constants = new Constants(compilation);
        this.outcomes = new Outcomes(compilation);
    }

    HumanCall call(HumanTask task) {
        var call = WorkflowFactory.eINSTANCE.createHumanCall();
        call.setExpires(DEFAULT_EXPIRY);
        call.setOnExpiry(Outcome.ABORT);
        call.setOutput(WorkflowFactory.eINSTANCE.createNothingType());
        switch (task.getVerb()) {
            case "edit" -> edit(call, task);
            case "do" -> {
                call.setKind(HumanKind.DO);
                call.setTitle(expressions.expression(task.getSubject()));
            }
            case "choose" -> choose(call, task);
            default -> {
                compilation.unknown(task, "'human " + task.getVerb() + "'");
                call.setTitle(Expressions.text(""));
            }
        }
        task.getClauses().forEach(clause -> clause(call, clause));
        return call;
    }

    private void edit(HumanCall call, HumanTask task) {
        call.setKind(HumanKind.EDIT);
        call.setTitle(Expressions.text("Edit " + compilation.textOf(task.getSubject())));
        call.setSubject(expressions.expression(task.getSubject()));
        call.setOutput(types.type(compilation.analysis().typeOf(task.getSubject())));
    }

    private void choose(HumanCall call, HumanTask task) {
        call.setKind(HumanKind.CHOOSE);
        call.setTitle(Expressions.text("Choose from " + compilation.textOf(task.getSubject())));
        call.setSubject(expressions.expression(task.getSubject()));
        call.setOutput(types.type(compilation.analysis().typeOf(task)));
    }

    private void clause(HumanCall call, HumanClause clause) {
        switch (clause) {
            case BecauseClause b -> call.setBecause(expressions.expression(b.getReason()));
            case ReturnsClause r -> {
                call.setOutput(types.reference(r.getType()));
                call.setKind(call.getKind() == HumanKind.DO ? HumanKind.FILL : call.getKind());
            }
            case ExpiresClause e -> {
                call.setExpires(constants.time(e.getAfter()));
                call.setOnExpiry(outcomes.outcome(e.getOutcome()));
                if (e.getOutcome() instanceof EndOutcome end && end.getMessage() != null) {
                    call.setEndReason(expressions.expression(end.getMessage()));
                }
            }
            default -> compilation.unknown(clause, "This part of a human step");
        }
    }
}
