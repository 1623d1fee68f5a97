package dev.steward.engine.internal.core;

import java.time.LocalDate;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Plan.Delegation.Level;

/** How free a call is by what was delegated around it. Pure. */
public final class Delegations {

    private Delegations() {
    }

    /** The strictest that covers an effect on a day; null when none does. What was delegated for a time asks afterwards. */
    public static Plan.@Nullable Delegation strictest(List<Plan.Delegation> all, Plan.EffectKind effect, String target,
            LocalDate today) {
        Plan.Delegation strictest = null;
        for (var each : all) {
            var delegation = asOf(each, today);
            if (covers(delegation, effect, target) && (strictest == null || stricter(delegation, strictest))) {
                strictest = delegation;
            }
        }
        return strictest;
    }

    private static Plan.Delegation asOf(Plan.Delegation delegation, LocalDate today) {
        var until = delegation.until();
        return until == null || !today.isAfter(until) ? delegation
                : new Plan.Delegation(Level.APPROVAL, null, delegation.effects(), delegation.operations(), null);
    }

    private static boolean covers(Plan.Delegation delegation, Plan.EffectKind effect, String target) {
        return delegation.effects().isEmpty() && delegation.operations().isEmpty()
                || delegation.effects().contains(effect) || delegation.operations().contains(target);
    }

    private static boolean stricter(Plan.Delegation one, Plan.Delegation other) {
        var hold = one.hold();
        var before = other.hold();
        return one.level().compareTo(other.level()) > 0
                || one.level() == other.level() && hold != null && before != null && hold.compareTo(before) > 0;
    }
}
