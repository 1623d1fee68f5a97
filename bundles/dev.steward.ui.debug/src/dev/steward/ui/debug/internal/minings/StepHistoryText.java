package dev.steward.ui.debug.internal.minings;

import java.util.ArrayList;

import dev.steward.runtime.trace.LineHistory;
import dev.steward.ui.kit.Say;

/** How a step went lately, in words. Pure. */
public final class StepHistoryText {

    private StepHistoryText() {
    }

    /** Whether it failed, or a person was busy with it; what goes well needs no words. */
    public static boolean isWorthSaying(LineHistory history) {
        return !history.runs().isEmpty() && (history.failed() > 0 || !history.operator().isZero());
    }

    /** Such as {@code failed 2 of 12 times  ·  0.48 USD  ·  6 min of your time}. */
    public static String of(LineHistory history) {
        var words = new ArrayList<String>();
        words.add(history.failed() == 0 ? Say.count(history.times(), "time", "times") + " lately"
                : "failed " + history.failed() + " of " + Say.count(history.times(), "time", "times") + " lately");
        if (history.microUsd() > 0) {
            words.add(Say.money(history.microUsd()));
        }
        if (!history.operator().isZero()) {
            words.add(Say.span(history.operator()) + " of your time");
        }
        return String.join("  ·  ", words);
    }
}
