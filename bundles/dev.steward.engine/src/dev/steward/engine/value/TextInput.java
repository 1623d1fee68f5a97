package dev.steward.engine.value;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Pattern;

/** What people type for an input, as on a command line, to a value of a type; lists and objects are typed as JSON. */
public final class TextInput {

    private static final Pattern MONEY = Pattern.compile("(-?\\d{1,18}(?:\\.\\d{1,9})?)\\s*([A-Za-z]{3})");
    private static final Pattern SPAN = Pattern
            .compile("(\\d{1,9})\\s*(ms|s|sec|seconds?|m|min|minutes?|h|hours?|d|days?|w|weeks?)");

    private TextInput() {
    }

    /** The value, or a complaint that names what is expected and what was found. */
    public static TypedJson.Reading parse(String text, Type type, TypeTable types, ZoneId zone) {
        return switch (type) {
            case Type.OptionalOf o ->
                text.isEmpty() ? new TypedJson.Fits(new Value.None()) : parse(text, o.type(), types, zone);
            case Type.Prim p -> prim(text, p, types, zone);
            case Type.Named n when types.get(n.name()) instanceof TypeDef.EnumDef e ->
                e.literals().contains(text.strip())
                        ? new TypedJson.Fits(new Value.Choice(e.name(), text.strip()))
                        : wrong(text, type, types);
            default -> TypedJson.parse(text, type, types);
        };
    }

    private static TypedJson.Reading prim(String text, Type.Prim type, TypeTable types, ZoneId zone) {
        try {
            var value = value(text, text.strip(), type, zone);
            var complaint = Conformance.complaint(value, type, types, "");
            return complaint.isPresent() ? new TypedJson.Wrong(complaint.get()) : new TypedJson.Fits(value);
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            return wrong(text, type, types);
        }
    }

    private static Value value(String whole, String text, Type.Prim type, ZoneId zone) {
        return switch (type.kind()) {
            case TEXT, MARKDOWN -> new Value.Text(whole);
            case INT -> new Value.Int(Long.parseLong(text));
            case NUMBER -> new Value.Num(number(text));
            case PERCENT ->
                new Value.Percent(number(text.endsWith("%") ? text.substring(0, text.length() - 1).strip() : text));
            case BOOL -> new Value.Bool(truth(text));
            case MONEY -> money(text);
            case DURATION -> new Value.Span(span(text));
            case DATE -> new Value.Day(LocalDate.parse(text));
            case TIME -> new Value.Clock(LocalTime.parse(text));
            case DATETIME -> new Value.Moment(moment(text, zone));
        };
    }

    private static BigDecimal number(String text) {
        if (text.length() > 100 || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
            throw new NumberFormatException(text);
        }
        return new BigDecimal(text);
    }

    private static boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> throw new NumberFormatException(text);
        };
    }

    private static Value money(String text) {
        var parts = MONEY.matcher(text);
        if (!parts.matches()) {
            throw new NumberFormatException(text);
        }
        return new Value.Money(new BigDecimal(parts.group(1)), parts.group(2).toUpperCase(Locale.ROOT));
    }

    private static Duration span(String text) {
        var parts = SPAN.matcher(text);
        if (!parts.matches()) {
            return Duration.parse(text);
        }
        var count = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s", "sec", "second", "seconds" -> Duration.ofSeconds(count);
            case "m", "min", "minute", "minutes" -> Duration.ofMinutes(count);
            case "h", "hour", "hours" -> Duration.ofHours(count);
            case "d", "day", "days" -> Duration.ofDays(count);
            default -> Duration.ofDays(Math.multiplyExact(7L, count));
        };
    }

    private static Instant moment(String text, ZoneId zone) {
        var iso = text.replace(' ', 'T');
        return iso.endsWith("Z") || iso.matches(".*[+-]\\d\\d:\\d\\d") ? OffsetDateTime.parse(iso).toInstant()
                : LocalDateTime.parse(iso).atZone(zone).toInstant();
    }

    private static TypedJson.Reading wrong(String text, Type type, TypeTable types) {
        return new TypedJson.Wrong("the value must be " + Types.words(type, types) + ", is '"
                + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + "'");
    }
}
