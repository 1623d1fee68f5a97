package dev.steward.dsl.internal.checks;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.internal.analysis.Issues;
import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.ConnectorDecl;
import dev.steward.dsl.playbook.EffectTarget;
import dev.steward.dsl.playbook.LimitPolicyAction;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.PlaybookFile;
import dev.steward.dsl.playbook.PolicyAction;
import dev.steward.dsl.playbook.PolicyDecl;
import dev.steward.dsl.playbook.PolicyRule;
import dev.steward.dsl.playbook.PolicyTest;
import dev.steward.dsl.playbook.RedactAction;
import dev.steward.dsl.types.Analysis;
import dev.steward.dsl.types.Type;
import dev.steward.dsl.types.Vocabulary;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/** Policies: with a reason for people, and with a test. */
final class PolicyChecks {

    private static final Set<String> KINDS = Vocabulary.POLICY_KINDS.keySet();

    private final Analysis analysis;
    private final Issues issues;
    private final Set<EObject> tested = new HashSet<>();

    PolicyChecks(Analysis analysis, Issues issues, List<PlaybookFile> files) {
        this.analysis = analysis;
        this.issues = issues;
        for (PlaybookFile file : files) {
            file.getDeclarations().stream().filter(PolicyTest.class::isInstance).map(PolicyTest.class::cast)
                    .map(t -> analysis.declaration(t, t.getPolicy())).forEach(tested::add);
        }
    }

    void check(PolicyDecl policy) {
        String kind = policy.getKind();
        if (kind != null && !KINDS.contains(kind)) {
            issues.errorAt(policy, "kind", IssueCodes.UNKNOWN_WORD,
                    "A policy is for effect, memory, cost or prompt: write"
                            + " policy " + policy.getName() + " for effect ….",
                    kind);
        } else if ("cost".equals(kind) && !policy.getTargets().isEmpty()) {
            issues.error(policy.getTargets().get(0), IssueCodes.MISPLACED, "A policy for cost looks at every call that"
                    + " may cost something: write for cost alone, and ask for target or playbook in the condition.");
        } else if ("prompt".equals(kind)) {
            policy.getTargets().stream()
                    .filter(t -> !(analysis.declaration(t, t.getName()) instanceof AgentDecl)).forEach(t -> issues
                            .error(t, IssueCodes.UNRESOLVED_NAME, "There is no agent " + t.getName()
                                    + ": name one that is declared or imported here.", String.valueOf(t.getName())));
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
            action(policy, rule.getAction());
        }
        if (!tested.contains(policy)) {
            issues.warningAt(policy, "name", IssueCodes.UNTESTED_POLICY, "The policy " + policy.getName()
                    + " has no test: add test policy " + policy.getName() + " { with … expect deny }.",
                    String.valueOf(policy.getName()));
        }
    }

    private void action(PolicyDecl policy, @Nullable PolicyAction action) {
        if (action instanceof RedactAction && "cost".equals(policy.getKind())) {
            issues.error(action, IssueCodes.MISPLACED,
                    "There is nothing to redact in a cost: write a policy for effect,"
                            + " memory or prompt.");
        } else if (action instanceof LimitPolicyAction limit) {
            limit(policy, limit);
        }
    }

    private void limit(PolicyDecl policy, LimitPolicyAction limit) {
        if (limit.getUnit() != null && !Vocabulary.COUNTED.containsKey(limit.getUnit())) {
            Clauses.unknownWord(limit, "unit", limit.getUnit(), Vocabulary.COUNTED.keySet(), ".", issues);
        }
        if (limit.getMoney() == null) {
            if (limit.getAmount() != null && limit.getAmount().chars().allMatch(c -> c == '0' || c == '_')) {
                issues.errorAt(limit, "amount", IssueCodes.OUT_OF_BOUNDS, "A limit of 0 would allow no call at all:"
                        + " write a whole number from 1, or deny.");
            }
            return;
        }
        boolean cost = "cost".equals(policy.getKind());
        if (cost && !limit.getMoney().endsWith("USD")) {
            issues.errorAt(limit, "money", IssueCodes.CURRENCY,
                    "Costs are in USD, the currency in which models are billed: write"
                            + " the amount in USD.");
        } else if (!cost && !policy.getTargets().stream().allMatch(this::isAboutMoney)) {
            issues.error(limit, IssueCodes.LIMIT_WITHOUT_MONEY, "No money can be counted here, as "
                    + ("effect".equals(policy.getKind()) ? "not every call that this is for takes a Money"
                            : "only calls"
                                    + " of operations take a Money")
                    + ": name operations that do, write policy " + policy.getName()
                    + " for cost, or count calls, as in limit 3 per day.");
        }
    }

    /** Whether a call of the operation, or of each of the connector, says how much money it is about. */
    private boolean isAboutMoney(EffectTarget target) {
        OperationDecl operation = analysis.operation(target, target.getName());
        if (operation == null && analysis.declaration(target, target.getName()) instanceof ConnectorDecl connector) {
            return connector.getMembers().stream().filter(OperationDecl.class::isInstance)
                    .map(OperationDecl.class::cast).allMatch(this::isAboutMoney);
        }
        return operation != null && isAboutMoney(operation);
    }

    private boolean isAboutMoney(OperationDecl operation) {
        return operation.getParameters().stream()
                .anyMatch(p -> p.getType() != null && holdsMoney(analysis.typeOf(p.getType()), new HashSet<>()));
    }

    private boolean holdsMoney(Type type, Set<Object> seen) {
        return switch (type.present()) {
            case Type.ListType list -> holdsMoney(list.element(), seen);
            case Type.Structure structure -> seen.add(structure.declaration()) && structure.fields().stream()
                    .anyMatch(f -> f.getType() != null && holdsMoney(analysis.typeOf(f.getType()), seen));
            case Type other -> other.equals(Type.MONEY);
        };
    }

    void check(PolicyTest test) {
        if (test.getCases().isEmpty()) {
            issues.errorAt(test, "policy", IssueCodes.EMPTY, "This test is empty: add with … expect deny.");
        }
    }
}
