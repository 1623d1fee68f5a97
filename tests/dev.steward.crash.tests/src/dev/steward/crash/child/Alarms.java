package dev.steward.crash.child;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dev.steward.engine.spi.Ticker;

/** The machine's clock. */
public final class Alarms implements Ticker, AutoCloseable {

    private final ScheduledExecutorService alarms = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("alarms").factory());

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public Alarm at(Instant due, Runnable wake) {
        var left = Math.max(0, Duration.between(Instant.now(), due).toMillis() + 1);
        var ring = alarms.schedule(wake, left, TimeUnit.MILLISECONDS);
        return () -> ring.cancel(false);
    }

    @Override
    public void close() {
        alarms.shutdownNow();
    }
}
