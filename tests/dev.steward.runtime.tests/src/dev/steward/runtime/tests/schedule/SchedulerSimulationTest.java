package dev.steward.runtime.tests.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import dev.steward.runtime.internal.schedule.Book;
import dev.steward.runtime.internal.schedule.EventStore;
import dev.steward.runtime.internal.schedule.Scheduler;
import dev.steward.runtime.internal.schedule.TriggerStore;
import dev.steward.testkit.Crash;

/**
 * Random schedules, events, crashes at every write, days without a process, clocks that jump, daylight saving: each
 * start is made exactly as the rules say, compared with {@link Oracle}. A failure names its seed.
 */
class SchedulerSimulationTest {

    private static final int SEEDS = Integer.getInteger("steward.schedule.seeds", 1000);
    private static final List<ZoneId> ZONES = List.of(ZoneId.of("Europe/Vienna"), ZoneId.of("America/New_York"),
            ZoneId.of("Australia/Lord_Howe"), ZoneId.of("UTC"));
    private static final List<String> DAYS = List.of("2026-03-27T10:00", "2026-10-24T20:00", "2026-03-07T01:00",
            "2026-10-31T23:00", "2026-06-10T05:00", "2026-04-04T12:00");

    /** One simulated company. */
    private static final class Life {
        final Random random;
        final boolean quick;
        final Story story;
        final Fragile disk = new Fragile();
        final Story.FakeRuns runs;
        final List<Sketch> sketches = new ArrayList<>();
        final Oracle oracle;
        final Map<String, String> events = new HashMap<>();
        final List<String> log = new ArrayList<>();
        Optional<Instant> next = Optional.empty();

        /** @param quick whether a new process comes at once when one dies, so that the oracle knows what it does */
        Life(long seed, boolean quick) {
            random = new Random(seed);
            this.quick = quick;
            var zone = ZONES.get(random.nextInt(ZONES.size()));
            var begin = LocalDateTime.parse(DAYS.get(random.nextInt(DAYS.size()))).atZone(zone).toInstant()
                    .plusSeconds(random.nextInt(3000));
            story = new Story(begin, zone);
            runs = story.new FakeRuns(disk);
            var count = 1 + random.nextInt(3);
            for (var i = 0; i < count; i++) {
                sketches.add(Sketch.random(random, i));
            }
            oracle = new Oracle(story, sketches, begin.plus(Duration.ofDays(40)));
        }

        void live() {
            look();
            for (var step = 0; step < 25; step++) {
                switch (random.nextInt(10)) {
                    case 0 -> story.pass(Duration.ofSeconds(random.nextInt(6 * 3600)));
                    case 1 -> story.pass(Duration.ofSeconds(random.nextInt(3 * 24 * 3600)));
                    case 2 -> story.clock = story.clock.plusSeconds(random.nextInt(16 * 3600) - 8 * 3600);
                    case 3 -> hold();
                    case 4 -> {
                        if (!oracle.stopped) {
                            pause();
                        }
                    }
                    case 5, 6 -> event();
                    case 7 -> story.clock = quick && random.nextInt(8) == 0 ? story.clock.minus(Duration.ofHours(30))
                            : story.clock;
                    default -> work();
                }
                if (random.nextInt(4) != 0) {
                    look();
                }
            }
            oracle.stopped = false;
            disk.remove("engine/stopped");
            look();
        }

        /** The process sleeps until the next time and looks, a little late. */
        void work() {
            for (var i = random.nextInt(6); i >= 0; i--) {
                var until = next.map(n -> Duration.between(story.clock, n)).filter(d -> d.isPositive())
                        .orElse(Duration.ofSeconds(30));
                story.pass(until.compareTo(Duration.ofHours(5)) > 0 ? Duration.ofHours(5)
                        : until.plusSeconds(random.nextInt(40)));
                look();
            }
        }

        void hold() {
            log.add("hold " + story.clock);
            oracle.stopped = !oracle.stopped;
            if (oracle.stopped) {
                disk.put("engine/stopped", "now me".getBytes(StandardCharsets.UTF_8));
            } else {
                disk.remove("engine/stopped");
            }
        }

        void pause() {
            var trigger = sketches.get(random.nextInt(sketches.size())).spec().id();
            var triggers = new TriggerStore(disk);
            var pause = random.nextBoolean();
            log.add((pause ? "pause " : "go ") + trigger + " " + story.clock);
            if (pause) {
                triggers.pause(trigger, "me", story.clock);
            } else {
                triggers.go(trigger, story.clock);
            }
            oracle.pause(trigger, pause);
        }

        void event() {
            var id = "e" + random.nextInt(20);
            var name = events.computeIfAbsent(id, i -> "E" + random.nextInt(2));
            var event = new EventStore.Event(id, name, "\"" + id + "\"", story.clock, null);
            crashing(() -> new EventStore(disk).accept(event));
            oracle.event(id, name);
        }

        void look() {
            crashing(() -> {
                next = scheduler().look(story.clock);
            });
            if (quick) {
                oracle.look();
                assertEquals(oracle.stopped ? missed() : oracle.timedMissed(), missed(),
                        () -> "at " + story.clock + ", " + log);
            }
        }

        Scheduler scheduler() {
            var book = new Book(sketches.stream().map(Sketch::spec).toList(), null);
            return new Scheduler(disk, () -> book, runs, story.zone,
                    () -> disk.get("engine/stopped").map(by -> "Everything was stopped."));
        }

        /** Dies now and then; what was asked for is asked for again, at once or later. */
        void crashing(Runnable action) {
            while (random.nextInt(3) == 0) {
                disk.dieAt(random.nextInt(6), random.nextBoolean());
                try {
                    action.run();
                    disk.live();
                } catch (Crash e) {
                    disk.live();
                    if (!quick) {
                        story.pass(Duration.ofSeconds(random.nextInt(40_000)));
                    }
                }
            }
            action.run();
        }

        JsonObject state(String trigger) {
            var bytes = disk.get("schedule/state/" + trigger).orElseThrow();
            return JsonParser.parseString(new String(bytes, StandardCharsets.UTF_8)).getAsJsonObject();
        }

        /** Of schedules; the note that an event was left out may be lost in a crash. */
        Map<String, Long> missed() {
            var found = new HashMap<String, Long>();
            for (var sketch : sketches.stream().filter(s -> s.spec().isTimed()).toList()) {
                var count = state(sketch.spec().id()).get("count").getAsLong();
                if (count > 0) {
                    found.put(sketch.spec().id(), count);
                }
            }
            return found;
        }
    }

    @Test
    void startsExactlyWhatTheRulesSay() {
        var starts = 0;
        for (var seed = 0; seed < SEEDS; seed++) {
            var life = new Life(seed, true);
            try {
                life.live();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + life.sketches + " " + life.log + ": " + e, e);
            }
            var words = "seed " + seed + ": " + life.sketches;
            assertEquals(new HashSet<>(life.oracle.made.ends.keySet()), new HashSet<>(life.runs.all()), words);
            assertEquals(life.oracle.made.ends, life.runs.made.ends, words);
            assertEquals(life.oracle.timedMissed(), life.missed(), words);
            starts += life.runs.all().size();
        }
        assertTrue(starts > SEEDS, "only " + starts + " starts in all");
    }

    /** When hours pass between a crash and the next process, the clock decides; but nothing is doubled or lost. */
    @Test
    void losesAndDoublesNothingWhenTheProcessStaysDown() {
        for (var seed = 0; seed < SEEDS / 2; seed++) {
            var life = new Life(seed, false);
            life.live();
            for (var sketch : life.sketches) {
                if (sketch.spec().isTimed()) {
                    account(life, sketch, "seed " + seed + ": " + sketch.spec());
                }
            }
        }
    }

    private static void account(Life life, Sketch sketch, String words) {
        var id = sketch.spec().id();
        var state = life.state(id);
        var since = Instant.parse(state.get("since").getAsString());
        var decided = Instant.parse(state.get("decided").getAsString());
        var pending = 0;
        for (var group : state.getAsJsonArray("pending")) {
            pending += group.getAsJsonObject().getAsJsonArray("due").size();
        }
        var due = sketch.dues(since, decided, since, life.story.zone).stream().map(d -> id + " @ " + Oracle.time(d))
                .collect(Collectors.toSet());
        var made = life.runs.all().stream().filter(cause -> cause.startsWith(id + " @ ")).toList();
        assertTrue(due.containsAll(made), words + " started what was not due: " + made);
        assertEquals(due.size(), made.size() + state.get("count").getAsInt() + pending, words + " lost a time");
    }
}
