package dev.steward.runtime.internal.remote;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Closes a connection on which nothing was heard for {@value #SECONDS} s. Counts its own looks, not the clock: a machine
 * that slept accuses nobody.
 */
final class Watch implements AutoCloseable {

    /** How long silence may last. */
    static final int SECONDS = 5;

    private static final int LOOKS_A_SECOND = 4;

    private final Closeable connection;
    private final AtomicInteger looks = new AtomicInteger();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1,
            Thread.ofPlatform().daemon().name("steward-link-watch").factory());
    private volatile boolean silent;

    Watch(Closeable connection) {
        this.connection = connection;
        timer.scheduleWithFixedDelay(this::look, 1000 / LOOKS_A_SECOND, 1000 / LOOKS_A_SECOND, TimeUnit.MILLISECONDS);
    }

    void heard() {
        looks.set(0);
    }

    private void look() {
        if (looks.incrementAndGet() >= SECONDS * LOOKS_A_SECOND) {
            silent = true;
            timer.shutdown();
            try {
                connection.close();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Whether it closed the connection. */
    boolean isSilent() {
        return silent;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
