package dev.steward.runtime.tell;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.value.Shown;
import dev.steward.engine.value.Value;

/** Money, time and counts as people read them. */
public final class Say {

    private static final DateTimeFormatter SAME_DAY = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter OTHER_DAY = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH);

    private Say() {
    }

    /** Millionths of a dollar as {@code 0.38 USD}; small amounts keep four places. */
    public static String money(long microUsd) {
        var amount = BigDecimal.valueOf(microUsd, 6);
        var places = microUsd != 0 && Math.abs(microUsd) < 10_000 ? 4 : 2;
        return amount.setScale(places, RoundingMode.HALF_UP).toPlainString() + " USD";
    }

    /** A length of time with its two largest units: {@code 5 h 12 min}, {@code 0.4 s}. */
    public static String span(Duration duration) {
        var seconds = duration.toSeconds();
        if (duration.isNegative()) {
            return "0 s";
        }
        if (seconds < 10) {
            return BigDecimal.valueOf(duration.toMillis(), 3).setScale(1, RoundingMode.HALF_UP) + " s";
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return two(seconds / 60, "min", seconds % 60, "s");
        }
        return seconds < 86_400 ? two(seconds / 3600, "h", seconds % 3600 / 60, "min")
                : two(seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }

    /** A moment: the time alone on the day of {@code now}, else with the date. */
    public static String moment(Instant moment, Instant now, ZoneId zone) {
        var local = moment.atZone(zone);
        return (local.toLocalDate().equals(now.atZone(zone).toLocalDate()) ? SAME_DAY : OTHER_DAY).format(local);
    }

    /** {@code 1 step}, {@code 3 steps}. */
    public static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /** One line of at most so many characters: line breaks become blanks, a cut is marked. */
    public static String oneLine(String text, int most) {
        var flat = text.strip().replaceAll("\\s+", " ");
        return flat.codePointCount(0, flat.length()) <= most ? flat
                : flat.substring(0, flat.offsetByCodePoints(0, Math.max(0, most - 1))) + "…";
    }

    /** What a model asked for, by the facts of the event that began it: {@code notes.read(path = "a.md")}. */
    public static String tool(Map<String, Value> facts, ZoneId zone, int most) {
        var args = facts.get("args");
        var with = args instanceof Value.Struct struct
                ? struct.fields().entrySet().stream().filter(e -> !(e.getValue() instanceof Value.None))
                        .map(e -> e.getKey() + " = "
                                + (e.getValue() instanceof Value.Text text ? "\"" + text.text() + "\""
                                        : Shown.text(e.getValue(), zone)))
                        .collect(Collectors.joining(", "))
                : args == null ? "" : Shown.text(args, zone);
        return oneLine(tail(facts.get("target")) + "(" + with + ")", most);
    }

    /** Connector and operation without the package. */
    private static String tail(@Nullable Value target) {
        var name = target instanceof Value.Text text ? text.text() : "";
        var dot = name.lastIndexOf('.');
        return name.substring((dot < 0 ? -1 : name.lastIndexOf('.', dot - 1)) + 1);
    }
}
