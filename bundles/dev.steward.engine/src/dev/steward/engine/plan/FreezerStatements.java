package dev.steward.engine.plan;

import static dev.steward.engine.plan.FreezerExpressions.expression;
import static dev.steward.engine.plan.FreezerExpressions.optional;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.model.workflow.Approval;
import dev.steward.model.workflow.Block;
import dev.steward.model.workflow.BranchNode;
import dev.steward.model.workflow.Budget;
import dev.steward.model.workflow.DeadlineNode;
import dev.steward.model.workflow.EscalateAction;
import dev.steward.model.workflow.EventNode;
import dev.steward.model.workflow.ForeachNode;
import dev.steward.model.workflow.HandlerAction;
import dev.steward.model.workflow.LetNode;
import dev.steward.model.workflow.ModelAction;
import dev.steward.model.workflow.ParallelNode;
import dev.steward.model.workflow.RaceNode;
import dev.steward.model.workflow.RaiseAction;
import dev.steward.model.workflow.RaiseNode;
import dev.steward.model.workflow.RepairAction;
import dev.steward.model.workflow.RepeatNode;
import dev.steward.model.workflow.Retry;
import dev.steward.model.workflow.ReturnNode;
import dev.steward.model.workflow.SagaNode;
import dev.steward.model.workflow.SkipAction;
import dev.steward.model.workflow.SkipNode;
import dev.steward.model.workflow.Statement;
import dev.steward.model.workflow.StepNode;
import dev.steward.model.workflow.UseAction;
import dev.steward.model.workflow.WaitNode;

/** Freezes statements and what may stand at a step. */
final class FreezerStatements {

    private FreezerStatements() {
    }

    static Stmt.Block block(Block block) {
        return new Stmt.Block(block.getStatements().stream().map(FreezerStatements::statement).toList(),
                optional(block.getResult()));
    }

    static Stmt.@Nullable Budget budget(@Nullable Budget budget) {
        return budget == null ? null
                : new Stmt.Budget(budget.getMicroUsd(), budget.getTokens(), budget.getTime(), budget.getOperator(),
                        budget.getDegradeModel(), budget.getEscalate(),
                        Plan.Period.valueOf(budget.getPeriod().name()), budget.getOwner());
    }

    static List<Stmt.Budget> budgets(List<Budget> budgets) {
        var frozen = new ArrayList<Stmt.Budget>();
        for (var each : budgets) {
            var budget = budget(each);
            if (budget != null) {
                frozen.add(budget);
            }
        }
        return frozen;
    }

    private static Stmt statement(Statement statement) {
        return switch (statement) {
            case LetNode l -> new Stmt.Let(l.getName(), expression(l.getValue()));
            case StepNode s -> step(s);
            case BranchNode b -> new Stmt.Branch(b.getName(), b.getArms().stream()
                    .map(arm -> new Stmt.Arm(expression(arm.getCondition()), block(arm.getBlock()))).toList(),
                    block(b.getOtherwise()));
            case ForeachNode f -> new Stmt.Foreach(f.getName(), f.getVariable(), expression(f.getIn()),
                    expression(f.getKey()), f.getMax(), f.getParallel(), block(f.getBody()));
            case ParallelNode p -> new Stmt.Parallel(p.getMax(), Stmt.Join.valueOf(p.getJoin().name()), p.getCount(),
                    p.getLanes().stream().map(FreezerStatements::block).toList());
            case DeadlineNode d -> new Stmt.Deadline(d.getName(), expression(d.getAfter()), block(d.getBody()),
                    Stmt.Outcome.valueOf(d.getOutcome().name()), optional(d.getMessage()));
            case EventNode e -> event(e);
            case RaceNode r ->
                new Stmt.Race(r.getName(), r.getLanes().stream().map(FreezerStatements::block).toList());
            case RepeatNode r -> new Stmt.Repeat(r.getName(), r.getRound(), r.getMax(), optional(r.getUntil()),
                    block(r.getBody()));
            case SagaNode s -> new Stmt.Saga(block(s.getBody()));
            case WaitNode w -> new Stmt.Wait(w.getName(), expression(w.getAmount()));
            case ReturnNode r -> new Stmt.Return(optional(r.getValue()));
            case SkipNode s -> new Stmt.EndSkipped(expression(s.getReason()));
            case RaiseNode r -> new Stmt.Raise(r.getError(), expression(r.getMessage()));
            default -> throw FreezerCheck.unknown(statement);
        };
    }

    private static Stmt event(EventNode event) {
        var body = event.getBody();
        return new Stmt.OnEvent(event.getName(), event.getEvent(), event.getVariable(), optional(event.getWhere()),
                optional(event.getWithin()), Stmt.Outcome.valueOf(event.getOutcome().name()),
                optional(event.getMessage()), body == null ? null : block(body));
    }

    private static Stmt step(StepNode step) {
        var undo = step.getUndo();
        return new Stmt.Step(step.getName(), FreezerCalls.call(step.getCall()), approval(step.getApprove()),
                retry(step.getRetry()),
                step.getHandlers().stream().map(h -> new Stmt.Handler(h.getErrors(), action(h.getAction()))).toList(),
                undo == null ? null : FreezerCalls.operation(undo), budget(step.getBudget()),
                budgets(step.getPeriodBudgets()), step.getDelegation().stream().map(Freezer::delegation).toList());
    }

    private static Stmt.@Nullable Retry retry(@Nullable Retry retry) {
        return retry == null ? null
                : new Stmt.Retry(retry.getTimes(), retry.getFirst(), retry.getMost(), retry.getErrors());
    }

    private static Stmt.@Nullable Approval approval(@Nullable Approval approval) {
        return approval == null ? null
                : new Stmt.Approval(expression(approval.getAsk()),
                        approval.getShow().stream()
                                .map(s -> new Stmt.Shown(s.getLabel(), expression(s.getValue()))).toList(),
                        approval.getEditable(), approval.getBatch(), approval.getExpires(),
                        Stmt.Outcome.valueOf(approval.getOnExpiry().name()),
                        Stmt.Outcome.valueOf(approval.getOnReject().name()));
    }

    private static Stmt.HandlerAction action(HandlerAction action) {
        return switch (action) {
            case RepairAction r -> new Stmt.HandlerAction.Repair(r.getTimes());
            case UseAction u -> new Stmt.HandlerAction.Use(expression(u.getValue()));
            case ModelAction m -> new Stmt.HandlerAction.WithModel(m.getModel());
            case EscalateAction e -> new Stmt.HandlerAction.Escalate(expression(e.getMessage()));
            case RaiseAction r -> new Stmt.HandlerAction.RaiseError(r.getError(), expression(r.getMessage()));
            case SkipAction s -> new Stmt.HandlerAction.Skip(expression(s.getReason()));
            default -> throw FreezerCheck.unknown(action);
        };
    }
}
