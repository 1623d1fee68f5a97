package dev.steward.dsl.internal.checks;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.internal.analysis.Issues;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.GoalDecl;
import dev.steward.dsl.playbook.InstanceDecl;
import dev.steward.dsl.playbook.KpiDecl;
import dev.steward.dsl.playbook.MemberAccess;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.Reference;
import dev.steward.dsl.playbook.RolloutDecl;
import dev.steward.dsl.playbook.TargetClause;
import dev.steward.dsl.types.Analysis;
import dev.steward.dsl.types.Target;
import dev.steward.dsl.types.Vocabulary;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

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
                reading(kpi);
            }
            case RolloutDecl rollout -> {
                if (!(analysis.declaration(rollout, rollout.getPlaybook()) instanceof PlaybookDecl)) {
                    issues.errorAt(rollout, "playbook", IssueCodes.UNRESOLVED_NAME, "There is no playbook "
                            + rollout.getPlaybook() + ": name one that is declared or imported here.");
                }
                new RolloutChecks(analysis, issues).check(rollout);
            }
            case InstanceDecl instance -> new InstanceChecks(analysis, issues).check(instance);
            default -> {
                // nothing to ask
            }
        }
    }

    private void reading(KpiDecl kpi) {
        if (kpi.getSource() == null || analysis.typeOf(kpi.getSource()).isUnknown()) {
            return;
        }
        OperationDecl operation = source(kpi.getSource());
        if (operation == null || !Shapes.reads(operation)) {
            issues.error(kpi.getSource(), IssueCodes.KPI_NO_READING,
                    "A KPI is read from outside, with an operation that"
                            + " only reads: write from connector.operation() and what of it counts, as in"
                            + " mail.latestStats().openRate.");
        }
    }

    private @Nullable OperationDecl source(@Nullable Expression expression) {
        return expression == null ? null
                : analysis.calleeOf(expression) instanceof OperationDecl operation ? operation
                        : expression instanceof MemberAccess member ? source(member.getReceiver()) : null;
    }

    private void order(GoalDecl goal, GoalDecl parent) {
        List<String> order = List.of("strategic", "tactical", "operational");
        int own = order.indexOf(goal.getLevel());
        int above = order.indexOf(parent.getLevel());
        if (own >= 0 && above >= 0 && own <= above) {
            issues.errorAt(goal, "level", IssueCodes.GOAL_LEVEL_ORDER, "The goal " + goal.getName() + " is "
                    + goal.getLevel() + " and stands under " + parent.getName() + ", which is " + parent.getLevel()
                    + ": a goal under another one looks less far ahead, strategic before tactical before operational.");
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
        if (analysis.declaration(goal, goal.getParent()) instanceof GoalDecl parent && parent != goal) {
            order(goal, parent);
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
