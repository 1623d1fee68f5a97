package dev.steward.runtime.tests.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.steward.runtime.internal.schedule.Book;
import dev.steward.runtime.internal.schedule.EventStore;
import dev.steward.runtime.internal.schedule.Scheduler;
import dev.steward.runtime.internal.schedule.TriggerSpec.CatchUp;
import dev.steward.runtime.internal.schedule.TriggerSpec.Overlap;

/** Two schedulers at once, which should never be, still start everything once. */
class TwoSchedulersTest {

    @Test
    void startNothingTwiceAndLoseNothing() {
        for (var seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var disk = new Fragile();
            var story = new Story(Instant.parse("2026-03-01T00:00:00Z"), ZoneOffset.UTC);
            var runs = story.new FakeRuns(disk);
            var every = Sketch.every(0, Duration.ofMinutes(7), Overlap.ALLOW, CatchUp.ALL, 1000);
            var event = Sketch.event(2, Overlap.ALLOW);
            var book = new Book(List.of(every.spec(), event.spec()), null);
            var one = new Scheduler(disk, () -> book, runs, ZoneOffset.UTC, Optional::empty);
            var other = new Scheduler(disk, () -> book, runs, ZoneOffset.UTC, Optional::empty);
            one.look(story.clock);
            var expected = new HashSet<String>();
            every.dues(story.clock, story.clock.plus(Duration.ofHours(20)), story.clock, ZoneOffset.UTC)
                    .forEach(due -> expected.add(every.spec().id() + " @ " + Oracle.time(due)));
            for (var i = 0; i < 40; i++) {
                story.pass(Duration.ofMinutes(30));
                new EventStore(disk).accept(new EventStore.Event("e" + i, "E0", "\"e" + i + "\"", story.clock, null));
                expected.add(event.spec().id() + " @ e" + i);
                disk.meanwhile(random.nextInt(12), () -> other.look(story.clock));
                one.look(story.clock);
            }
            assertEquals(expected, new HashSet<>(runs.all()), "seed " + seed);
        }
    }
}
