package dev.steward.compiler.internal;

import java.time.Duration;
import java.util.Locale;

import org.eclipse.emf.ecore.EObject;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.playbook.BudgetAmount;
import dev.steward.dsl.playbook.BudgetClause;
import dev.steward.dsl.playbook.DegradeAction;
import dev.steward.dsl.playbook.EscalateLimitAction;
import dev.steward.dsl.playbook.LimitAction;
import dev.steward.dsl.playbook.MoneyBudget;
import dev.steward.dsl.playbook.TimeBudget;
import dev.steward.dsl.playbook.TokenBudget;
import dev.steward.model.workflow.Budget;
import dev.steward.model.workflow.Period;
import dev.steward.model.workflow.WorkflowFactory;

/** Budgets of playbooks, agents and steps. */
final class BudgetMapper {

    private static final String USD = "USD";
    private static final String OVER_BUDGET = "The budget is used up.";

    private final Compilation compilation;
    private final Constants constants;

    BudgetMapper(Compilation compilation) {
        this.compilation = compilation;
        this.constants = new Constants(compilation);
    }

    Budget budget(BudgetClause clause) {
        var budget = WorkflowFactory.eINSTANCE.createBudget();
        clause.getAmounts().forEach(amount -> amount(budget, amount));
        clause.getLimitActions().forEach(action -> limit(budget, action));
        return budget;
    }

    /** Whether it counts all runs of a period together. */
    static boolean isOverRuns(BudgetClause clause) {
        return clause.getPeriod() != null && !clause.getPeriod().equals("run");
    }

    /** A budget for a period; {@code owner}: what is counted together. */
    Budget overRuns(BudgetClause clause, String owner) {
        var budget = budget(clause);
        budget.setPeriod(Period.valueOf(String.valueOf(clause.getPeriod()).toUpperCase(Locale.ROOT)));
        budget.setOwner(owner);
        return budget;
    }

    private void amount(Budget budget, BudgetAmount amount) {
        switch (amount) {
            case MoneyBudget m -> budget.setMicroUsd(money(m));
            case TokenBudget t -> budget.setTokens(Quantities.number(t.getTokens()).longValue());
            case TimeBudget t when t.isOperator() -> budget.setOperator(time(t, t.getTime()));
            case TimeBudget t -> budget.setTime(time(t, t.getTime()));
            default -> compilation.later(amount, "This kind of budget");
        }
    }

    private void limit(Budget budget, LimitAction action) {
        switch (action) {
            case DegradeAction d -> budget.setDegradeModel(d.getModel());
            case EscalateLimitAction e -> {
                var message = constants.text(e.getMessage(), "What the operator is told");
                budget.setEscalate(message == null ? OVER_BUDGET : message);
            }
            default -> compilation.later(action, "This answer to a used up budget");
        }
    }

    private long money(MoneyBudget budget) {
        var amount = Quantities.money(budget.getMoney());
        if (amount.isEmpty() || !amount.get().currency().equals(USD)) {
            compilation.error(budget, IssueCodes.CURRENCY, "Models are paid in US dollars: write the budget in USD.");
            return 0;
        }
        return amount.get().micro();
    }

    private Duration time(EObject place, String text) {
        var time = Quantities.duration(text);
        if (time.isEmpty()) {
            compilation.notConstant(place, "The time");
        }
        return time.orElse(Duration.ZERO);
    }
}
