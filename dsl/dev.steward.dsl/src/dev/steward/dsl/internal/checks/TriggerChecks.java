package dev.steward.dsl.internal.checks;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.internal.analysis.Issues;
import dev.steward.dsl.playbook.CatchUpOption;
import dev.steward.dsl.playbook.CronTrigger;
import dev.steward.dsl.playbook.EventTrigger;
import dev.steward.dsl.playbook.EveryTrigger;
import dev.steward.dsl.playbook.ManualTrigger;
import dev.steward.dsl.playbook.OverlapOption;
import dev.steward.dsl.playbook.TriggerClause;
import dev.steward.dsl.playbook.TriggerOption;
import dev.steward.dsl.schedule.Cron;
import dev.steward.dsl.schedule.Every;
import dev.steward.dsl.types.Vocabulary;
import java.time.Duration;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;

/** When a playbook starts by itself: the schedule can be met, and its rules say what happens when it can't. */
final class TriggerChecks {

    private static final Set<String> OVERLAP = Vocabulary.OVERLAP.keySet();
    private static final Set<String> CATCH_UP = Vocabulary.CATCH_UP.keySet();
    private static final Set<String> ONE_AT_A_TIME = Set.of("skip", "replace");
    private static final int MOST_MADE_UP = 1000;

    private final Issues issues;

    TriggerChecks(Issues issues) {
        this.issues = issues;
    }

    void check(TriggerClause trigger) {
        Clauses.noneTwice(trigger.getOptions(), "trigger", issues);
        String overlap = null;
        CatchUpOption catchUp = null;
        for (TriggerOption option : trigger.getOptions()) {
            if (option instanceof OverlapOption rule) {
                overlap = String.valueOf(rule.getRule());
                if (rule.getRule() != null && !OVERLAP.contains(overlap)) {
                    Clauses.unknownWord(rule, "rule", overlap, OVERLAP, ".", issues);
                }
                useless(trigger, rule, "overlap");
            } else if (option instanceof CatchUpOption rule) {
                catchUp = rule;
                catchUp(trigger, rule);
            }
        }
        if (overlap == null && !(trigger instanceof ManualTrigger)) {
            issues.error(trigger, IssueCodes.OVERLAP_MISSING, "Say what happens when the run before is not done yet:"
                    + " add overlap skip, queue, replace or allow.");
        }
        if (catchUp != null && "all".equals(catchUp.getRule()) && overlap != null && ONE_AT_A_TIME.contains(overlap)) {
            issues.error(catchUp, IssueCodes.TRIGGER_RULES, "What is made up comes all at once, and overlap " + overlap
                    + " lets one of them through: write overlap queue, or catchUp once.");
        }
        switch (trigger) {
            case CronTrigger cron -> cron(cron);
            case EveryTrigger every -> every(every);
            default -> {
                // nothing of its own to check
            }
        }
    }

    private void catchUp(TriggerClause trigger, CatchUpOption rule) {
        String word = rule.getRule();
        if (word != null && !CATCH_UP.contains(word)) {
            Clauses.unknownWord(rule, "rule", word, CATCH_UP, ".", issues);
        }
        if (trigger instanceof EventTrigger) {
            issues.error(rule, IssueCodes.TRIGGER_RULES,
                    "An event is never missed, as it is kept until its run has started: remove catchUp.");
        }
        useless(trigger, rule, "catchUp");
        if (rule.getMost() != null && !"all".equals(word)) {
            issues.errorAt(rule, "most", IssueCodes.TRIGGER_RULES, "Only catchUp all has a greatest number: remove max "
                    + rule.getMost() + ".");
        } else if (rule.getMost() != null && !inRange(rule.getMost())) {
            issues.errorAt(rule, "most", IssueCodes.TRIGGER_RULES, "At most " + MOST_MADE_UP
                    + " starts can be made up: write max with a number from 1 to " + MOST_MADE_UP + ".");
        }
    }

    private void useless(TriggerClause trigger, TriggerOption rule, String word) {
        if (trigger instanceof ManualTrigger) {
            issues.error(rule, IssueCodes.TRIGGER_RULES, "Who starts a run by hand sees what is going on: remove "
                    + word + ".");
        }
    }

    private static boolean inRange(String number) {
        return number.length() <= 4 && number.chars().allMatch(Character::isDigit) && Integer.parseInt(number) >= 1
                && Integer.parseInt(number) <= MOST_MADE_UP;
    }

    private void cron(CronTrigger cron) {
        String wrong = cron.getExpression() == null ? null : wrong(cron.getExpression());
        if (wrong != null) {
            issues.errorAt(cron, "expression", IssueCodes.BAD_CRON, wrong);
        }
    }

    private static @Nullable String wrong(String expression) {
        try {
            Cron.parse(expression);
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    private void every(EveryTrigger every) {
        Duration interval = Quantity.duration(every.getInterval());
        if (interval != null && interval.compareTo(Every.LEAST) < 0) {
            issues.errorAt(every, "interval", IssueCodes.TRIGGER_TOO_OFTEN,
                    "A schedule comes at most once a minute: write every 1 min or longer.");
        }
    }
}
