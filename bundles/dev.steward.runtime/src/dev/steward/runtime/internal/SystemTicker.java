package dev.steward.runtime.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import dev.steward.engine.spi.Ticker;

/** The machine's clock; one daemon thread rings the alarms. */
public final class SystemTicker implements Ticker, AutoCloseable {

    private final ScheduledThreadPoolExecutor alarms = new ScheduledThreadPoolExecutor(1,
            Thread.ofPlatform().daemon().name("steward-alarms").factory());

    /** A running clock. */
    public SystemTicker() {
        alarms.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public Alarm at(Instant due, Runnable wake) {
        var delay = Math.max(0, Duration.between(Instant.now(), due).toMillis() + 1);
        var task = alarms.schedule(wake, delay, TimeUnit.MILLISECONDS);
        return () -> task.cancel(false);
    }

    @Override
    public void close() {
        alarms.shutdownNow();
    }
}
