package dev.steward.dsl.internal.lexer;

import dev.steward.dsl.internal.lexer.RawToken.Kind;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what starts with a digit: numbers, and numbers with a unit on the same line ({@code 48 hours}, {@code 5m}). */
final class Quantities {

    private static final Pattern DATE = Pattern
            .compile("\\d{4}-\\d{2}-\\d{2}(?<time>(?:T|[ \\t]{1,4})\\d{1,2}:\\d{2}(?::\\d{2})?)?(?![\\w-])");
    private static final Pattern TIME = Pattern.compile("\\d{1,2}:\\d{2}(?::\\d{2})?(?!\\w)");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:_\\d{3})*(?<fraction>\\.\\d+)?");
    private static final Pattern UNIT = Pattern.compile("[ \\t]{0,4}(?<unit>[A-Za-z]{1,12})(?!\\w)");
    // a word with one of these behind it is the next name, not a unit: "size: 3 min: 1", "x = 3 \n days = 4"
    private static final Pattern NAMED = Pattern.compile("[ \\t]*(?::|=(?!=)|\\()");

    private static final Set<String> SHORT_TIME_UNITS = Set.of("s", "m", "h", "d", "w");
    private static final Set<String> TIME_UNITS = Set.of("ms", "millisecond", "milliseconds", "sec", "second",
            "seconds", "min", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months",
            "year", "years");
    private static final Set<String> CURRENCIES = Set.of("USD", "EUR", "GBP", "CHF", "JPY", "CNY", "INR", "AUD",
            "CAD", "NZD", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON", "BGN", "TRY", "ZAR", "BRL", "MXN", "ARS",
            "CLP", "COP", "KRW", "SGD", "HKD", "TWD", "THB", "IDR", "MYR", "PHP", "VND", "ILS", "AED", "SAR", "UAH",
            "ISK", "NGN", "KES", "EGP");

    private final String text;

    record Quantity(Kind kind, int end) {
    }

    Quantities(String text) {
        this.text = text;
    }

    Quantity at(int start) {
        Matcher date = matcher(DATE, start);
        if (date.lookingAt()) {
            return new Quantity(date.start("time") >= 0 ? Kind.DATETIME : Kind.DATE, date.end());
        }
        Matcher time = matcher(TIME, start);
        if (time.lookingAt()) {
            return new Quantity(Kind.TIME, time.end());
        }
        Matcher number = matcher(NUMBER, start);
        int end = number.lookingAt() ? number.end() : start + 1;
        if (end < text.length() && text.charAt(end) == '%') {
            return new Quantity(Kind.PERCENT, end + 1);
        }
        Matcher unit = matcher(UNIT, end);
        if (unit.lookingAt() && !matcher(NAMED, unit.end()).lookingAt()) {
            String word = unit.group("unit");
            boolean adjacent = unit.start("unit") == end;
            if (TIME_UNITS.contains(word) || adjacent && SHORT_TIME_UNITS.contains(word)) {
                return new Quantity(Kind.DURATION, unit.end());
            }
            if (CURRENCIES.contains(word)) {
                return new Quantity(Kind.MONEY, unit.end());
            }
        }
        return new Quantity(number.start("fraction") >= 0 ? Kind.DECIMAL : Kind.INT, end);
    }

    private Matcher matcher(Pattern pattern, int from) {
        return pattern.matcher(text).region(from, text.length()).useTransparentBounds(true).useAnchoringBounds(false);
    }
}
