package dev.steward.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.steward.engine.spi.Ticker;

/** A clock that stands still until a test moves it; alarms ring on the thread that moves it. Thread-safe. */
public final class ManualTicker implements Ticker {

    private final List<Entry> alarms = new ArrayList<>();
    private Instant now;

    private record Entry(Instant due, Runnable wake) {
    }

    /** At a time. */
    public ManualTicker(Instant now) {
        this.now = now;
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public Alarm at(Instant due, Runnable wake) {
        var entry = new Entry(due, wake);
        synchronized (this) {
            if (due.isAfter(now)) {
                alarms.add(entry);
                return () -> cancel(entry);
            }
        }
        wake.run();
        return () -> {
        };
    }

    private synchronized void cancel(Entry entry) {
        alarms.removeIf(other -> other == entry);
    }

    /** Moves on and rings what is due, in order. */
    public void advance(Duration by) {
        advanceTo(now().plus(by));
    }

    /** Moves on to a time and rings what is due, in order. */
    public void advanceTo(Instant time) {
        for (var next = next(time); next.isPresent(); next = next(time)) {
            next.get().wake().run();
        }
        synchronized (this) {
            now = time.isAfter(now) ? time : now;
        }
    }

    private synchronized Optional<Entry> next(Instant time) {
        var next = alarms.stream().filter(e -> !e.due().isAfter(time)).min(Comparator.comparing(Entry::due));
        next.ifPresent(e -> {
            alarms.removeIf(other -> other == e);
            now = e.due().isAfter(now) ? e.due() : now;
        });
        return next;
    }

    /** Forgets every alarm: the process that set them is gone. */
    public synchronized void forget() {
        alarms.clear();
    }
}
