package dev.steward.dsl.internal.checks;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.internal.analysis.Issues;
import dev.steward.dsl.playbook.LimitPolicyAction;
import dev.steward.dsl.playbook.PlaybookFile;
import dev.steward.dsl.playbook.PolicyDecl;
import dev.steward.dsl.playbook.PolicyRule;
import dev.steward.dsl.playbook.PolicyTest;
import dev.steward.dsl.playbook.RedactAction;
import dev.steward.dsl.types.Analysis;
import dev.steward.dsl.types.Vocabulary;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;

/** Policies: with a reason for people, and with a test. */
final class PolicyChecks {

    private static final Set<String> KINDS = Vocabulary.POLICY_KINDS.keySet();

    private final Issues issues;
    private final Set<EObject> tested = new HashSet<>();

    PolicyChecks(Analysis analysis, Issues issues, List<PlaybookFile> files) {
        this.issues = issues;
        for (PlaybookFile file : files) {
            file.getDeclarations().stream().filter(PolicyTest.class::isInstance).map(PolicyTest.class::cast)
                    .map(t -> analysis.declaration(t, t.getPolicy())).forEach(tested::add);
        }
    }

    void check(PolicyDecl policy) {
        String kind = policy.getKind();
        if (kind != null && !KINDS.contains(kind)) {
            issues.errorAt(policy, "kind", IssueCodes.UNKNOWN_WORD, "A policy is for effect, memory or cost: write"
                    + " policy " + policy.getName() + " for effect ….", kind);
        } else if (kind != null && !"cost".equals(kind) && policy.getTargets().isEmpty()) {
            issues.errorAt(policy, "kind", IssueCodes.EMPTY, "Say for which " + kind + " the policy is: name an"
                    + " operation as connector.operation, a kind of effect, or a fact.");
        }
        if (policy.getRules().isEmpty()) {
            issues.errorAt(policy, "name", IssueCodes.POLICY_WITHOUT_RULE, "The policy " + policy.getName()
                    + " has no rule: add when … deny because \"…\".");
        }
        for (PolicyRule rule : policy.getRules()) {
            if (rule.getReason() == null && rule.getAction() != null) {
                issues.error(rule, IssueCodes.POLICY_WITHOUT_REASON, "Say why, for the person who is stopped by it: add"
                        + " because \"…\".");
            }
            if (rule.getAction() instanceof LimitPolicyAction || rule.getAction() instanceof RedactAction) {
                LaterChecks.later(rule.getAction(), Clauses.keyword(rule.getAction()), issues);
            }
        }
        if (!tested.contains(policy)) {
            issues.warningAt(policy, "name", IssueCodes.UNTESTED_POLICY, "The policy " + policy.getName()
                    + " has no test: add test policy " + policy.getName() + " { with … expect deny }.",
                    String.valueOf(policy.getName()));
        }
    }

    void check(PolicyTest test) {
        if (test.getCases().isEmpty()) {
            issues.errorAt(test, "policy", IssueCodes.EMPTY, "This test is empty: add with … expect deny.");
        }
    }
}
