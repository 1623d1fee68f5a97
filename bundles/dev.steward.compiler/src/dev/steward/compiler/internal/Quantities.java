package dev.steward.compiler.internal;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the texts of number, money and duration tokens; empty for what is out of range. */
final class Quantities {

    private static final Pattern WITH_UNIT = Pattern.compile("([0-9_]+(?:\\.[0-9]+)?)\\s*([A-Za-z]*)%?");
    private static final int DAYS_OF_MONTH = 30;
    private static final int DAYS_OF_YEAR = 365;
    private static final BigDecimal MICRO = BigDecimal.valueOf(1_000_000);

    private Quantities() {
    }

    /** An amount with its currency. */
    record Amount(BigDecimal amount, String currency) {

        /** Millionths, rounded down. */
        long micro() {
            return amount.multiply(MICRO).longValue();
        }
    }

    static BigDecimal number(String text) {
        var plain = new BigDecimal(text.replace("_", "").replace("%", "").replace(" ", "").strip());
        var stripped = plain.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    static Optional<Integer> whole(String text) {
        try {
            return Optional.of(number(text).intValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    static Optional<Amount> money(String text) {
        var matcher = WITH_UNIT.matcher(text.strip());
        return matcher.matches() ? Optional.of(new Amount(number(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }

    /** {@code 48 hours}, {@code 5m}; a month has 30 days and a year 365. */
    static Optional<Duration> duration(String text) {
        var matcher = WITH_UNIT.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            var millis = number(matcher.group(1)).multiply(BigDecimal.valueOf(unit(matcher.group(2)).toMillis()));
            return Optional.of(Duration.ofMillis(millis.longValueExact()));
        } catch (ArithmeticException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The same as a period of the calendar for how long something is kept, in ISO 8601; short times as days. */
    static Optional<String> period(String text) {
        var matcher = WITH_UNIT.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            int count = number(matcher.group(1)).intValueExact();
            return Optional.of(switch (matcher.group(2)) {
                case "year", "years" -> Period.ofYears(count).toString();
                case "month", "months" -> Period.ofMonths(count).toString();
                case "w", "week", "weeks" -> Period.ofWeeks(count).toString();
                case "d", "day", "days" -> Period.ofDays(count).toString();
                default -> duration(text).orElseThrow().toString();
            });
        } catch (ArithmeticException | DateTimeException e) {
            return Optional.empty();
        }
    }

    static Duration unit(String unit) {
        return switch (unit) {
            case "ms", "millisecond", "milliseconds" -> Duration.ofMillis(1);
            case "s", "sec", "second", "seconds" -> Duration.ofSeconds(1);
            case "m", "min", "minute", "minutes" -> Duration.ofMinutes(1);
            case "h", "hour", "hours" -> Duration.ofHours(1);
            case "d", "day", "days" -> Duration.ofDays(1);
            case "w", "week", "weeks" -> Duration.ofDays(7);
            case "month", "months" -> Duration.ofDays(DAYS_OF_MONTH);
            case "year", "years" -> Duration.ofDays(DAYS_OF_YEAR);
            default -> throw new IllegalArgumentException("no unit of time: " + unit);
        };
    }
}
