package dev.steward.engine.internal.drive;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunId;
import dev.steward.engine.internal.core.CallSpec;

/** A call that is under way on a thread of its own: it can be given up, or run out of time. Thread-safe. */
final class Flight {

    final RunId run;
    final int call;
    final CallSpec spec;
    private final Consumer<Flight> late;
    private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();
    private final AtomicBoolean told = new AtomicBoolean();
    private volatile boolean expired;
    private volatile Instant begun = Instant.MIN;
    private volatile Instant deadline = Instant.MAX;
    private volatile @Nullable Instant givenUp;

    /** {@code late} hears once that it ran out of time. */
    Flight(RunId run, int call, CallSpec spec, Consumer<Flight> late) {
        this.run = run;
        this.call = call;
        this.spec = spec;
        this.late = late;
    }

    /** Something that a call does. */
    @FunctionalInterface
    interface Work {
        /** Whether it succeeded: then that counts, late or not. */
        boolean run() throws InterruptedException;
    }

    /** Runs it on this thread; an interrupt that comes when it has ended hits nothing else. */
    void fly(Watch watch, Instant now, Duration timeout, Work work) throws InterruptedException {
        begun = now;
        deadline = now.plus(timeout);
        thread.set(Thread.currentThread());
        watch.begins(this);
        var done = false;
        try {
            if (givenUp != null) {
                throw new InterruptedException("given up before it began");
            }
            done = work.run();
        } finally {
            watch.ends(this);
            synchronized (this) {
                thread.set(null);
            }
            if (done) {
                told.set(true);
            } else if (expired) {
                tell();
            }
        }
    }

    /** When it has to be back. */
    Instant deadline() {
        return deadline;
    }

    Instant begun() {
        return begun;
    }

    /** Since when nobody waits for it any more, null when somebody does. */
    @Nullable
    Instant givenUp() {
        return givenUp;
    }

    /** Whether somebody waits for it. */
    boolean waitedFor() {
        return givenUp == null;
    }

    /**
     * Gives it up as it is out of time. What may have an effect is not read back while it still goes on: whoever waits
     * hears of it when its thread is free, or at {@link #lost}.
     */
    void expire() {
        if (drop(deadline)) {
            expired = true;
            if (!spec.effect() || thread.get() == null) {
                tell();
            }
        }
    }

    /** Whether it ran out of time and nobody was told yet. */
    boolean lingers() {
        return expired && !told.get();
    }

    /** It takes no notice. */
    void lost() {
        tell();
    }

    private void tell() {
        if (told.compareAndSet(false, true)) {
            late.accept(this);
        }
    }

    /** Gives it up; false when it was before. */
    boolean drop(Instant now) {
        synchronized (this) {
            if (givenUp != null) {
                return false;
            }
            givenUp = now;
            var runs = thread.get();
            if (runs != null) {
                runs.interrupt();
            }
            return true;
        }
    }
}
