package dev.steward.runtime.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.spi.Ticker;

/**
 * The machine's clock; one daemon thread rings the alarms. Delays don't pass while a machine sleeps, and its clock can be
 * set: so an alarm looks at the clock again before it rings, and at least every half minute.
 */
public final class SystemTicker implements Ticker, AutoCloseable {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

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
        var alarm = new Waking(due, wake);
        alarm.look();
        return alarm;
    }

    /** One alarm that is set. */
    private final class Waking implements Alarm {
        private final Instant due;
        private final Runnable wake;
        private @Nullable Future<?> next;
        private boolean cancelled;

        Waking(Instant due, Runnable wake) {
            this.due = due;
            this.wake = wake;
        }

        /** Rings when it is time, else looks again. */
        synchronized void look() {
            if (cancelled || alarms.isShutdown()) {
                return;
            }
            var left = Duration.between(Instant.now(), due);
            var delay = left.compareTo(LOOK_AGAIN) > 0 ? LOOK_AGAIN.toMillis() : Math.max(0, left.toMillis() + 1);
            next = alarms.schedule(this::ring, delay, TimeUnit.MILLISECONDS);
        }

        private void ring() {
            if (Instant.now().isBefore(due)) {
                look();
            } else {
                wake.run();
            }
        }

        @Override
        public synchronized void cancel() {
            cancelled = true;
            var waiting = next;
            if (waiting != null) {
                waiting.cancel(false);
            }
        }
    }

    @Override
    public void close() {
        alarms.shutdownNow();
    }
}
