package dev.steward.engine.internal.drive;

import java.time.DateTimeException;
import java.time.Instant;
import java.nio.charset.StandardCharsets;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Queue;
import dev.steward.engine.spi.KeyValueStore;
import dev.steward.engine.spi.Ticker;

/** What the operator ordered for the whole company; outlives the process. Thread-safe. */
final class Standing {

    private static final String STOPPED = "engine/stopped", HELD = "engine/queue";

    private final KeyValueStore values;
    private final Ticker ticker;
    private volatile Queue.@Nullable Held stopped;
    private volatile Queue.@Nullable Held held;

    Standing(KeyValueStore values, Ticker ticker) {
        this.values = values;
        this.ticker = ticker;
        stopped = read(STOPPED);
        held = read(HELD);
    }

    private Queue.@Nullable Held read(String name) {
        var stored = values.get(name);
        if (stored.isEmpty()) {
            return null;
        }
        var text = new String(stored.get(), StandardCharsets.UTF_8);
        var cut = text.indexOf(' ');
        try {
            return new Queue.Held(text.substring(cut + 1), Instant.parse(text.substring(0, Math.max(0, cut))));
        } catch (DateTimeException e) {
            // whoever wrote it meant that it is held
            return new Queue.Held(text, Instant.EPOCH);
        }
    }

    private Queue.@Nullable Held write(String name, @Nullable String by) {
        if (by == null) {
            values.remove(name);
            return null;
        }
        var now = ticker.now();
        values.put(name, (now + " " + by).getBytes(StandardCharsets.UTF_8));
        return new Queue.Held(by, now);
    }

    /** {@code by} null lifts it. */
    synchronized void stop(@Nullable String by) {
        if (by == null || stopped == null) {
            stopped = write(STOPPED, by);
        }
    }

    /** {@code by} null lets the queue go. */
    synchronized void hold(@Nullable String by) {
        if (by == null || held == null) {
            held = write(HELD, by);
        }
    }

    Queue.@Nullable Held stopped() {
        return stopped;
    }

    Queue.@Nullable Held held() {
        return held;
    }
}
