package dev.steward.ui.debug.internal.minings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import dev.steward.runtime.trace.LineHistory;
import dev.steward.ui.kit.Say;
import dev.steward.ui.kit.Sign;

/** How a step went lately, in words. Pure. */
public final class StepHistoryText {

    private static final int MOST_RUNS = 5, MOST_OF_ERROR = 120;

    private StepHistoryText() {
    }

    /** Whether it failed, or a person was busy with it; what goes well needs no words. */
    public static boolean isWorthSaying(LineHistory history) {
        return !history.runs().isEmpty() && (history.failed() > 0 || !history.operator().isZero());
    }

    /**
     * What is worth saying of the steps of a playbook, each by its name: the one that failed most, or took most of the
     * operator's time, and how many there are more; empty for none.
     */
    public static String worst(Map<String, LineHistory> steps) {
        var told = steps.entrySet().stream().filter(step -> isWorthSaying(step.getValue())).toList();
        var worst = told.stream().max(Comparator.comparingInt((Map.Entry<String, LineHistory> step) -> step.getValue()
                .failed()).thenComparing(step -> step.getValue().operator()));
        return worst.map(step -> step.getKey() + " " + String.join(", ", words(step.getValue()))
                + (told.size() > 1 ? ", and " + Say.count(told.size() - 1, "more step", "more steps") : "")).orElse("");
    }

    /** Such as {@code failed 2 of 12 times  ·  0.48 USD  ·  6 min of your time}. */
    public static String of(LineHistory history) {
        return String.join("  ·  ", words(history));
    }

    private static List<String> words(LineHistory history) {
        var words = new ArrayList<String>();
        words.add(history.failed() == 0 ? Say.count(history.times(), "time", "times") + " lately"
                : "failed " + history.failed() + " of " + Say.count(history.times(), "time", "times") + " lately");
        if (history.microUsd() > 0) {
            words.add(Say.money(history.microUsd()));
        }
        if (!history.operator().isZero()) {
            words.add(Say.span(history.operator()) + " of your time");
        }
        return words;
    }

    /** The same, and below it the last runs, each on a line of its own with what went wrong. */
    public static String withRuns(LineHistory history, Instant now) {
        var lines = new ArrayList<String>();
        lines.add(of(history));
        for (var once : history.runs().subList(0, Math.min(MOST_RUNS, history.runs().size()))) {
            var sign = Sign.of(once.state());
            var error = once.error();
            lines.add(sign.text() + " " + sign.word() + "  " + Say.ago(once.started(), now)
                    + (error == null ? "" : "  " + Say.oneLine(error, MOST_OF_ERROR)));
        }
        var more = history.runs().size() - MOST_RUNS;
        if (more > 0) {
            lines.add("and " + Say.count(more, "earlier run", "earlier runs"));
        }
        return String.join("\n", lines);
    }
}
