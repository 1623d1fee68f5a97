package dev.steward.ui.runs.internal.timeline;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Round moments for the line of times above a timeline. Pure. */
final class Ticks {

    private static final int MOST = 400;

    /** From a millisecond to a year, as clocks and calendars go. */
    private static final List<Step> STEPS = List.of(new Step(1, ChronoUnit.MILLIS), new Step(5, ChronoUnit.MILLIS),
            new Step(20, ChronoUnit.MILLIS), new Step(100, ChronoUnit.MILLIS), new Step(500, ChronoUnit.MILLIS),
            new Step(1, ChronoUnit.SECONDS), new Step(5, ChronoUnit.SECONDS), new Step(15, ChronoUnit.SECONDS),
            new Step(1, ChronoUnit.MINUTES), new Step(5, ChronoUnit.MINUTES), new Step(15, ChronoUnit.MINUTES),
            new Step(1, ChronoUnit.HOURS), new Step(6, ChronoUnit.HOURS), new Step(1, ChronoUnit.DAYS),
            new Step(7, ChronoUnit.DAYS), new Step(1, ChronoUnit.MONTHS), new Step(3, ChronoUnit.MONTHS),
            new Step(1, ChronoUnit.YEARS));

    private record Step(int count, ChronoUnit unit) {
        double nanos() {
            return (double) count * unit.getDuration().toNanos();
        }

        DateTimeFormatter format() {
            return DateTimeFormatter.ofPattern(switch (unit) {
                case MILLIS -> "HH:mm:ss.SSS";
                case SECONDS -> "HH:mm:ss";
                case MINUTES, HOURS -> "HH:mm";
                case DAYS -> "d MMM";
                default -> "MMM yyyy";
            }, Locale.ENGLISH);
        }

        ZonedDateTime begin(ZonedDateTime from) {
            return switch (unit) {
                case DAYS -> from.truncatedTo(ChronoUnit.DAYS);
                case MONTHS, YEARS -> from.truncatedTo(ChronoUnit.DAYS).withDayOfYear(1);
                default -> {
                    var day = from.truncatedTo(ChronoUnit.DAYS);
                    var size = Duration.of(count, unit).toMillis();
                    yield day.plus(Duration.between(day, from).toMillis() / size * size, ChronoUnit.MILLIS);
                }
            };
        }
    }

    /** A moment and what is written there. */
    record Tick(Instant at, String text) {
    }

    private Ticks() {
    }

    /** Between two moments, at least so many nanoseconds apart. */
    static List<Tick> between(Instant from, Instant to, double leastNanos, ZoneId zone) {
        var step = STEPS.stream().filter(s -> s.nanos() >= leastNanos).findFirst().orElse(STEPS.getLast());
        var format = step.format();
        var ticks = new ArrayList<Tick>();
        var begin = from.atZone(zone);
        for (var at = step.begin(begin); !at.toInstant().isAfter(to) && ticks.size() < MOST; at = at.plus(step.count(),
                step.unit())) {
            if (!at.isBefore(begin)) {
                ticks.add(new Tick(at.toInstant(), format.format(at)));
            }
        }
        return ticks;
    }
}
