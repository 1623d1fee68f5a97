package dev.steward.dsl.internal.checks;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.internal.analysis.Issues;
import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.BudgetAmount;
import dev.steward.dsl.playbook.BudgetClause;
import dev.steward.dsl.playbook.DegradeAction;
import dev.steward.dsl.playbook.LimitAction;
import dev.steward.dsl.playbook.MoneyBudget;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.TimeBudget;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Budgets: in one currency, each kind once, and with a way on at the limit. */
final class BudgetChecks {

    private final Issues issues;

    BudgetChecks(Issues issues) {
        this.issues = issues;
    }

    void check(BudgetClause budget) {
        Set<String> kinds = new HashSet<>();
        for (BudgetAmount amount : budget.getAmounts()) {
            String kind = amount instanceof TimeBudget time && time.isOperator() ? "operator"
                    : amount.eClass().getName();
            if (!kinds.add(String.valueOf(kind))) {
                issues.error(amount, IssueCodes.DUPLICATE_CLAUSE, "A budget names each kind of limit once: remove one"
                        + " of the two.");
            }
            if (amount instanceof MoneyBudget money && money.getMoney() != null
                    && !money.getMoney().endsWith("USD")) {
                issues.error(amount, IssueCodes.CURRENCY, "Budgets are in USD, the currency in which models are"
                        + " billed: write the amount in USD.");
            }
        }
        if (budget.getPeriod() != null && !"run".equals(budget.getPeriod())) {
            issues.errorAt(budget, "period", IssueCodes.UNKNOWN_WORD, "A budget here is per run; those of a week or"
                    + " month belong to the company's settings.");
        }
        path(budget);
    }

    private void path(BudgetClause budget) {
        List<LimitAction> actions = budget.getLimitActions();
        if (budget.eContainer() instanceof AgentDecl) {
            return;
        }
        if (actions.isEmpty()) {
            if (budget.eContainer() instanceof PlaybookDecl) {
                issues.warning(budget, IssueCodes.LIMIT_WITHOUT_PATH,
                        "At this limit the run would simply fail: say what"
                                + " happens then, as in at limit escalate \"over budget\".");
            }
        } else if (actions.get(actions.size() - 1) instanceof DegradeAction) {
            issues.warning(budget, IssueCodes.LIMIT_WITHOUT_PATH, "When the cheaper model is too dear as well, nothing"
                    + " is said: add else escalate \"over budget\".");
        }
        for (int i = 0; i < actions.size() - 1; i++) {
            if (!(actions.get(i) instanceof DegradeAction)) {
                issues.error(Objects.requireNonNull(actions.get(i + 1)), IssueCodes.UNREACHABLE,
                        "Nothing follows an escalation: remove this.");
            }
        }
    }
}
