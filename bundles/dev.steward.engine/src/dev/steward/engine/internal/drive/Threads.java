package dev.steward.engine.internal.drive;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * What runs the parts of an engine: threads of its own in the product; under the simulator one seeded scheduler, which
 * owns the order of everything. Thread-safe.
 */
public interface Threads {

    /** Runs a part, never on the caller's stack; false when the engine is closed: the journal says how to go on. */
    boolean execute(Runnable part);

    /**
     * Runs a call, which may block for as long as it likes; not before the part has ended that asks for it. False when
     * the engine is closed.
     */
    default boolean call(Runnable call) {
        return execute(call);
    }

    /** As {@link #execute}, for the last that a call has to say: its thread may do it when the call has ended. */
    default boolean last(Runnable part) {
        return execute(part);
    }

    /** Waits for a stage; a simulator lets its scheduler run meanwhile. */
    <T> T await(CompletableFuture<T> stage) throws InterruptedException, ExecutionException;

    /** Waits for a stage, but not longer than that. */
    <T> T await(CompletableFuture<T> stage, Duration atMost)
            throws InterruptedException, ExecutionException, TimeoutException;

    /** Lets what runs come to its end for that long, then interrupts it; no thread is left. */
    void close(Duration grace);
}
