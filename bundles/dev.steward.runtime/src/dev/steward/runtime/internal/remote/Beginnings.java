package dev.steward.runtime.internal.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * What is to be done as soon as this process owns the company. What fails is done again every second until it works.
 * Thread-safe.
 */
final class Beginnings implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Beginnings.class.getName());
    private static final long AGAIN_MS = 1000;

    private final BooleanSupplier owned;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Complaint complaint = new Complaint(LOG);
    private final List<Runnable> waiting = new ArrayList<>();

    /** @param owned whether this process owns the company now */
    Beginnings(BooleanSupplier owned) {
        this.owned = owned;
    }

    synchronized void add(Runnable action) {
        waiting.add(action);
    }

    private synchronized List<Runnable> taken() {
        if (!owned.getAsBoolean()) {
            return List.of();
        }
        var actions = List.copyOf(waiting);
        waiting.clear();
        return actions;
    }

    /** Does what waits, if this process owns the company. */
    void run() {
        var failed = false;
        for (var action : taken()) {
            try {
                action.run();
            } catch (RuntimeException e) {
                complaint.about("What was to begin with the company could not; it is tried again", e);
                add(action);
                failed = true;
            }
        }
        if (failed && closed.getCount() > 0) {
            Thread.ofPlatform().daemon().name("steward-door-begin").start(this::again);
        }
    }

    private void again() {
        try {
            if (!closed.await(AGAIN_MS, TimeUnit.MILLISECONDS)) {
                run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What has not begun never does. */
    @Override
    public void close() {
        closed.countDown();
    }
}
