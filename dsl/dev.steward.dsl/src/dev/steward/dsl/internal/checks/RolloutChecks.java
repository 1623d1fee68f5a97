package dev.steward.dsl.internal.checks;

import java.math.BigDecimal;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.internal.analysis.Issues;
import dev.steward.dsl.playbook.BreachAction;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.KpiDecl;
import dev.steward.dsl.playbook.Reference;
import dev.steward.dsl.playbook.RolloutDecl;
import dev.steward.dsl.playbook.RolloutStage;
import dev.steward.dsl.types.Analysis;
import dev.steward.dsl.types.Target;

/** Roll-outs: shares that grow, guards that something measures, and an answer to a breach. */
final class RolloutChecks {

    private static final Set<String> ACTIONS = Set.of("revert", "escalate");
    private static final String BREACH = "breach";

    private final Analysis analysis;
    private final Issues issues;

    RolloutChecks(Analysis analysis, Issues issues) {
        this.analysis = analysis;
        this.issues = issues;
    }

    void check(RolloutDecl rollout) {
        BigDecimal before = BigDecimal.ZERO;
        for (RolloutStage stage : rollout.getStages()) {
            BigDecimal share = share(stage.getShare());
            if (share == null || share.compareTo(before) <= 0 || share.compareTo(BigDecimal.valueOf(100)) > 0) {
                issues.errorAt(stage, "share", IssueCodes.ROLLOUT_STAGES, "Each stage takes a greater share of the runs"
                        + " than the one before, and at most 100%: write a share above " + before.toPlainString()
                        + "%.");
            }
            before = share == null ? before : share;
        }
        rollout.getGuards().forEach(this::guard);
        if (rollout.getEvent() != null && !BREACH.equals(rollout.getEvent())) {
            Clauses.unknownWord(rollout, "event", rollout.getEvent(), Set.of(BREACH), ".", issues);
        }
        if (rollout.getGuards().isEmpty() != rollout.getActions().isEmpty()) {
            issues.errorAt(rollout, "playbook", IssueCodes.ROLLOUT_STAGES, rollout.getGuards().isEmpty()
                    ? "Nothing can be breached, as this roll-out has no guard: add guard with a KPI or cost, or remove"
                            + " on breach."
                    : "Say what happens when a guard does not hold: add on breach revert and escalate.");
        }
        for (BreachAction action : rollout.getActions()) {
            if (action.getName() != null && !ACTIONS.contains(action.getName())) {
                Clauses.unknownWord(action, "name", action.getName(), ACTIONS, ".", issues);
            }
        }
    }

    private static @Nullable BigDecimal share(
            @Nullable String text) {
        try {
            return text == null ? null : new BigDecimal(text.replace("%", "").replace("_", "").strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Something must be measured over the runs: a KPI, or what they cost. */
    private void guard(Expression guard) {
        boolean measured = guard instanceof Reference reference && measures(reference)
                || Shapes.all(guard, Reference.class).stream().anyMatch(this::measures);
        if (!measured && !analysis.typeOf(guard).isUnknown()) {
            issues.error(guard, IssueCodes.GUARD_NOT_MEASURABLE,
                    "Nothing measures this guard: compare a KPI or cost, as"
                            + " in openRate >= baseline - 3%.");
        }
    }

    private boolean measures(Reference reference) {
        return switch (analysis.targetOf(reference)) {
            case Target.DeclarationTarget of -> of.declaration() instanceof KpiDecl;
            case Target.BuiltinTarget of -> of.name().equals("cost");
            case null, default -> false;
        };
    }
}
