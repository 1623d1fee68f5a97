package dev.steward.ui.runs.internal.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.steward.engine.Engine.RunEvent;

/**
 * A run as the timeline draws it.
 *
 * @param spans   in the order of their beginning
 * @param lanes   how many there are
 * @param events  all of the run, in order; a mark stands on one of them
 * @param times   where each event is drawn
 * @param ordered whether all but long waits happened so fast that only the order is drawn: the times are none of a clock
 *                then
 * @param from    when it began
 * @param to      when it ended, or the present
 */
public record Chart(List<Span> spans, int lanes, List<RunEvent> events, List<Instant> times, boolean ordered,
        Instant from, Instant to) {

    /** Of no run. */
    public static final Chart NONE = new Chart(List.of(), 0, List.of(), List.of(), false, Instant.EPOCH,
            Instant.EPOCH);

    public Chart {
        spans = List.copyOf(spans);
        events = List.copyOf(events);
        times = List.copyOf(times);
    }

    /** The event that is nearest to a moment: its place in {@link #events}, -1 for none. */
    public int near(Instant moment) {
        var low = 0;
        var high = events.size() - 1;
        while (low <= high) {
            var middle = (low + high) >>> 1;
            if (times.get(middle).isAfter(moment)) {
                high = middle - 1;
            } else {
                low = middle + 1;
            }
        }
        if (high < 0 || low >= events.size()) {
            return Math.min(low, events.size() - 1);
        }
        var before = Duration.between(times.get(high), moment);
        return before.compareTo(Duration.between(moment, times.get(low))) <= 0 ? high : low;
    }
}
