package dev.steward.compiler.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.steward.dsl.playbook.DelegateClause;
import dev.steward.dsl.playbook.DelegateLevel;
import dev.steward.dsl.playbook.EffectTarget;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.model.workflow.Delegation;
import dev.steward.model.workflow.DelegationLevel;
import dev.steward.model.workflow.EffectKind;
import dev.steward.model.workflow.LiteralKind;
import dev.steward.model.workflow.PlaybookDef;
import dev.steward.model.workflow.PolicyDef;
import dev.steward.model.workflow.Verdict;
import dev.steward.model.workflow.WorkflowFactory;

/**
 * {@code delegate}. Levels for kinds of effects belong to the playbook. {@code approval} for a single operation becomes
 * a policy that asks: it holds for the whole run, which is never looser than what is written.
 */
final class DelegationMapper {

    private static final WorkflowFactory MAKE = WorkflowFactory.eINSTANCE;
    private static final String APPROVAL = "approval";

    private final Compilation compilation;
    private final List<PolicyDef> policies = new ArrayList<>();

    DelegationMapper(Compilation compilation) {
        this.compilation = compilation;
    }

    /** Whether it only says that the operator is asked. */
    static boolean isPlainApproval(DelegateClause clause) {
        return clause.getLevels().stream().allMatch(level -> APPROVAL.equals(level.getLevel())
                && level.getTargets().isEmpty() && level.getUntil() == null && !level.isAtMost());
    }

    void add(PlaybookDef playbook, DelegateClause clause) {
        clause.getLevels().forEach(level -> add(playbook, level));
    }

    /** What the delegations of single operations became. */
    List<PolicyDef> policies() {
        return policies;
    }

    private void add(PlaybookDef playbook, DelegateLevel level) {
        if (level.getUntil() != null || level.isAtMost()) {
            compilation.later(level, "An end of a delegation");
            return;
        }
        var delegation = MAKE.createDelegation();
        delegation.setLevel(switch (level.getLevel()) {
            case "full" -> DelegationLevel.FULL;
            case "supervised" -> DelegationLevel.SUPERVISED;
            default -> DelegationLevel.APPROVAL;
        });
        if (level.getHold() != null) {
            delegation.setHold(Quantities.duration(level.getHold()).orElse(null));
        }
        for (var target : level.getTargets()) {
            if (compilation.analysis().operation(target, target.getName()) instanceof OperationDecl operation) {
                operation(playbook, level, operation);
            } else {
                kind(delegation, target);
            }
        }
        if (level.getTargets().isEmpty() || !delegation.getEffects().isEmpty()) {
            playbook.getDelegation().add(delegation);
        }
    }

    private void kind(Delegation delegation, EffectTarget target) {
        try {
            delegation.getEffects().add(EffectKind.valueOf(target.getName().toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            compilation.error(target, Compilation.BROKEN, "Behind for, name a kind of effect such as irreversible, or "
                    + "an operation.");
        }
    }

    private void operation(PlaybookDef playbook, DelegateLevel level, OperationDecl operation) {
        if (!APPROVAL.equals(level.getLevel())) {
            compilation.later(level, "This delegation of a single operation");
            return;
        }
        var rule = MAKE.createRuleDef();
        rule.setCondition(Expressions.literal(LiteralKind.BOOL, "true"));
        rule.setVerdict(Verdict.ASK);
        rule.setBecause(Expressions.text("delegate approval for " + operation.getName()));
        var policy = MAKE.createPolicyDef();
        policy.setName(playbook.getName() + "#delegate");
        policy.setTarget(Compilation.qualified(operation));
        policy.getRules().add(rule);
        compilation.place(policy.getName(), level);
        policies.add(policy);
    }
}
