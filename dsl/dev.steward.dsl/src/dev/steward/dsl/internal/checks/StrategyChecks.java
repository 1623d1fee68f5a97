package dev.steward.dsl.internal.checks;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.internal.analysis.Issues;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.GoalDecl;
import dev.steward.dsl.playbook.InstanceDecl;
import dev.steward.dsl.playbook.KpiDecl;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.Reference;
import dev.steward.dsl.playbook.RolloutDecl;
import dev.steward.dsl.playbook.TargetClause;
import dev.steward.dsl.types.Analysis;
import dev.steward.dsl.types.Target;
import dev.steward.dsl.types.Vocabulary;
import java.util.HashSet;
import java.util.Set;

/** Goals, KPIs and roll-outs. */
final class StrategyChecks {

    private static final Set<String> LEVELS = Vocabulary.GOAL_LEVELS.keySet();

    private final Analysis analysis;
    private final Issues issues;

    StrategyChecks(Analysis analysis, Issues issues) {
        this.analysis = analysis;
        this.issues = issues;
    }

    void check(Declaration declaration) {
        switch (declaration) {
            case GoalDecl goal -> goal(goal);
            case KpiDecl kpi -> {
                if (kpi.getSource() == null || kpi.getCadence() == null) {
                    issues.warningAt(kpi, "name", IssueCodes.KPI_WITHOUT_SOURCE, "Say where the KPI " + kpi.getName()
                            + " comes from and how often: add from connector.operation() every 1 day.");
                }
            }
            case RolloutDecl rollout -> {
                if (!(analysis.declaration(rollout, rollout.getPlaybook()) instanceof PlaybookDecl)) {
                    issues.errorAt(rollout, "playbook", IssueCodes.UNRESOLVED_NAME, "There is no playbook "
                            + rollout.getPlaybook() + ": name one that is declared or imported here.");
                }
            }
            case InstanceDecl instance -> LaterChecks.later(instance, "instance", issues);
            default -> {
                // nothing to ask
            }
        }
    }

    private void goal(GoalDecl goal) {
        if (goal.getLevel() != null && !LEVELS.contains(goal.getLevel())) {
            issues.errorAt(goal, "level", IssueCodes.UNKNOWN_WORD,
                    "A goal is strategic, tactical or operational: write one of these behind the colon.");
        }
        if (goal.getParent() != null && !(analysis.declaration(goal, goal.getParent()) instanceof GoalDecl)) {
            issues.errorAt(goal, "parent", IssueCodes.UNRESOLVED_NAME, "There is no goal " + goal.getParent()
                    + ": name one that is declared or imported here.", goal.getParent());
        }
        Set<Declaration> seen = new HashSet<>();
        Declaration at = goal;
        while (at instanceof GoalDecl known && seen.add(known)) {
            at = analysis.declaration(known, known.getParent());
        }
        if (at == goal) {
            issues.errorAt(goal, "parent", IssueCodes.PLAYBOOK_CYCLE, "The goal " + goal.getName()
                    + " would stand under itself: choose another parent.");
        }
        boolean measured = goal.getClauses().stream().filter(TargetClause.class::isInstance)
                .map(TargetClause.class::cast).anyMatch(this::usesKpi);
        if (!measured) {
            issues.warningAt(goal, "name", IssueCodes.GOAL_WITHOUT_KPI, "Nothing measures the goal " + goal.getName()
                    + ": add target with a KPI, as in target subscribers >= 5000 by 2027-12-31.");
        }
    }

    private boolean usesKpi(TargetClause target) {
        return Shapes.all(target, Reference.class).stream()
                .anyMatch(r -> analysis.targetOf(r) instanceof Target.DeclarationTarget of
                        && of.declaration() instanceof KpiDecl);
    }
}
