package dev.steward.engine.internal.drive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunId;
import dev.steward.engine.spi.Ticker;

/** When runs that are only rows have to be taken up: one entry a run, one alarm for all. Thread-safe. */
final class Dues {

    private final Ticker ticker;
    private final Consumer<List<Due>> wake;
    private final PriorityQueue<Due> order = new PriorityQueue<>();
    private final Map<RunId, Due> due = new HashMap<>();
    private @Nullable Instant armed;
    private Ticker.@Nullable Alarm alarm;

    /** A run that is due at a time in milliseconds. */
    record Due(long at, RunId run, String playbook, int priority) implements Comparable<@NonNull Due> {
        @Override
        public int compareTo(Due other) {
            return at == other.at ? run.compareTo(other.run) : Long.compare(at, other.at);
        }
    }

    /** {@code wake} hears of runs that are due, outside of every lock. */
    Dues(Ticker ticker, Consumer<List<Due>> wake) {
        this.ticker = ticker;
        this.wake = wake;
    }

    void add(RunId run, Instant at, String playbook, int priority) {
        synchronized (this) {
            var entry = new Due(at.toEpochMilli(), run, playbook, priority);
            due.put(run, entry);
            order.add(entry);
        }
        arm();
    }

    /** It is under way again and looks after its timers itself. */
    synchronized void remove(RunId run) {
        due.remove(run);
        if (order.size() > 64 && order.size() > 4 * due.size()) {
            order.removeIf(entry -> due.get(entry.run()) != entry);
        }
    }

    private void arm() {
        Instant at;
        synchronized (this) {
            skip();
            var first = order.peek();
            var before = armed;
            if (first == null || before != null && before.toEpochMilli() <= first.at()) {
                return;
            }
            var set = alarm;
            if (set != null) {
                set.cancel();
            }
            at = Instant.ofEpochMilli(first.at());
            armed = at;
            alarm = null;
        }
        var set = ticker.at(at, this::ring);
        synchronized (this) {
            if (at.equals(armed)) {
                alarm = set;
            } else {
                set.cancel();
            }
        }
    }

    private void skip() {
        for (var first = order.peek(); first != null && due.get(first.run()) != first; first = order.peek()) {
            order.remove();
        }
    }

    private void ring() {
        var runs = new ArrayList<Due>();
        synchronized (this) {
            armed = null;
            alarm = null;
            var now = ticker.now().toEpochMilli();
            skip();
            for (var first = order.peek(); first != null && first.at() <= now; first = order.peek()) {
                order.remove();
                due.remove(first.run());
                runs.add(first);
                skip();
            }
        }
        if (!runs.isEmpty()) {
            wake.accept(runs);
        }
        arm();
    }

    /** Wakes nobody any more. */
    synchronized void close() {
        var set = alarm;
        if (set != null) {
            set.cancel();
        }
        due.clear();
        order.clear();
    }
}
