package dev.steward.dsl.internal.checks;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.internal.analysis.Issues;
import dev.steward.dsl.internal.analysis.Trees;
import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.BudgetAmount;
import dev.steward.dsl.playbook.BudgetClause;
import dev.steward.dsl.playbook.DegradeAction;
import dev.steward.dsl.playbook.GoalDecl;
import dev.steward.dsl.playbook.LimitAction;
import dev.steward.dsl.playbook.MoneyBudget;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.StepStatement;
import dev.steward.dsl.playbook.TimeBudget;
import dev.steward.dsl.playbook.WhyClause;
import dev.steward.dsl.types.Analysis;
import dev.steward.dsl.types.Vocabulary;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/** Budgets: in one currency, each kind once, and with a way on at the limit. */
final class BudgetChecks {

    private final Analysis analysis;
    private final Issues issues;

    BudgetChecks(Analysis analysis, Issues issues) {
        this.analysis = analysis;
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
        if (!Vocabulary.COUNTED.containsKey(period(budget))) {
            Clauses.unknownWord(budget, "period", period(budget), Vocabulary.COUNTED.keySet(), ".", issues);
        } else if (!"run".equals(period(budget))) {
            overRuns(budget);
        } else if (budget.eContainer() instanceof GoalDecl) {
            issues.error(budget, IssueCodes.BUDGET_PERIOD, "A goal has no runs of its own: say for how long all of its"
                    + " playbooks together have that much, as in budget 20 USD per month.");
        }
        outer(budget);
        path(budget);
    }

    /** {@code run} where nothing is said. */
    private static String period(BudgetClause budget) {
        return budget.getPeriod() == null ? "run" : budget.getPeriod();
    }

    /** Each period may have a budget of its own. */
    static boolean isFirstOfItsPeriod(BudgetClause budget, List<? extends EObject> clauses) {
        return clauses.stream().filter(BudgetClause.class::isInstance).map(BudgetClause.class::cast)
                .filter(other -> period(other).equals(period(budget))).findFirst().orElse(budget) == budget;
    }

    private void overRuns(BudgetClause budget) {
        for (BudgetAmount amount : budget.getAmounts()) {
            if (amount instanceof TimeBudget) {
                issues.error(amount, IssueCodes.BUDGET_PERIOD, "Time counts for each run: write it in a budget of its"
                        + " own, without per " + budget.getPeriod() + ".");
            }
        }
    }

    /** An inner budget never lets more pass than an outer one, so one that says more is a mistake. */
    private void outer(BudgetClause budget) {
        BigDecimal own = money(budget);
        for (EObject around = around(budget.eContainer()); own != null && around != null; around = around(around)) {
            for (BudgetClause other : budgets(around)) {
                BigDecimal most = money(other);
                if (most != null && period(other).equals(period(budget)) && own.compareTo(most) > 0) {
                    issues.warning(budget, IssueCodes.BUDGET_ABOVE_OUTER, "The budget around this one is "
                            + most.toPlainString() + " USD, so this one never counts: make it smaller, or leave it"
                            + " out.");
                    return;
                }
            }
        }
    }

    private @Nullable EObject around(@Nullable EObject owner) {
        return switch (owner) {
            case StepStatement step -> Trees.around(step, PlaybookDecl.class);
            case PlaybookDecl playbook -> goal(playbook);
            case GoalDecl goal when goal.getParent() != null -> {
                EObject parent = analysis.declaration(goal, goal.getParent());
                yield parent == goal ? null : parent;
            }
            case null, default -> null;
        };
    }

    private @Nullable EObject goal(PlaybookDecl playbook) {
        for (var clause : playbook.getClauses()) {
            if (clause instanceof WhyClause why) {
                return analysis.declaration(why, why.getGoal());
            }
        }
        return null;
    }

    private static List<BudgetClause> budgets(EObject owner) {
        return owner.eContents().stream().filter(BudgetClause.class::isInstance).map(BudgetClause.class::cast).toList();
    }

    private static @Nullable BigDecimal money(BudgetClause budget) {
        for (BudgetAmount amount : budget.getAmounts()) {
            String text = amount instanceof MoneyBudget money && money.getMoney() != null
                    ? money.getMoney().replaceAll("[^0-9.]", "")
                    : "";
            if (!text.isEmpty()) {
                return new BigDecimal(text);
            }
        }
        return null;
    }

    private void path(BudgetClause budget) {
        List<LimitAction> actions = budget.getLimitActions();
        if (budget.eContainer() instanceof AgentDecl) {
            return;
        }
        if (actions.isEmpty()) {
            if (budget.eContainer() instanceof PlaybookDecl || budget.eContainer() instanceof GoalDecl) {
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
