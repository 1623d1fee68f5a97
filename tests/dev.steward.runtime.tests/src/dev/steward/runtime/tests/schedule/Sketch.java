package dev.steward.runtime.tests.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.dsl.schedule.Cron;
import dev.steward.runtime.internal.schedule.TriggerSpec;
import dev.steward.runtime.internal.schedule.TriggerSpec.CatchUp;
import dev.steward.runtime.internal.schedule.TriggerSpec.Overlap;

/** A random trigger together with all the times at which it falls due, found by looking at every minute. */
record Sketch(TriggerSpec spec, Set<Integer> minutes, Set<Integer> hours, Set<Integer> days) {

    private static final int WEEKDAYS = 7;

    static Sketch random(Random random, int number) {
        var overlap = Overlap.values()[random.nextInt(Overlap.values().length)];
        var catchUp = CatchUp.values()[random.nextInt(CatchUp.values().length)];
        var most = catchUp == CatchUp.ALL ? 1 + random.nextInt(6) : 0;
        return switch (random.nextInt(3)) {
            case 0 -> event(number, overlap);
            case 1 -> every(number, Duration.ofMinutes(1 + random.nextInt(600)), overlap, catchUp, most);
            default -> cron(random, number, overlap, catchUp, most);
        };
    }

    static Sketch event(int number, Overlap overlap) {
        return new Sketch(spec(number, "on event E" + number % 2, null, null, "E" + number % 2, overlap, CatchUp.NONE,
                0), Set.of(), Set.of(), Set.of());
    }

    static Sketch every(int number, Duration interval, Overlap overlap, CatchUp catchUp, int most) {
        return new Sketch(spec(number, "every " + interval, null, interval, null, overlap, catchUp, most), Set.of(),
                Set.of(), Set.of());
    }

    private static Sketch cron(Random random, int number, Overlap overlap, CatchUp catchUp, int most) {
        var minutes = some(random, 60, 4);
        var hours = random.nextBoolean() ? some(random, 4, 3) : some(random, 24, 5);
        var days = random.nextBoolean() ? some(random, WEEKDAYS, 3) : some(random, WEEKDAYS, 40);
        var text = words(minutes) + " " + words(hours) + " * * " + words(days);
        return new Sketch(spec(number, text, Cron.parse(text), null, null, overlap, catchUp, most), minutes, hours,
                days);
    }

    private static Set<Integer> some(Random random, int bound, int count) {
        var found = new TreeSet<Integer>();
        for (var i = 0; i < 1 + count / 2 + random.nextInt(count); i++) {
            found.add(random.nextInt(bound));
        }
        return found;
    }

    private static String words(Set<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static TriggerSpec spec(int number, String words, @Nullable Cron cron, @Nullable Duration every,
            @Nullable String event, Overlap overlap, CatchUp catchUp, int most) {
        var playbook = "p.playbook" + number;
        return new TriggerSpec(playbook + " " + words, playbook, 1, words, cron, every, event, null, overlap, catchUp,
                most, Map.of(), null);
    }

    /** All times of a span, in order; those of an interval count from {@code since}. */
    List<Instant> dues(Instant from, Instant until, Instant since, ZoneId zone) {
        var interval = spec.every();
        var found = new TreeSet<Instant>();
        if (interval != null) {
            for (var at = since.plus(interval); !at.isAfter(until); at = at.plus(interval)) {
                found.add(at);
            }
        } else if (spec.cron() != null) {
            var last = LocalDateTime.ofInstant(until, zone).plusDays(1);
            for (var day = LocalDateTime.ofInstant(from, zone).toLocalDate().minusDays(1); day.atStartOfDay()
                    .isBefore(last); day = day.plusDays(1)) {
                if (days.contains(day.getDayOfWeek().getValue() % WEEKDAYS)) {
                    for (var hour : hours) {
                        for (var minute : minutes) {
                            found.add(ZonedDateTime.of(day.atTime(hour, minute), zone).toInstant());
                        }
                    }
                }
            }
        }
        return found.stream().filter(d -> d.isAfter(from) && !d.isAfter(until)).toList();
    }
}
