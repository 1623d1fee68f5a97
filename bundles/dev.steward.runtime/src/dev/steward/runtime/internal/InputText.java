package dev.steward.runtime.internal;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import dev.steward.engine.value.Type;
import dev.steward.engine.value.Type.Kind;
import dev.steward.engine.value.Value;

/**
 * Values of the built-in types as people type them: {@code 38%}, {@code 0.40 USD}, {@code 48 hours},
 * {@code 2026-09-14 09:00}. The throwing methods say nothing; the caller knows the input's name and an example.
 */
public final class InputText {

    private static final Pattern SPAN_PART = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([a-zA-Z]+)");
    private static final Map<String, Duration> UNITS = Map.of("ms", Duration.ofMillis(1), "s", Duration.ofSeconds(1), "min",
            Duration.ofMinutes(1), "m", Duration.ofMinutes(1), "h", Duration.ofHours(1), "d", Duration.ofDays(1), "w",
            Duration.ofDays(7));

    private InputText() {
    }

    /** @throws IllegalArgumentException or {@link DateTimeException} when the text is no such value */
    static Value read(Kind kind, String text, ZoneId zone) {
        var t = text.strip();
        return switch (kind) {
            case TEXT, MARKDOWN -> new Value.Text(text);
            case INT -> new Value.Int(Long.parseLong(t));
            case NUMBER -> new Value.Num(number(t));
            case BOOL -> new Value.Bool(bool(t));
            case PERCENT -> new Value.Percent(number(t.endsWith("%") ? t.substring(0, t.length() - 1).strip() : t));
            case MONEY -> money(t);
            case DURATION -> new Value.Span(span(t));
            case DATE -> new Value.Day(LocalDate.parse(t));
            case TIME -> new Value.Clock(LocalTime.parse(t));
            case DATETIME -> new Value.Moment(moment(t, zone));
        };
    }

    private static BigDecimal number(String text) {
        if (text.length() > 100 || !text.matches("-?\\d+(\\.\\d+)?")) {
            throw new NumberFormatException(text);
        }
        return new BigDecimal(text);
    }

    private static boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Value money(String text) {
        var words = text.split("\\s+");
        if (words.length != 2 || !words[1].matches("[A-Z]{3}")) {
            throw new IllegalArgumentException(text);
        }
        return new Value.Money(number(words[0]), words[1]);
    }

    /** Adds up all parts, such as {@code 1 h 30 min}. */
    public static Duration span(String text) {
        if (text.matches("(?i)-?P.+")) {
            return Duration.parse(text);
        }
        var parts = SPAN_PART.matcher(text);
        var sum = Duration.ZERO;
        var at = 0;
        var found = new ArrayList<String>();
        while (parts.find()) {
            if (!text.substring(at, parts.start()).isBlank()) {
                throw new IllegalArgumentException(text);
            }
            sum = sum.plus(part(parts.group(1), parts.group(2)));
            found.add(parts.group());
            at = parts.end();
        }
        if (found.isEmpty() || !text.substring(at).isBlank()) {
            throw new IllegalArgumentException(text);
        }
        return sum;
    }

    private static Duration part(String number, String unit) {
        var lower = unit.toLowerCase(Locale.ROOT);
        var known = UNITS.get(lower);
        if (known == null) {
            known = UNITS.get(switch (lower) {
                case "second", "seconds", "sec" -> "s";
                case "minute", "minutes" -> "min";
                case "hour", "hours" -> "h";
                case "day", "days" -> "d";
                case "week", "weeks" -> "w";
                default -> throw new IllegalArgumentException(unit);
            });
        }
        return known == null ? Duration.ZERO
                : Duration.ofMillis(number(number).multiply(BigDecimal.valueOf(known.toMillis())).longValue());
    }

    /** A day alone is its first moment. */
    public static Instant moment(String text, ZoneId zone) {
        var iso = text.replace(' ', 'T');
        if (iso.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$") && iso.indexOf('T') > 0) {
            return OffsetDateTime.parse(iso).toInstant();
        }
        return iso.indexOf('T') > 0 ? LocalDateTime.parse(iso).atZone(zone).toInstant()
                : LocalDate.parse(iso).atStartOfDay(zone).toInstant();
    }

    /** How a value of the type is typed, for messages. */
    static String example(Type type) {
        return switch (type) {
            case Type.Prim p -> switch (p.kind()) {
                case TEXT, MARKDOWN -> "\"some words\"";
                case INT -> "41";
                case NUMBER -> "3.5";
                case BOOL -> "yes";
                case PERCENT -> "38%";
                case MONEY -> "\"1.50 USD\"";
                case DURATION -> "\"48 hours\"";
                case DATE -> "2026-09-14";
                case TIME -> "09:00";
                case DATETIME -> "\"2026-09-14 09:00\"";
            };
            case Type.OptionalOf o -> example(o.type());
            case Type.ListOf l -> l.item() instanceof Type.Prim ? "'[" + example(l.item()) + "]'" : "'[…]'";
            case Type.Named n -> "'{…}'";
            case Type.Nothing n -> "";
        };
    }
}
