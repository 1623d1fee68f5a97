package dev.steward.dsl.internal.checks;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.internal.analysis.Issues;
import dev.steward.dsl.playbook.BinaryExpression;
import dev.steward.dsl.playbook.Binding;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.ListLiteral;
import dev.steward.dsl.playbook.MoneyLiteral;
import dev.steward.dsl.playbook.Parenthesized;
import dev.steward.dsl.playbook.PolicyDecl;
import dev.steward.dsl.playbook.PolicyTest;
import dev.steward.dsl.playbook.RangeExpression;
import dev.steward.dsl.playbook.Reference;
import dev.steward.dsl.types.Analysis;
import dev.steward.dsl.types.Target;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/** What models cost is in USD, so it is compared with and added to USD alone. */
final class CurrencyChecks {

    private final Analysis analysis;
    private final Issues issues;

    CurrencyChecks(Analysis analysis, Issues issues) {
        this.analysis = analysis;
        this.issues = issues;
    }

    void check(EObject element) {
        if (element instanceof BinaryExpression pair && !isLogic(pair)) {
            if (isCost(pair.getLeft())) {
                amounts(pair.getRight());
            }
            if (isCost(pair.getRight())) {
                amounts(pair.getLeft());
            }
        } else if (element instanceof Binding binding && binding.eContainer().eContainer() instanceof PolicyTest test
                && ("cost".equals(binding.getName()) || "estimate".equals(binding.getName()) && isForCost(test))) {
            amounts(binding.getValue());
        }
    }

    private static boolean isLogic(BinaryExpression pair) {
        return "and".equals(pair.getOperator()) || "or".equals(pair.getOperator());
    }

    private boolean isForCost(PolicyTest test) {
        return analysis.declaration(test, test.getPolicy()) instanceof PolicyDecl policy
                && "cost".equals(policy.getKind());
    }

    private boolean isCost(@Nullable Expression expression) {
        return switch (expression) {
            case Reference word when !word.isCall() -> switch (analysis.targetOf(word)) {
                case Target.BuiltinTarget of -> of.name().equals("cost");
                case Target.LocalTarget of -> of.origin() instanceof PolicyDecl && of.name().equals("estimate");
                case null, default -> false;
            };
            case Parenthesized inner -> isCost(inner.getExpression());
            case BinaryExpression pair when !isLogic(pair) -> isCost(pair.getLeft()) || isCost(pair.getRight());
            case null, default -> false;
        };
    }

    private void amounts(@Nullable Expression expression) {
        switch (expression) {
            case MoneyLiteral money when money.getValue() != null && !money.getValue().endsWith("USD") ->
                issues.error(money, IssueCodes.CURRENCY, "Costs are in USD, the currency in which models are billed:"
                        + " write the amount in USD.");
            case Parenthesized inner -> amounts(inner.getExpression());
            case BinaryExpression pair when !isLogic(pair) -> {
                amounts(pair.getLeft());
                amounts(pair.getRight());
            }
            case RangeExpression range -> {
                amounts(range.getFrom());
                amounts(range.getTo());
            }
            case ListLiteral list -> list.getElements().forEach(this::amounts);
            case null, default -> {
                // in the currency of something else
            }
        }
    }
}
