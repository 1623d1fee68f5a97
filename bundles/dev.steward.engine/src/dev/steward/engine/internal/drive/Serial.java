package dev.steward.engine.internal.drive;

import java.util.ArrayDeque;
import java.util.function.Consumer;

/** Runs parts one after the other; holds none while it is idle. Thread-safe. */
final class Serial {

    private final Threads threads;
    private final Consumer<Throwable> broken;
    private final ArrayDeque<Runnable> queue = new ArrayDeque<>();
    private boolean running;

    /** {@code broken} hears what a part threw. */
    Serial(Threads threads, Consumer<Throwable> broken) {
        this.threads = threads;
        this.broken = broken;
    }

    void execute(Runnable part) {
        if (begins(part)) {
            go(threads.execute(this::drain));
        }
    }

    /** As {@link #execute}, as the last that a call does. */
    void executeLast(Runnable part) {
        if (begins(part)) {
            go(threads.last(this::drain));
        }
    }

    private boolean begins(Runnable part) {
        synchronized (queue) {
            queue.add(part);
            var begins = !running;
            running = true;
            return begins;
        }
    }

    private void go(boolean taken) {
        if (!taken) {
            // the engine is closed: what waits is told so here, instead of never
            drain();
        }
    }

    private void drain() {
        for (var part = next(); part != null; part = next()) {
            try {
                part.run();
            } catch (Throwable e) {
                tell(e);
            }
        }
    }

    private void tell(Throwable e) {
        try {
            broken.accept(e);
        } catch (Throwable again) {
            // what comes after it must not wait for ever
            Shared.LOG.log(System.Logger.Level.ERROR, "What stopped by a defect could not be ended.", again);
        }
    }

    private @org.eclipse.jdt.annotation.Nullable Runnable next() {
        synchronized (queue) {
            var part = queue.poll();
            running = part != null;
            return part;
        }
    }
}
