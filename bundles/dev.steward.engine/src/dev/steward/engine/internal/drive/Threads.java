package dev.steward.engine.internal.drive;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** The virtual threads of one engine. Thread-safe. */
final class Threads {

    private final ExecutorService threads = Executors
            .newThreadPerTaskExecutor(Thread.ofVirtual().name("steward-engine-", 0).factory());

    /** Runs a part; false when the engine is closed: then the journal says how to go on. */
    boolean execute(Runnable part) {
        try {
            threads.execute(part);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    /** Lets what runs come to its end for that long, then interrupts it; no thread is left. */
    void close(Duration grace) {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
                threads.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
