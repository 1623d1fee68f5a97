package dev.steward.compiler.internal;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.playbook.BlockExpressionStatement;
import dev.steward.dsl.playbook.BranchExpression;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.ForeachExpression;
import dev.steward.dsl.playbook.ParallelExpression;
import dev.steward.dsl.playbook.RaceExpression;
import dev.steward.dsl.playbook.Reference;
import dev.steward.dsl.playbook.RepeatExpression;
import dev.steward.dsl.playbook.Statement;
import dev.steward.dsl.types.Target;
import dev.steward.dsl.types.Type;
import dev.steward.model.workflow.BranchNode;
import dev.steward.model.workflow.ForeachNode;
import dev.steward.model.workflow.JoinRule;
import dev.steward.model.workflow.ParallelNode;
import dev.steward.model.workflow.RaceNode;
import dev.steward.model.workflow.RepeatNode;
import dev.steward.model.workflow.WorkflowFactory;

/** Branches, loops and lanes. */
final class LoopMapper {

    private static final WorkflowFactory MAKE = WorkflowFactory.eINSTANCE;

    private final Compilation compilation;
    private final ExpressionMapper expressions;
    private final BlockMapper blocks;
    private final Constants constants;
    private final String playbook;
    private int branches;

    LoopMapper(Compilation compilation, ExpressionMapper expressions, BlockMapper blocks, String playbook) {
        this.playbook = playbook;
        this.compilation = compilation;
        this.expressions = expressions;
        this.blocks = blocks;
        this.constants = new Constants(compilation);
    }

    BranchNode branch(BranchExpression branch, @Nullable String name) {
        var node = MAKE.createBranchNode();
        node.setName(name);
        node.setOtherwise(MAKE.createBlock());
        var id = playbook + "#branch" + ++branches;
        compilation.place(id, branch);
        for (var arm : branch.getArms()) {
            compilation.place(id + (arm.isOtherwise() ? ".else" : "." + (node.getArms().size() + 1)), arm);
            var block = blocks.arm(arm.getBody(), name != null);
            if (arm.isOtherwise()) {
                node.setOtherwise(block);
            } else {
                var made = MAKE.createArm();
                made.setCondition(expressions.expression(arm.getCondition()));
                made.setBlock(block);
                node.getArms().add(made);
            }
        }
        return node;
    }

    ForeachNode foreach(ForeachExpression loop, @Nullable String name) {
        var node = MAKE.createForeachNode();
        node.setName(name);
        node.setVariable(loop.getVariable().getName());
        node.setIn(expressions.expression(loop.getList()));
        // plain values are their own keys; the language asks for a key of everything else
        node.setKey(loop.getKey() == null ? Expressions.variable(loop.getVariable().getName())
                : expressions.expression(loop.getKey()));
        node.setMax(bound(loop, loop.getMax(), "'max' and the greatest number of items"));
        node.setBody(blocks.block(loop.getBlock().getStatements(), name != null));
        return node;
    }

    RepeatNode repeat(RepeatExpression loop, String name, boolean valued) {
        var node = MAKE.createRepeatNode();
        node.setName(name);
        node.setRound(roundOf(loop));
        node.setMax(bound(loop, loop.getMax(), "'at most' and the greatest number of rounds"));
        node.setUntil(expressions.optional(loop.getUntil()));
        node.setBody(blocks.block(loop.getBlock().getStatements(), valued));
        return node;
    }

    /** The word by which the number of the round is asked for, null when it is not. */
    private @Nullable String roundOf(RepeatExpression loop) {
        var parts = loop.eAllContents();
        while (parts.hasNext()) {
            if (parts.next() instanceof Reference reference
                    && compilation.analysis().targetOf(reference) instanceof Target.LocalTarget local
                    && local.origin() == loop) {
                return local.name();
            }
        }
        return null;
    }

    ParallelNode parallel(ParallelExpression parallel) {
        var node = MAKE.createParallelNode();
        for (var statement : parallel.getBlock().getStatements()) {
            node.getLanes().add(blocks.block(List.of(statement), false));
        }
        node.setMax(
                parallel.getMax() == null ? Math.max(1, node.getLanes().size()) : constants.bound(parallel.getMax()));
        join(node, parallel);
        return node;
    }

    RaceNode race(RaceExpression race, @Nullable String name) {
        var node = MAKE.createRaceNode();
        node.setName(name);
        for (var statement : race.getBlock().getStatements()) {
            node.getLanes().add(blocks.block(List.of(statement), name != null && givesValue(statement)));
        }
        return node;
    }

    private boolean givesValue(Statement statement) {
        return !(statement instanceof BlockExpressionStatement alone)
                || compilation.analysis().typeOf(alone.getExpression()) != Type.Special.NOTHING;
    }

    private void join(ParallelNode node, ParallelExpression parallel) {
        switch (parallel.getJoin()) {
            case null -> node.setJoin(JoinRule.ALL);
            case "all" -> node.setJoin(JoinRule.ALL);
            case "any" -> {
                node.setJoin(JoinRule.ANY);
                node.setSagas(true);
            }
            case String count -> {
                node.setJoin(JoinRule.COUNT);
                node.setSagas(true);
                node.setCount(Quantities.whole(count).orElse(0));
                if (node.getCount() < 1 || node.getCount() > node.getLanes().size()) {
                    compilation.error(parallel, Compilation.BROKEN,
                            "'join' is followed by all, any, or how many of the "
                                    + node.getLanes().size() + " lanes must end well.");
                }
            }
        }
    }

    private int bound(Expression loop, @Nullable Expression max, String cure) {
        if (max == null) {
            compilation.error(loop, IssueCodes.BOUND_MISSING, "A loop has a bound: write " + cure + ".");
            return 1;
        }
        return constants.bound(max);
    }
}
