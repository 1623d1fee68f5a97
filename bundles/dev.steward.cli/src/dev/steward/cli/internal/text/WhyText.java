package dev.steward.cli.internal.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import dev.steward.runtime.tell.Say;
import dev.steward.runtime.trace.LineHistory;
import dev.steward.runtime.trace.LineOrigin;
import dev.steward.runtime.trace.WhyCard;

/** Why a step did what it did, where its line comes from, and how it went before. */
public final class WhyText {

    private static final int SHOWN = 10;

    private WhyText() {
    }

    /** The card's five lines, by what they tell. */
    public static Map<String, String> lines(WhyCard card) {
        return card.lines();
    }

    /** What stands behind the card, by what it tells. */
    public static Map<String, String> behind(Optional<LineOrigin> origin, LineHistory history) {
        var lines = new LinkedHashMap<String, String>();
        origin.ifPresent(from -> {
            var commit = from.commit();
            lines.put("line", from.place() + "  " + (commit == null ? "in no commit"
                    : commit.shortId() + " " + commit.author() + ": " + commit.subject()));
        });
        if (history.times() > 1) {
            lines.put("so far", Say.count(history.times(), "time", "times") + " in "
                    + Say.count(history.runs().size(), "run", "runs") + ", " + percent(history.failureRate())
                    + " failed, " + Say.money(history.microUsd())
                    + (history.operator().isZero() ? "" : ", " + Say.span(history.operator()) + " of the operator"));
        }
        return lines;
    }

    private static String percent(double part) {
        return BigDecimal.valueOf(part * 100).setScale(0, RoundingMode.HALF_UP) + " %";
    }

    /** For programs: added to the object of the card. */
    public static void json(JsonObject object, WhyCard card, Optional<LineOrigin> origin, LineHistory history) {
        var lines = new JsonObject();
        card.lines().forEach(lines::addProperty);
        object.add("card", lines);
        var from = new JsonObject();
        var commit = origin.map(LineOrigin::commit).orElse(null);
        from.addProperty("line", origin.isEmpty() ? null : origin.get().line());
        from.addProperty("commit", commit == null ? null : commit.id());
        from.addProperty("author", commit == null ? null : commit.author());
        from.addProperty("at", commit == null ? null : commit.time().toString());
        object.add("origin", from);
        object.add("history", history(history));
    }

    private static JsonObject history(LineHistory history) {
        var object = new JsonObject();
        object.addProperty("times", history.times());
        object.addProperty("failed", history.failed());
        object.addProperty("tries", history.tries());
        object.add("cost", Json.cost(history.microUsd()));
        object.addProperty("operatorSeconds", history.operator().toSeconds());
        var runs = new JsonArray();
        history.runs().stream().limit(SHOWN).forEach(once -> runs.add(once.run().text()));
        object.add("runs", runs);
        return object;
    }
}
