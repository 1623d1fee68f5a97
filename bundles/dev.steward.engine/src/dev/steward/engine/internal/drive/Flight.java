package dev.steward.engine.internal.drive;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.core.CallSpec;
import dev.steward.engine.spi.Ticker;

/** A call that is under way on a thread of its own: it can be given up, or run out of time. Thread-safe. */
final class Flight {

    final CallSpec spec;
    private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();
    private volatile boolean late;
    private volatile boolean dropped;

    Flight(CallSpec spec) {
        this.spec = spec;
    }

    /** Something that a call does. */
    @FunctionalInterface
    interface Work {
        void run() throws InterruptedException;
    }

    /** Runs it on this thread; an interrupt that comes when it has ended hits nothing else. */
    void fly(Ticker ticker, Duration timeout, Work work) throws InterruptedException {
        thread.set(Thread.currentThread());
        var alarm = ticker.at(ticker.now().plus(timeout), () -> {
            late = true;
            interrupt();
        });
        try {
            if (dropped) {
                throw new InterruptedException("given up before it began");
            }
            work.run();
        } finally {
            alarm.cancel();
            synchronized (this) {
                thread.set(null);
            }
        }
    }

    /** Whether it ran out of time. */
    boolean late() {
        return late;
    }

    /** Whether nobody waits for it any more. */
    boolean dropped() {
        return dropped;
    }

    /** Gives it up. */
    void drop() {
        dropped = true;
        interrupt();
    }

    private synchronized void interrupt() {
        var runs = thread.get();
        if (runs != null) {
            runs.interrupt();
        }
    }
}
