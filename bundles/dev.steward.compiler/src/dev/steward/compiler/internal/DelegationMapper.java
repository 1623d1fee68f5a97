package dev.steward.compiler.internal;

import java.util.List;
import java.util.Locale;

import dev.steward.dsl.playbook.DelegateClause;
import dev.steward.dsl.playbook.DelegateLevel;
import dev.steward.dsl.playbook.EffectTarget;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.model.workflow.Delegation;
import dev.steward.model.workflow.DelegationLevel;
import dev.steward.model.workflow.EffectKind;
import dev.steward.model.workflow.WorkflowFactory;

/** {@code delegate}, of playbooks and of steps. */
final class DelegationMapper {

    private static final WorkflowFactory MAKE = WorkflowFactory.eINSTANCE;
    private static final String APPROVAL = "approval";

    private final Compilation compilation;

    DelegationMapper(Compilation compilation) {
        this.compilation = compilation;
    }

    /** Whether it only says that the operator is asked. */
    static boolean isPlainApproval(DelegateClause clause) {
        return clause.getLevels().stream().allMatch(level -> APPROVAL.equals(level.getLevel())
                && level.getTargets().isEmpty() && level.getUntil() == null && !level.isAtMost());
    }

    /** What a clause delegates. */
    List<Delegation> delegations(DelegateClause clause) {
        return clause.getLevels().stream().map(this::delegation).toList();
    }

    private Delegation delegation(DelegateLevel level) {
        var delegation = MAKE.createDelegation();
        delegation.setLevel(switch (level.getLevel()) {
            case "full" -> DelegationLevel.FULL;
            case "supervised" -> DelegationLevel.SUPERVISED;
            default -> DelegationLevel.APPROVAL;
        });
        if (level.getHold() != null) {
            delegation.setHold(Quantities.duration(level.getHold()).orElse(null));
        }
        delegation.setUntil(level.getUntil());
        for (var target : level.getTargets()) {
            if (compilation.analysis().operation(target, target.getName()) instanceof OperationDecl operation) {
                delegation.getOperations().add(Compilation.qualified(operation));
            } else {
                kind(delegation, target);
            }
        }
        return delegation;
    }

    private void kind(Delegation delegation, EffectTarget target) {
        try {
            delegation.getEffects().add(EffectKind.valueOf(target.getName().toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            compilation.error(target, Compilation.BROKEN, "Behind for, name a kind of effect such as irreversible, or "
                    + "an operation.");
        }
    }
}
