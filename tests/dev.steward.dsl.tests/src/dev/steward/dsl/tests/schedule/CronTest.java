package dev.steward.dsl.tests.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.steward.dsl.schedule.Cron;
import dev.steward.dsl.schedule.Every;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {

    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "0 7 * * MON      | 2026-09-14T06:59 | 2026-09-14T07:00",
            "0 7 * * MON      | 2026-09-14T07:00 | 2026-09-21T07:00",
            "*/15 * * * *     | 2026-01-01T23:46 | 2026-01-02T00:00",
            "5/20 9-17 * * *  | 2026-01-01T17:45 | 2026-01-02T09:05",
            "0 0 29 2 *       | 2026-01-01T00:00 | 2028-02-29T00:00",
            "0 9 1,15 * FRI   | 2026-01-02T10:00 | 2026-01-09T09:00",
            "0 9 1,15 * FRI   | 2026-01-09T10:00 | 2026-01-15T09:00",
            "0 9 */2 * 1      | 2026-01-01T10:00 | 2026-01-05T09:00",
            "30 8 * dec sat-sun | 2026-01-01T10:00 | 2026-12-05T08:30",
            "0 0 * * 7        | 2026-01-01T10:00 | 2026-01-04T00:00",
            "0 6 * * FRI-SUN  | 2026-01-02T06:00 | 2026-01-03T06:00" })
    void comesNext(String expression, LocalDateTime after, LocalDateTime expected) {
        assertEquals(expected, next(expression, after, ZoneOffset.UTC));
    }

    /** The clock jumps from 2:00 to 3:00 on 2026-03-29, and from 3:00 back to 2:00 on 2026-10-25. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "30 2 * * *     | 2026-03-28T03:00 | 2026-03-29T03:30",
            "30 2 * * *     | 2026-03-29T03:30 | 2026-03-30T02:30",
            "15,45 2,3 * * * | 2026-03-29T01:00 | 2026-03-29T03:15",
            "15,45 2,3 * * * | 2026-03-29T03:15 | 2026-03-29T03:45",
            "15,45 2,3 * * * | 2026-03-29T03:45 | 2026-03-30T02:15",
            "45 2 * * *     | 2026-03-29T03:10 | 2026-03-29T03:45",
            "0 * * * *      | 2026-03-29T01:00 | 2026-03-29T03:00" })
    void aTimeThatIsLeftOutComesLater(String expression, LocalDateTime after, LocalDateTime expected) {
        assertEquals(expected, next(expression, after, VIENNA));
    }

    @Test
    void aTimeThatComesTwiceCountsOnce() {
        var cron = Cron.parse("30 2 * * *");
        var first = Instant.parse("2026-10-25T00:30:00Z");
        assertEquals(first, cron.next(Instant.parse("2026-10-24T12:00:00Z"), VIENNA).orElseThrow());
        assertEquals(Instant.parse("2026-10-26T01:30:00Z"), cron.next(first, VIENNA).orElseThrow());
        assertEquals(Instant.parse("2026-10-26T01:30:00Z"),
                cron.next(Instant.parse("2026-10-25T01:10:00Z"), VIENNA).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = { "every monday", "0 7 * *", "60 * * * *", "* 24 * * *", "* * 0 * *", "* * 32 * *",
            "* * * 13 *", "* * * * 8", "* * * FOO *", "*/0 * * * *", "*/x * * * *", "5- * * * *", "-5 * * * *",
            "1,,2 * * * *", "30-10 * * * *", "", "0 0 30 2 *", "0 0 31 4,6,9,11 *", "0 7 * * MON *", "1.5 * * * *",
            "* * L * *" })
    void whatIsWrongIsSaid(String expression) {
        var message = assertThrows(IllegalArgumentException.class, () -> Cron.parse(expression)).getMessage();
        assertTrue(message.matches("[A-Z].*\\."), message);
    }

    /** Against a search over every minute. */
    @Test
    void agreesWithTheSearchOverEveryMinute() {
        var zones = List.of("Europe/Vienna", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia",
                "America/Sao_Paulo", "Asia/Kolkata", "UTC");
        var starts = List.of("2026-03-27T00:00", "2026-10-23T00:00", "2011-12-28T00:00", "2018-11-02T00:00",
                "2026-04-03T12:00", "2026-10-02T12:00", "2026-03-06T00:00", "2026-11-30T05:00");
        for (var seed = 0; seed < 400; seed++) {
            var random = new Random(seed);
            var expression = expression(random);
            var zone = ZoneId.of(zones.get(random.nextInt(zones.size())));
            var from = LocalDateTime.parse(starts.get(random.nextInt(starts.size()))).atZone(zone).toInstant();
            var until = from.plus(Duration.ofDays(5));
            var expected = searched(expression, from, until, zone);
            var found = new ArrayList<Instant>();
            var cron = Cron.parse(expression);
            for (var at = cron.next(from, zone); at.isPresent() && !at.get().isAfter(until); at = cron
                    .next(at.get(), zone)) {
                found.add(at.get());
            }
            assertEquals(expected, found, "seed " + seed + ": " + expression + " in " + zone + " from " + from);
            var probe = from.plusSeconds(random.nextInt(5 * 24 * 3600));
            var next = expected.stream().filter(i -> i.isAfter(probe)).findFirst();
            if (next.isPresent()) {
                assertEquals(next, cron.next(probe, zone), "seed " + seed + ": " + expression + " after " + probe);
            }
        }
    }

    @Test
    void intervalsDoNotDrift() {
        var anchor = Instant.parse("2026-01-01T00:00:07Z");
        var every = new Every(anchor, Duration.ofMinutes(15));
        assertEquals(anchor.plusSeconds(900), every.next(anchor));
        assertEquals(anchor.plusSeconds(900), every.next(anchor.minusSeconds(50_000)));
        assertEquals(anchor.plusSeconds(1800), every.next(anchor.plusSeconds(900)));
        assertEquals(anchor.plusSeconds(9000), every.next(anchor.plusSeconds(8999)));
        assertThrows(IllegalArgumentException.class, () -> new Every(anchor, Duration.ofSeconds(59)));
    }

    private static String expression(Random random) {
        return String.join(" ", field(random, 0, 59, 4), field(random, 0, 23, 3), field(random, 1, 28, 2),
                field(random, 1, 12, 0), field(random, 0, 7, 1));
    }

    private static String field(Random random, int least, int most, int limited) {
        if (random.nextInt(5) >= limited) {
            return "*";
        }
        var low = least + random.nextInt(most - least + 1);
        var high = low + random.nextInt(most - low + 1);
        return switch (random.nextInt(4)) {
            case 0 -> String.valueOf(low);
            case 1 -> low + "-" + high;
            case 2 -> "*/" + (1 + random.nextInt(Math.max(1, most / 2)));
            default -> low + "," + high;
        };
    }

    /** Every local minute of the days around, each turned into its instant. */
    private static List<Instant> searched(String expression, Instant from, Instant until, ZoneId zone) {
        var fits = fits(expression.split(" "));
        var due = new TreeSet<Instant>();
        var local = LocalDateTime.ofInstant(from, zone).toLocalDate().minusDays(3).atStartOfDay();
        var last = LocalDateTime.ofInstant(until, zone).plusDays(3);
        for (; local.isBefore(last); local = local.plusMinutes(1)) {
            if (fits.test(local)) {
                var instant = ZonedDateTime.of(local, zone).toInstant();
                if (instant.isAfter(from) && !instant.isAfter(until)) {
                    due.add(instant);
                }
            }
        }
        return List.copyOf(due);
    }

    private static Predicate<LocalDateTime> fits(String[] fields) {
        var minute = allows(fields[0], 0, 59);
        var hour = allows(fields[1], 0, 23);
        var day = allows(fields[2], 1, 31);
        var month = allows(fields[3], 1, 12);
        var weekday = allows(fields[4], 0, 6);
        var both = fields[2].startsWith("*") || fields[4].startsWith("*");
        return at -> {
            var onDay = day.test(at.getDayOfMonth());
            var onWeekday = weekday.test(at.getDayOfWeek().getValue())
                    || weekday.test(at.getDayOfWeek().getValue() % 7);
            return minute.test(at.getMinute()) && hour.test(at.getHour()) && month.test(at.getMonthValue())
                    && (both ? onDay && onWeekday : onDay || onWeekday);
        };
    }

    private static IntPredicate allows(String field, int least, int most) {
        if (field.startsWith("*")) {
            var step = field.length() == 1 ? 1 : Integer.parseInt(field.substring(2));
            return n -> n <= most && (n - least) % step == 0;
        }
        var range = field.contains("-");
        var parts = field.split("[-,]");
        var low = Integer.parseInt(parts[0]);
        var high = Integer.parseInt(parts[parts.length - 1]);
        return range ? n -> n >= low && n <= high : n -> n == low || n == high;
    }

    private static LocalDateTime next(String expression, LocalDateTime after, ZoneId zone) {
        return LocalDateTime.ofInstant(Cron.parse(expression).next(after.atZone(zone).toInstant(), zone).orElseThrow(),
                zone);
    }
}
