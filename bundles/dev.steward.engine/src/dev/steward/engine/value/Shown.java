package dev.steward.engine.value;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** Values as people read them: in prompts, on cards, in messages. Unambiguous, the same on every machine. */
public final class Shown {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private Shown() {
    }

    /** The value as text; moments in the zone. An absent value is the empty text. */
    public static String text(Value value, ZoneId zone) {
        return switch (value) {
            case Value.Text t -> t.text();
            case Value.Int i -> Long.toString(i.number());
            case Value.Num n -> n.number().toPlainString();
            case Value.Bool b -> b.truth() ? "yes" : "no";
            case Value.Percent p -> p.points().toPlainString() + " %";
            case Value.Money m -> amount(m.amount()) + " " + m.currency();
            case Value.Span s -> span(s.duration());
            case Value.Moment m -> moment(m.instant(), zone);
            case Value.Day d -> d.date().toString();
            case Value.Clock c -> c.time().toString();
            case Value.Choice c -> c.literal();
            case Value.Items items -> items(items, zone);
            case Value.Struct struct -> struct(struct, zone);
            case Value.None none -> "";
        };
    }

    private static String items(Value.Items items, ZoneId zone) {
        var structs = items.items().stream().anyMatch(Value.Struct.class::isInstance);
        return items.items().stream()
                .map(i -> (structs ? "- " : "") + text(i, zone).replace("\n", structs ? "\n  " : "\n"))
                .collect(Collectors.joining(structs ? "\n" : ", "));
    }

    private static String struct(Value.Struct struct, ZoneId zone) {
        var present = struct.fields().entrySet().stream().filter(f -> !(f.getValue() instanceof Value.None)).toList();
        if (present.size() == 1) {
            return text(present.get(0).getValue(), zone);
        }
        return present.stream().map(f -> f.getKey() + ": " + text(f.getValue(), zone))
                .collect(Collectors.joining("\n"));
    }

    /** An amount with at least two decimals. */
    public static String amount(BigDecimal amount) {
        return (amount.scale() < 2 ? amount.setScale(2) : amount).toPlainString();
    }

    /** A day and time in the zone. */
    public static String moment(Instant instant, ZoneId zone) {
        return MOMENT.format(instant.atZone(zone));
    }

    /** {@code 2 days 3 h}, {@code 10 s}, {@code 250 ms}. */
    public static String span(Duration duration) {
        if (duration.isNegative()) {
            return "-" + span(duration.negated());
        }
        var text = new StringBuilder();
        part(text, duration.toDaysPart(), duration.toDaysPart() == 1 ? "day" : "days");
        part(text, duration.toHoursPart(), "h");
        part(text, duration.toMinutesPart(), "min");
        part(text, duration.toSecondsPart(), "s");
        part(text, duration.toMillisPart(), "ms");
        return text.isEmpty() ? "0 s" : text.toString();
    }

    private static void part(StringBuilder text, long count, String unit) {
        if (count != 0) {
            text.append(text.isEmpty() ? "" : " ").append(count).append(' ').append(unit);
        }
    }
}
