package dev.steward.dsl.internal.checks;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.internal.analysis.Issues;
import dev.steward.dsl.playbook.BudgetClause;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/** Lists of clauses in which each kind may stand once. */
final class Clauses {

    private static final Set<String> MANY = Set.of("ConstraintClause", "OperationDecl", "OnErrorModifier", "ShowClause",
            "MockClause", "DecideClause", "AssertClause", "InputClause", "TargetClause", "CronTrigger", "EveryTrigger",
            "EventTrigger", "ManualTrigger", "RateLimitClause");

    private Clauses() {
    }

    static void noneTwice(List<? extends EObject> clauses, String owner, Issues issues) {
        Map<EClass, EObject> seen = new HashMap<>();
        for (EObject clause : clauses) {
            boolean second = seen.putIfAbsent(clause.eClass(), clause) != null
                    && !(clause instanceof BudgetClause budget
                            && BudgetChecks.isFirstOfItsPeriod(budget, clauses));
            if (second && !MANY.contains(clause.eClass().getName())) {
                issues.error(clause, IssueCodes.DUPLICATE_CLAUSE, "A second " + keyword(clause) + " in one " + owner
                        + " would be ignored: remove one of the two.");
            }
        }
    }

    static void unknownWord(EObject at, String feature, String word, Set<String> known, String end, Issues issues) {
        issues.errorAt(at, feature, IssueCodes.UNKNOWN_WORD, "The word " + word
                + " has no meaning here: write one of " + String.join(", ", known.stream().sorted().toList()) + end,
                word);
    }

    /** The word that a clause begins with. */
    static String keyword(EObject clause) {
        ICompositeNode node = NodeModelUtils.getNode(clause);
        if (node != null) {
            for (ILeafNode leaf : node.getLeafNodes()) {
                if (!leaf.isHidden()) {
                    return leaf.getText();
                }
            }
        }
        return "clause";
    }
}
