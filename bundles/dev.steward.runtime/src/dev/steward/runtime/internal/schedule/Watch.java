package dev.steward.runtime.internal.schedule;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.spi.Ticker;

/**
 * Looks whenever something may be due: at the next time of the calendar, when it is woken, and every few seconds, since
 * a text may have changed or a machine slept. One thread of its own.
 */
public final class Watch implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Watch.class.getName());
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private final Ticker ticker;
    private final Function<Instant, Optional<Instant>> look;
    private final Semaphore woken = new Semaphore(1);
    private final Thread thread;
    private volatile boolean closed;
    private @Nullable String told;

    /** @param look what to do now; says when the next time is due */
    public Watch(Ticker ticker, Function<Instant, Optional<Instant>> look) {
        this.ticker = ticker;
        this.look = look;
        thread = Thread.ofPlatform().daemon().name("steward-schedule").start(this::watch);
    }

    /** Looks soon; never waits. */
    public void wake() {
        if (woken.availablePermits() == 0) {
            woken.release();
        }
    }

    private void watch() {
        Ticker.Alarm alarm = () -> {
        };
        try {
            while (!closed) {
                woken.acquire();
                woken.drainPermits();
                // each look sets one: those of earlier looks would add up with every wake
                alarm.cancel();
                if (!closed) {
                    alarm = ticker.at(next(), this::wake);
                }
            }
        } catch (InterruptedException e) {
            // it was closed while nothing was to be done
            Thread.currentThread().interrupt();
        } finally {
            alarm.cancel();
        }
    }

    private Instant next() {
        var again = ticker.now().plus(LOOK_AGAIN);
        try {
            var next = look.apply(ticker.now());
            told = null;
            return next.filter(n -> n.isBefore(again)).orElse(again);
        } catch (RuntimeException e) {
            // said once, as it comes again every few seconds: the store may be full or changing hands
            var words = String.valueOf(e.getMessage());
            if (!words.equals(told)) {
                LOG.log(Level.WARNING, "What starts by itself could not be looked after; it is tried again", e);
                told = words;
            }
            return again;
        }
    }

    /** Ends after the look that is under way. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
