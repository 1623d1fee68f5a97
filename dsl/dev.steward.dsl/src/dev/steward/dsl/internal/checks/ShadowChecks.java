package dev.steward.dsl.internal.checks;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.internal.analysis.Issues;
import dev.steward.dsl.playbook.AskAction;
import dev.steward.dsl.playbook.ConnectorDecl;
import dev.steward.dsl.playbook.DenyAction;
import dev.steward.dsl.playbook.EffectTarget;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.Parenthesized;
import dev.steward.dsl.playbook.PlaybookFile;
import dev.steward.dsl.playbook.PolicyDecl;
import dev.steward.dsl.playbook.PolicyRule;
import dev.steward.dsl.playbook.Reference;
import dev.steward.dsl.types.Analysis;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/**
 * Rules that can never decide: their condition never holds, or whenever it does another rule has the last word anyway.
 * All rules that hold are heard, in any order, and deny wins; so only a rule that denies, or says the same, shadows.
 */
final class ShadowChecks {

    private final Analysis analysis;
    private final Issues issues;

    /**
     * A rule with what it applies to.
     *
     * @param targets   what it names: operations, connectors or words for kinds of effects; none stands for all
     * @param condition its words
     */
    private record Rule(PolicyDecl policy, PolicyRule rule, List<Object> targets, String condition, boolean denies) {
    }

    ShadowChecks(Analysis analysis, Issues issues) {
        this.analysis = analysis;
        this.issues = issues;
    }

    void check(Collection<PlaybookFile> files) {
        List<Rule> rules = new ArrayList<>();
        files.forEach(f -> f.getDeclarations().stream().filter(PolicyDecl.class::isInstance)
                .map(PolicyDecl.class::cast).filter(p -> "effect".equals(p.getKind())).forEach(p -> rules(p, rules)));
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            if (rule.condition().equals("false")) {
                tell(rule, "This condition never holds, so the rule never decides: remove it.");
                continue;
            }
            for (int j = 0; j < rules.size(); j++) {
                Rule other = rules.get(j);
                // of two that shadow each other, the one behind is told
                if (i != j && shadows(other, rule) && (j < i || !shadows(rule, other))) {
                    tell(rule, "This rule never decides: " + (other.condition().equals("true")
                            ? "the policy " + other.policy().getName() + " denies all of this anyway"
                            : "the policy " + other.policy().getName() + " has one with the same condition that "
                                    + (other.denies() ? "denies" : "asks"))
                            + ". Remove one of them.");
                    break;
                }
            }
        }
    }

    private void tell(Rule rule, String message) {
        issues.warning(rule.rule(), IssueCodes.SHADOWED_RULE, message);
    }

    private void rules(PolicyDecl policy, List<Rule> out) {
        List<Object> targets = new ArrayList<>();
        for (EffectTarget target : policy.getTargets()) {
            OperationDecl operation = analysis.operation(target, target.getName());
            EObject named = operation != null ? operation : analysis.declaration(target, target.getName());
            targets.add(named == null ? String.valueOf(target.getName()) : named);
        }
        for (PolicyRule rule : policy.getRules()) {
            boolean denies = rule.getAction() instanceof DenyAction;
            if (rule.getCondition() != null && (denies || rule.getAction() instanceof AskAction)) {
                out.add(new Rule(policy, rule, targets, text(rule.getCondition()), denies));
            }
        }
    }

    private boolean shadows(Rule strong, Rule weak) {
        boolean always = strong.condition().equals("true") && strong.denies();
        boolean same = strong.condition().equals(weak.condition()) && (strong.denies() || !weak.denies());
        return (always || same) && covers(strong.targets(), weak.targets());
    }

    private static boolean covers(List<Object> wide, List<Object> narrow) {
        return wide.isEmpty()
                || !narrow.isEmpty() && narrow.stream().allMatch(n -> wide.stream().anyMatch(w -> covers(w, n)));
    }

    private static boolean covers(Object wide, Object narrow) {
        return wide.equals(narrow) || narrow instanceof OperationDecl operation
                && (wide instanceof ConnectorDecl connector && operation.eContainer() == connector
                        || wide instanceof String word && isOf(operation, word));
    }

    private static boolean isOf(OperationDecl operation, String word) {
        return operation.getTraits().stream()
                .anyMatch(t -> t.eClass().getName().toLowerCase(Locale.ROOT).equals(word + "trait"));
    }

    /** The words of a condition; true and false where it says no more than that. */
    private static String text(Expression condition) {
        @Nullable
        Expression at = condition;
        while (at instanceof Parenthesized inner) {
            at = inner.getExpression();
        }
        if (at instanceof Reference word && !word.isCall()) {
            return String.valueOf(word.getName());
        }
        ICompositeNode node = NodeModelUtils.findActualNodeFor(condition);
        return node == null ? "" : StreamSupport.stream(node.getLeafNodes().spliterator(), false)
                .filter(leaf -> !leaf.isHidden()).map(ILeafNode::getText).collect(Collectors.joining(" "));
    }
}
