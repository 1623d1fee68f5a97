package dev.steward.compiler.internal;

import dev.steward.dsl.playbook.ApproveModifier;
import dev.steward.dsl.playbook.BudgetClause;
import dev.steward.dsl.playbook.DelegateClause;
import dev.steward.dsl.playbook.OnErrorModifier;
import dev.steward.dsl.playbook.RetryModifier;
import dev.steward.dsl.playbook.StepModifier;
import dev.steward.dsl.playbook.StepStatement;
import dev.steward.dsl.playbook.UndoModifier;
import dev.steward.model.workflow.Call;
import dev.steward.model.workflow.StepNode;
import dev.steward.model.workflow.WorkflowFactory;

/** A step with what stands behind it. */
final class StepMapper {

    private final Compilation compilation;
    private final ApprovalMapper approvals;
    private final HandlerMapper handlers;
    private final BudgetMapper budgets;
    private final DelegationMapper delegations;
    private final UndoMapper undos;

    StepMapper(Compilation compilation, ExpressionMapper expressions, CallMapper calls) {
        this.compilation = compilation;
        this.approvals = new ApprovalMapper(compilation, expressions);
        this.handlers = new HandlerMapper(compilation, expressions);
        this.budgets = new BudgetMapper(compilation);
        this.delegations = new DelegationMapper(compilation);
        this.undos = new UndoMapper(compilation, calls);
    }

    /** A step that does {@code call}; {@code id} is its place in the source map. */
    StepNode step(StepStatement statement, Call call, String id) {
        var step = named(statement.getName(), call);
        compilation.place(id, statement);
        statement.getModifiers().forEach(modifier -> modifier(step, modifier, id));
        return step;
    }

    StepNode named(String name, Call call) {
        var step = WorkflowFactory.eINSTANCE.createStepNode();
        step.setName(name);
        step.setCall(call);
        return step;
    }

    private void modifier(StepNode step, StepModifier modifier, String id) {
        switch (modifier) {
            case ApproveModifier a -> {
                compilation.place(id + "#approve", a);
                step.setApprove(approvals.approval(a));
            }
            case UndoModifier u -> {
                compilation.place(id + "#undo", u);
                step.setUndo(undos.undo(u, step));
            }
            case RetryModifier r -> step.setRetry(handlers.retry(r));
            case OnErrorModifier o -> {
                step.getHandlers().add(handlers.handler(o));
                compilation.place(id + "#on" + step.getHandlers().size(), o);
            }
            case BudgetClause b when BudgetMapper.isOverRuns(b) ->
                step.getPeriodBudgets().add(budgets.overRuns(b, id));
            case BudgetClause b -> {
                compilation.place(id + "#budget", b);
                step.setBudget(budgets.budget(b));
            }
            case DelegateClause d when DelegationMapper.isPlainApproval(d) -> {
                if (step.getApprove() == null) {
                    compilation.place(id + "#approve", d);
                    step.setApprove(approvals.delegated(step.getName()));
                }
            }
            case DelegateClause d -> step.getDelegation().addAll(delegations.delegations(d));
            default -> compilation.later(modifier, "This part of a step");
        }
    }
}
