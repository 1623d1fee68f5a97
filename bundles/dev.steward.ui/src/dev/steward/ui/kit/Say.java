package dev.steward.ui.kit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Money, times and counts as people read them in views. */
public final class Say {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm:ss",
            Locale.ENGLISH);

    private Say() {
    }

    /** Millionths of a dollar as {@code 0.38 USD}; small amounts keep four places. */
    public static String money(long microUsd) {
        var places = microUsd != 0 && Math.abs(microUsd) < 10_000 ? 4 : 2;
        return BigDecimal.valueOf(microUsd, 6).setScale(places, RoundingMode.HALF_UP).toPlainString() + " USD";
    }

    /** A length of time with its two largest units: {@code 5 h 12 min}, {@code 40 s}. */
    public static String span(Duration length) {
        var seconds = Math.max(0, length.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min";
        }
        return seconds < 86_400 ? two(seconds / 3600, "h", seconds % 3600 / 60, "min")
                : two(seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }

    /** {@code just now}, {@code 5 min ago}, {@code 3 h 10 min ago}, {@code 2 d ago}. */
    public static String ago(Instant past, Instant now) {
        var length = Duration.between(past, now);
        return length.toSeconds() < 45 ? "just now" : span(length) + " ago";
    }

    /** {@code 6 h left}, {@code over} when there is nothing left. */
    public static String left(Instant end, Instant now) {
        var length = Duration.between(now, end);
        return length.isNegative() || length.isZero() ? "time is over" : span(length) + " left";
    }

    /** {@code 07:00} today, {@code tomorrow 07:00}, else with the day. */
    public static String at(Instant moment, Instant now, ZoneId zone) {
        var there = moment.atZone(zone);
        var today = now.atZone(zone).toLocalDate();
        var day = there.toLocalDate();
        return (day.equals(today) ? "" : day.equals(today.plusDays(1)) ? "tomorrow "
                : day.equals(today.minusDays(1)) ? "yesterday " : DAY.format(day) + " ") + TIME.format(there);
    }

    /** For the mouse over a relative time. */
    public static String exact(Instant moment, ZoneId zone) {
        return EXACT.format(moment.atZone(zone));
    }

    /** {@code Mon 23 Nov}. */
    public static String day(LocalDate day) {
        return DAY.format(day);
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

    /** The last part of a qualified name. */
    public static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** First letter large, as at the beginning of a line. */
    public static String sentence(String text) {
        return text.isEmpty() ? text
                : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** What becomes of what was done outside: of an effect's kind, such as {@code compensated}. */
    public static String effect(String kind) {
        return switch (kind) {
            case "compensated" -> "can be taken back";
            case "idempotent" -> "once by key";
            default -> kind;
        };
    }
}
