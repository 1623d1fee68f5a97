package dev.steward.store.derby.internal;

import java.util.concurrent.CompletableFuture;

import dev.steward.engine.spi.RunStore.Append;

/**
 * An append that waits for its commit.
 *
 * @param ticket grows in the order of the calls
 * @param ready  complete when the writer may take it
 */
record Queued(long ticket, Append append, CompletableFuture<Void> ready, CompletableFuture<Void> done) {

    private static final int ROW_BYTES = 200;

    /** About how much memory and log it takes. */
    static long weight(Append append) {
        long weight = ROW_BYTES;
        for (var entry : append.entries()) {
            weight += entry.length;
        }
        for (var payload : append.payloads().values()) {
            weight += payload.length;
        }
        return weight;
    }
}
