package dev.steward.runtime.tests.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.steward.runtime.internal.schedule.TriggerSpec.Overlap;

/**
 * What the rules say, as plainly as can be: everything in memory, nothing ever crashes, all times known beforehand.
 */
final class Oracle {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")
            .withZone(ZoneOffset.UTC);

    final Story.Made made;
    final Map<String, Long> missed = new HashMap<>();
    private final Story story;
    private final List<Sketch> sketches;
    private final Instant end;
    private final Map<String, One> ones = new HashMap<>();
    private final Map<String, Instant> events = new HashMap<>();
    boolean stopped;

    /** One trigger: what it has not looked at, what waits, and what it started. */
    private final class One {
        final Sketch sketch;
        Instant decided;
        List<Instant> future;
        final List<String> waiting = new ArrayList<>();
        final List<String> started = new ArrayList<>();
        boolean paused;

        One(Sketch sketch) {
            this.sketch = sketch;
            decided = story.clock.truncatedTo(ChronoUnit.SECONDS);
            future = dues();
        }

        List<Instant> dues() {
            return sketch.dues(decided, end, decided, story.zone);
        }

        void resetIfClockWasWrong() {
            if (decided.isAfter(story.clock.plus(Duration.ofDays(1)))) {
                decided = story.clock.truncatedTo(ChronoUnit.SECONDS);
                future = dues();
            }
        }

        void miss(long times) {
            if (times > 0) {
                missed.merge(sketch.spec().id(), times, Long::sum);
            }
        }

        void decide() {
            var due = future.stream().filter(d -> !d.isAfter(story.clock)).toList();
            if (due.isEmpty()) {
                return;
            }
            future = future.subList(due.size(), future.size());
            decided = due.getLast();
            if (paused) {
                miss(due.size());
                return;
            }
            var late = due.stream().filter(d -> d.isBefore(story.clock.minusSeconds(60))).toList();
            var kept = switch (sketch.spec().catchUp()) {
                case NONE -> due.subList(late.size(), due.size());
                case ONCE -> late.isEmpty() ? due : List.of(due.getLast());
                case ALL -> due.subList(Math.max(0, late.size() - sketch.spec().most()), due.size());
            };
            miss(due.size() - kept.size());
            kept.forEach(d -> waiting.add(sketch.spec().id() + " @ " + time(d)));
        }

        /** In the order of the clock at which they came. */
        void take(String event) {
            waiting.add(sketch.spec().id() + " @ " + event);
            waiting.sort(Comparator.comparing((String cause) -> events.get(cause.substring(cause.indexOf(" @ ") + 3)))
                    .thenComparing(cause -> cause));
        }

        void start() {
            while (!waiting.isEmpty() && !paused) {
                var cause = waiting.getFirst();
                var open = started.stream().filter(made::isOpen).toList();
                var replace = sketch.spec().overlap() == Overlap.REPLACE;
                if (made.ends.containsKey(cause)) {
                    waiting.removeFirst();
                    continue;
                }
                if (replace) {
                    open.forEach(made::stop);
                }
                if (replace && waiting.size() > 1) {
                    waiting.removeFirst();
                    miss(1);
                    continue;
                }
                if (!open.isEmpty()) {
                    switch (sketch.spec().overlap()) {
                        case SKIP -> {
                            waiting.removeFirst();
                            miss(1);
                            continue;
                        }
                        case QUEUE, REPLACE -> {
                            return;
                        }
                        case ALLOW -> {
                            // goes on
                        }
                    }
                }
                waiting.removeFirst();
                made.make(cause);
                started.add(cause);
            }
        }
    }

    Oracle(Story story, List<Sketch> sketches, Instant end) {
        this.story = story;
        this.sketches = sketches;
        this.end = end;
        this.made = story.new Made();
    }

    void look() {
        sketches.forEach(s -> ones.computeIfAbsent(s.spec().id(), id -> new One(s)).resetIfClockWasWrong());
        if (stopped) {
            return;
        }
        ones.values().forEach(One::decide);
        ones.values().forEach(One::start);
    }

    /** Times of schedules that passed without a run. */
    Map<String, Long> timedMissed() {
        var found = new HashMap<>(missed);
        sketches.stream().filter(s -> !s.spec().isTimed()).forEach(s -> found.remove(s.spec().id()));
        return found;
    }

    /** As in the id of a run. */
    static String time(Instant due) {
        return TIME.format(due);
    }

    /** Event triggers take it at the next look, which is at once. */
    void event(String id, String name) {
        if (events.putIfAbsent(id, story.clock) == null) {
            ones.values().stream().filter(o -> name.equals(o.sketch.spec().event())).forEach(o -> o.take(id));
        }
    }

    void pause(String trigger, boolean pause) {
        var one = ones.get(trigger);
        if (one != null) {
            if (one.paused && !pause) {
                one.decide();
            }
            one.paused = pause;
        }
    }
}
