package dev.steward.compiler.internal;

import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.dsl.playbook.ArmBlock;
import dev.steward.dsl.playbook.ArmBody;
import dev.steward.dsl.playbook.ArmValue;
import dev.steward.dsl.playbook.BlockExpressionStatement;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.LetStatement;
import dev.steward.dsl.playbook.SagaStatement;
import dev.steward.dsl.playbook.StepStatement;
import dev.steward.model.workflow.Block;
import dev.steward.model.workflow.Statement;
import dev.steward.model.workflow.WorkflowFactory;

/** Blocks and arms: sequences whose value, where one is asked for, is that of their last statement. */
final class BlockMapper {

    private final StatementMapper statements;
    private final ExpressionMapper expressions;

    BlockMapper(StatementMapper statements, ExpressionMapper expressions) {
        this.statements = statements;
        this.expressions = expressions;
    }

    /** A block; {@code valued} when somebody asks for its value. */
    Block block(List<? extends EObject> sources, boolean valued) {
        var block = WorkflowFactory.eINSTANCE.createBlock();
        for (int i = 0; i < sources.size(); i++) {
            boolean last = i == sources.size() - 1;
            add(block, sources.get(i), valued && last);
        }
        return block;
    }

    Block arm(ArmBody body, boolean valued) {
        return switch (body) {
            case ArmBlock b -> block(b.getBlock().getStatements(), valued);
            case ArmValue v -> value(v.getValue(), valued);
            default -> block(List.of(body), valued);
        };
    }

    private Block value(Expression value, boolean valued) {
        var block = WorkflowFactory.eINSTANCE.createBlock();
        addValue(block, value, valued);
        return block;
    }

    private void add(Block block, EObject source, boolean valued) {
        if (source instanceof BlockExpressionStatement bare) {
            addBare(block, bare, valued);
            return;
        }
        if (valued && source instanceof SagaStatement saga) {
            var node = statements.saga(saga, true);
            block.getStatements().add(statements.saga(saga, node));
            // its names are there behind it, as none when a handler went on in its place
            block.setResult(saga.getHandlers().isEmpty() ? node.getBody().getResult()
                    : EcoreUtil.copy(node.getBody().getResult()));
            return;
        }
        block.getStatements().addAll(statements.statement(source));
        var name = nameOf(source);
        if (valued && name != null) {
            block.setResult(Expressions.variable(name));
        }
    }

    private void addBare(Block block, BlockExpressionStatement bare, boolean valued) {
        if (bare.getHandlers().isEmpty()) {
            addValue(block, bare.getExpression(), valued);
            return;
        }
        var name = valued ? statements.fresh(bare.getExpression()) : null;
        block.getStatements().addAll(statements.bare(bare, name));
        if (name != null) {
            block.setResult(Expressions.variable(name));
        }
    }

    private void addValue(Block block, Expression value, boolean valued) {
        var name = valued ? statements.fresh(value) : null;
        List<Statement> made = statements.boundary(value, name);
        block.getStatements().addAll(made);
        if (!valued) {
            return;
        }
        block.setResult(made.isEmpty() || name == null ? expressions.expression(value) : Expressions.variable(name));
    }

    private static @Nullable String nameOf(EObject source) {
        return switch (source) {
            case StepStatement s -> s.getName();
            case LetStatement l -> l.getName();
            default -> null;
        };
    }
}
