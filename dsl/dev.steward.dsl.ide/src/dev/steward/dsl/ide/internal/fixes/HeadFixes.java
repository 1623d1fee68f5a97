package dev.steward.dsl.ide.internal.fixes;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.ide.TextEdit;
import dev.steward.dsl.ide.internal.names.Regions;
import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.AssertClause;
import dev.steward.dsl.playbook.BudgetClause;
import dev.steward.dsl.playbook.CatchUpOption;
import dev.steward.dsl.playbook.ConnectorDecl;
import dev.steward.dsl.playbook.CronTrigger;
import dev.steward.dsl.playbook.DelegateClause;
import dev.steward.dsl.playbook.DelegateLevel;
import dev.steward.dsl.playbook.EventTrigger;
import dev.steward.dsl.playbook.GoalDecl;
import dev.steward.dsl.playbook.LimitPolicyAction;
import dev.steward.dsl.playbook.ManualTrigger;
import dev.steward.dsl.playbook.OverlapOption;
import dev.steward.dsl.playbook.PolicyDecl;
import dev.steward.dsl.playbook.PriorityClause;
import dev.steward.dsl.playbook.RateLimitClause;
import dev.steward.dsl.playbook.TriggerClause;
import dev.steward.dsl.playbook.TriggerOption;
import dev.steward.dsl.playbook.WhyClause;
import dev.steward.dsl.types.Vocabulary;
import java.util.List;
import java.util.Map;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;

/** What stands at the head of playbooks: triggers, budgets, delegation; and words with a fixed meaning. */
final class HeadFixes {

    private HeadFixes() {
    }

    static void register(Fixes fixes) {
        fixes.on(IssueCodes.OVERLAP_MISSING, f -> {
            f.append("Leave out a start while a run is on", f.exactly(TriggerClause.class), " overlap skip");
            f.append("Let the next run wait", f.exactly(TriggerClause.class), " overlap queue");
        });
        fixes.on(IssueCodes.BAD_CRON, f -> {
            CronTrigger cron = f.around(CronTrigger.class);
            f.replace("Every Monday at seven", cron == null ? null : Regions.first(cron, "expression"),
                    "\"0 7 * * MON\"");
        });
        fixes.on(IssueCodes.TRIGGER_TOO_OFTEN, f -> f.replace("Once a minute", "1 min"));
        fixes.on(IssueCodes.TRIGGER_RULES, HeadFixes::rules);
        fixes.on(IssueCodes.LIMIT_WITHOUT_PATH, HeadFixes::limit);
        fixes.on(IssueCodes.CURRENCY, f -> f.replace("Make it USD", f.text().replaceFirst("[A-Z]{3}$", "USD")));
        fixes.on(IssueCodes.LOOSER_THAN_GOAL, f -> {
            level(f, f.data(0));
            if (f.around(DelegateLevel.class) == null) {
                f.append("Delegate " + f.data(0), f.around(WhyClause.class), "\n  delegate " + f.data(0));
            }
        });
        fixes.on(IssueCodes.LOOSER_THAN_PLAYBOOK, f -> f.remove("Remove it", f.around(DelegateClause.class)));
        fixes.on(IssueCodes.HOLD_MISSING, f -> level(f, "supervised"));
        fixes.on(IssueCodes.UNTIL_USELESS, HeadFixes::until);
        fixes.on(IssueCodes.BUDGET_ABOVE_OUTER, f -> f.remove("Remove it", f.exactly(BudgetClause.class)));
        fixes.on(IssueCodes.BUDGET_PERIOD, HeadFixes::period);
        fixes.on(IssueCodes.MISPLACED, HeadFixes::atMost);
        fixes.on(IssueCodes.UNKNOWN_WORD, HeadFixes::word);
    }

    private static void rules(Finding finding) {
        TriggerOption option = finding.around(TriggerOption.class);
        TriggerClause trigger = finding.around(TriggerClause.class);
        if (option instanceof CatchUpOption catchUp && catchUp.getMost() != null
                && finding.text().equals(catchUp.getMost())) {
            finding.replace(catchUp.getMost().length() > 3 ? "Make up at most 100" : "Remove max", option,
                    "catchUp " + catchUp.getRule() + (catchUp.getMost().length() > 3 ? " max 100" : ""));
            return;
        }
        boolean oneOfMany = option instanceof CatchUpOption && trigger != null
                && !(trigger instanceof EventTrigger)
                && !(trigger instanceof ManualTrigger);
        if (oneOfMany) {
            finding.replace("Make up one start for all", option, "catchUp once");
        }
        finding.remove("Remove it", option);
    }

    private static void limit(Finding finding) {
        BudgetClause budget = finding.exactly(BudgetClause.class);
        if (budget != null) {
            finding.append("Tell the operator at the limit", budget, budget.getLimitActions().isEmpty()
                    ? " at limit escalate \"over budget\"" : " else escalate \"over budget\"");
        }
    }

    private static void level(Finding finding, String level) {
        DelegateLevel delegate = finding.around(DelegateLevel.class);
        if (delegate != null && !level.isEmpty()) {
            INode hold = Regions.first(delegate, "hold");
            String needed = level.equals("supervised") ? finding.data(1).isEmpty() ? "30 min" : finding.data(1) : "";
            if (hold != null && !needed.isEmpty()) {
                finding.replace("Hold for " + needed, hold, needed);
            } else {
                finding.replace("Delegate " + level, Regions.first(delegate, "level"),
                        level + (needed.isEmpty() ? "" : " " + needed));
            }
        }
    }

    private static void until(Finding finding) {
        DelegateLevel delegate = finding.exactly(DelegateLevel.class);
        ILeafNode word = Places.first(delegate, "until");
        INode day = delegate == null ? null : Regions.first(delegate, "until");
        if (word != null && day != null) {
            finding.propose("Remove until", List.of(new TextEdit(word.getOffset() - 1,
                    day.getEndOffset() - word.getOffset() + 1, "")));
        }
    }

    private static void period(Finding finding) {
        BudgetClause budget = finding.exactly(BudgetClause.class);
        if (budget != null && !budget.getAmounts().isEmpty()) {
            finding.append("Count a month together", budget.getAmounts().getLast(), " per month");
        }
    }

    /** Only goals say at most, and they say nothing else. */
    private static void atMost(Finding finding) {
        DelegateLevel delegate = finding.exactly(DelegateLevel.class);
        INode level = delegate == null ? null : Regions.first(delegate, "level");
        ILeafNode at = Places.first(delegate, "at");
        if (delegate != null && level != null && delegate.isAtMost() && at != null) {
            finding.propose("Remove at most",
                    List.of(new TextEdit(at.getOffset(), level.getOffset() - at.getOffset(), "")));
        } else if (delegate != null && level != null && !delegate.isAtMost()) {
            finding.propose("Add at most", List.of(new TextEdit(level.getOffset(), 0, "at most ")));
        }
    }

    private static void word(Finding finding) {
        String written = finding.text();
        Closest.to(written, known(finding).keySet(), 4).forEach(w -> finding.replace("Write " + w, w));
    }

    private static Map<String, String> known(Finding finding) {
        EObject at = finding.around(e -> table(e) != null);
        Map<String, String> table = at == null ? null : table(at);
        return table == null ? Map.of() : table;
    }

    private static @Nullable Map<String, String> table(EObject element) {
        return switch (element) {
            case OverlapOption option -> Vocabulary.OVERLAP;
            case CatchUpOption option -> Vocabulary.CATCH_UP;
            case PriorityClause priority -> Vocabulary.PRIORITIES;
            case DelegateLevel level -> Vocabulary.DELEGATION;
            case RateLimitClause limit -> Vocabulary.PERIODS;
            case AssertClause asserted -> asserted.getState() == null ? Vocabulary.VERDICTS : Vocabulary.STATES;
            case BudgetClause budget -> Vocabulary.COUNTED;
            case LimitPolicyAction limit -> Vocabulary.COUNTED;
            case ConnectorDecl connector -> Vocabulary.CONNECTOR_KINDS;
            case AgentDecl agent -> Vocabulary.AGENT_KINDS;
            case PolicyDecl policy -> Vocabulary.POLICY_KINDS;
            case GoalDecl goal -> Vocabulary.GOAL_LEVELS;
            default -> null;
        };
    }
}
