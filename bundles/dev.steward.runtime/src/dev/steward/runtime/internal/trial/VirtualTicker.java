package dev.steward.runtime.internal.trial;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.steward.engine.spi.Ticker;

/** A clock that stands still until it is moved to its next alarm. Thread-safe. */
final class VirtualTicker implements Ticker {

    private final List<Set> alarms = new ArrayList<>();
    private Instant now;
    private long number;

    private record Set(Instant due, long number, Runnable wake) {
    }

    VirtualTicker(Instant start) {
        now = start;
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized Alarm at(Instant due, Runnable wake) {
        var set = new Set(due, number++, wake);
        alarms.add(set);
        return () -> remove(set);
    }

    private synchronized void remove(Set set) {
        alarms.remove(set);
    }

    /** Moves to the next alarm and rings it; false when none is set. */
    boolean skip() {
        Runnable wake;
        synchronized (this) {
            var next = alarms.stream().min(Comparator.comparing(Set::due).thenComparing(Set::number));
            if (next.isEmpty()) {
                return false;
            }
            alarms.remove(next.get());
            now = next.get().due().isAfter(now) ? next.get().due() : now;
            wake = next.get().wake();
        }
        wake.run();
        return true;
    }
}
