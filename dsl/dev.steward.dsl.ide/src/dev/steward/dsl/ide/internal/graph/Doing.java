package dev.steward.dsl.ide.internal.graph;

import dev.steward.dsl.ide.FlowGraph.Effect;
import dev.steward.dsl.ide.FlowGraph.Kind;
import dev.steward.dsl.ide.FlowGraph.Mark;
import dev.steward.dsl.ide.FlowGraph.MarkKind;
import dev.steward.dsl.ide.internal.hover.Signatures;
import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.ArmValue;
import dev.steward.dsl.playbook.BranchExpression;
import dev.steward.dsl.playbook.BudgetClause;
import dev.steward.dsl.playbook.CommitClause;
import dev.steward.dsl.playbook.Construction;
import dev.steward.dsl.playbook.EventExpression;
import dev.steward.dsl.playbook.ExpiresClause;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.ForeachExpression;
import dev.steward.dsl.playbook.HumanTask;
import dev.steward.dsl.playbook.IrreversibleTrait;
import dev.steward.dsl.playbook.ModelClause;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.ParallelExpression;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.RaceExpression;
import dev.steward.dsl.playbook.ReadsTrait;
import dev.steward.dsl.playbook.RecallExpression;
import dev.steward.dsl.playbook.RecordDecl;
import dev.steward.dsl.playbook.RememberExpression;
import dev.steward.dsl.playbook.RepeatExpression;
import dev.steward.dsl.playbook.WaitExpression;
import dev.steward.dsl.types.Analysis;
import dev.steward.dsl.types.Type;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;

/**
 * What one step does.
 *
 * @param detail who or what does it
 * @param callee the playbook that it runs, null for all others
 */
record Doing(Kind kind, String detail, Effect effect, List<Mark> marks, @Nullable PlaybookDecl callee) {

    private static Doing plain(Kind kind, String detail) {
        return new Doing(kind, detail, Effect.NONE, List.of(), null);
    }

    /** What an expression does that is no block; a plain value does nothing but be computed. */
    static Doing of(@Nullable Expression action, Analysis analysis) {
        return switch (action) {
            case null -> plain(Kind.VALUE, "");
            case RecallExpression recall -> plain(Kind.RECALL, Words.written(recall).replaceFirst("^recall\\s+", ""));
            case RememberExpression remember -> remember(remember);
            case HumanTask task -> human(task);
            case WaitExpression wait -> plain(Kind.WAIT, Words.written(wait).replaceFirst("^wait\\s+", ""));
            case Construction made when analysis.typeOf(made) instanceof Type.Structure structure
                    && structure.declaration() instanceof RecordDecl record ->
                plain(Kind.RECORD, "writes " + record.getName());
            default -> call(action, analysis);
        };
    }

    private static Doing call(Expression action, Analysis analysis) {
        return switch (analysis.calleeOf(action)) {
            case AgentDecl agent -> agent(agent);
            case OperationDecl operation ->
                new Doing(Kind.OPERATION, Signatures.path(operation), effect(operation), List.of(), null);
            case PlaybookDecl playbook ->
                new Doing(Kind.PLAYBOOK, String.valueOf(playbook.getName()), Effect.NONE, List.of(), playbook);
            case null, default -> plain(Kind.VALUE, Words.written(action));
        };
    }

    private static Doing remember(RememberExpression remember) {
        boolean committed = remember.getClauses().stream().anyMatch(CommitClause.class::isInstance);
        return plain(Kind.REMEMBER, remember.getType() + (committed ? "" : ", proposed"));
    }

    private static Doing human(HumanTask task) {
        var marks = new ArrayList<Mark>();
        task.getClauses().stream().filter(ExpiresClause.class::isInstance).map(ExpiresClause.class::cast)
                .forEach(expires -> marks.add(expiry(expires)));
        return new Doing(Kind.HUMAN, task.getVerb() + " " + Words.said(task.getSubject()), Effect.NONE, marks, null);
    }

    /** {@code 8 hours → abort}. */
    static Mark expiry(ExpiresClause expires) {
        return new Mark(MarkKind.EXPIRES, Words.written(expires.getAfter()) + " → "
                + Words.written(expires.getOutcome()));
    }

    private static Doing agent(AgentDecl agent) {
        String model = "";
        var marks = new ArrayList<Mark>();
        for (var clause : agent.getClauses()) {
            switch (clause) {
                case ModelClause of -> model = " · " + of.getModel();
                case BudgetClause budget -> marks.add(new Mark(MarkKind.BUDGET, Words.amounts(budget)));
                default -> {
                    // not to be seen from a step
                }
            }
        }
        return new Doing(Kind.AGENT, agent.getName() + model, Effect.NONE, marks, null);
    }

    private static Effect effect(OperationDecl operation) {
        if (operation.getTraits().stream().anyMatch(IrreversibleTrait.class::isInstance)) {
            return Effect.IRREVERSIBLE;
        }
        return operation.getTraits().stream().anyMatch(ReadsTrait.class::isInstance) ? Effect.READS : Effect.CHANGES;
    }

    /** Whether a branch only chooses between values, so that it is one. */
    static boolean isValue(BranchExpression branch, Analysis analysis) {
        return branch.getArms().stream().allMatch(arm -> arm.getBody() instanceof ArmValue value
                && isValue(value.getValue(), analysis));
    }

    private static boolean isValue(@Nullable Expression value, Analysis analysis) {
        return switch (value) {
            case BranchExpression branch -> isValue(branch, analysis);
            case ForeachExpression loop -> false;
            case ParallelExpression lanes -> false;
            case RaceExpression race -> false;
            case RepeatExpression loop -> false;
            case EventExpression event -> false;
            case null, default -> of(value, analysis).kind() == Kind.VALUE;
        };
    }
}
