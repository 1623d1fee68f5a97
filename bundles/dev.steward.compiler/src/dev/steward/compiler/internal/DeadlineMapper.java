package dev.steward.compiler.internal;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.dsl.playbook.DeadlineStatement;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.EndOutcome;
import dev.steward.dsl.playbook.EscalateOutcome;
import dev.steward.dsl.playbook.EventExpression;
import dev.steward.dsl.playbook.Outcome;
import dev.steward.model.workflow.DeadlineNode;
import dev.steward.model.workflow.EventNode;
import dev.steward.model.workflow.WorkflowFactory;

/** Blocks that have so much time, and waits for events. */
final class DeadlineMapper {

    private final Compilation compilation;
    private final ExpressionMapper expressions;
    private final BlockMapper blocks;
    private final Outcomes outcomes;

    DeadlineMapper(Compilation compilation, ExpressionMapper expressions, BlockMapper blocks) {
        this.compilation = compilation;
        this.expressions = expressions;
        this.blocks = blocks;
        outcomes = new Outcomes(compilation);
    }

    DeadlineNode deadline(DeadlineStatement source, String name) {
        var node = WorkflowFactory.eINSTANCE.createDeadlineNode();
        node.setName(name);
        node.setAfter(expressions.expression(source.getAfter()));
        node.setBody(blocks.block(source.getBlock().getStatements(), false));
        node.setOutcome(outcomes.outcome(source.getOutcome()));
        node.setMessage(expressions.optional(message(source.getOutcome())));
        return node;
    }

    EventNode event(EventExpression source, String name, boolean valued) {
        var node = WorkflowFactory.eINSTANCE.createEventNode();
        node.setName(name);
        if (compilation.analysis().declaration(source, source.getEvent()) instanceof Declaration declaration) {
            node.setEvent(compilation.needed().need(declaration));
        }
        node.setVariable("event");
        node.setWhere(expressions.optional(source.getCondition()));
        node.setWithin(expressions.optional(source.getWithin()));
        if (source.getOutcome() != null) {
            node.setOutcome(outcomes.outcome(source.getOutcome()));
            node.setMessage(expressions.optional(message(source.getOutcome())));
        }
        if (source.getBlock() != null) {
            node.setBody(blocks.block(source.getBlock().getStatements(), valued));
        }
        return node;
    }

    private static dev.steward.dsl.playbook.@Nullable Expression message(Outcome outcome) {
        return switch (outcome) {
            case EscalateOutcome escalate -> escalate.getMessage();
            case EndOutcome end -> end.getMessage();
            default -> null;
        };
    }
}
