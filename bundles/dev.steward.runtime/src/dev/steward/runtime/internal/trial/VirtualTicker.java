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
        if (!due.isAfter(now)) {
            Thread.ofVirtual().start(wake);
            return () -> {
            };
        }
        var set = new Set(due, number++, wake);
        alarms.add(set);
        return () -> remove(set);
    }

    private synchronized void remove(Set set) {
        alarms.remove(set);
    }

    /** Moves to the next alarm and rings all that are due then; false when none is set. */
    boolean skip() {
        List<Set> due;
        synchronized (this) {
            var next = alarms.stream().map(Set::due).min(Comparator.naturalOrder());
            if (next.isEmpty()) {
                return false;
            }
            now = next.get();
            due = alarms.stream().filter(a -> !a.due().isAfter(now)).sorted(Comparator.comparing(Set::number)).toList();
            alarms.removeAll(due);
        }
        due.forEach(alarm -> alarm.wake().run());
        return true;
    }
}
