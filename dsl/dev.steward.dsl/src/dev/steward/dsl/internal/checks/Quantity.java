package dev.steward.dsl.internal.checks;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;

/** Durations as they stand in a text; a month counts 30 days and a year 365 for comparing. */
final class Quantity {

    private static final Pattern DURATION = Pattern.compile("(\\d[\\d_]*)(\\.\\d+)?\\s*([A-Za-z]+)");
    private static final long MOST_DIGITS = 12;

    private Quantity() {
    }

    /** Null when it is no duration or too large to be one. */
    static @Nullable Duration duration(@Nullable String text) {
        Matcher matcher = DURATION.matcher(text == null ? "" : text);
        if (!matcher.matches() || matcher.group(1).length() > MOST_DIGITS) {
            return null;
        }
        long millis = unit(matcher.group(3).toLowerCase(Locale.ROOT));
        double fraction = matcher.group(2) == null ? 0 : Double.parseDouble("0" + matcher.group(2));
        long whole = Long.parseLong(matcher.group(1).replace("_", ""));
        try {
            return Duration.ofMillis(Math.addExact(Math.multiplyExact(whole, millis), (long) (fraction * millis)));
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private static long unit(String word) {
        return switch (word) {
            case "ms", "millisecond", "milliseconds" -> 1;
            case "s", "sec", "second", "seconds" -> 1000;
            case "m", "min", "minute", "minutes" -> 60_000;
            case "h", "hour", "hours" -> 3_600_000;
            case "d", "day", "days" -> 86_400_000L;
            case "w", "week", "weeks" -> 7 * 86_400_000L;
            case "month", "months" -> 30 * 86_400_000L;
            default -> 365 * 86_400_000L;
        };
    }
}
