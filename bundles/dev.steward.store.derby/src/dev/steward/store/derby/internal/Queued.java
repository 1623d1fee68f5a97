package dev.steward.store.derby.internal;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

import dev.steward.engine.spi.RunStore.Append;

/**
 * An append that waits for its commit.
 *
 * @param ticket grows in the order of the calls
 * @param ready  complete when the writer may take it
 */
record Queued(long ticket, Prepared prepared, CompletableFuture<Void> ready, CompletableFuture<Void> done) {

    /**
     * An append with what is done for it on its caller's thread.
     *
     * @param packed its payloads as stored, by address; large ones are stored apart and absent
     * @param weight about how much memory and log it takes, in bytes
     */
    record Prepared(Append append, Map<String, byte[]> packed, long weight) {

        private static final int ROW_BYTES = 200;

        static Prepared of(Append append, Map<String, byte[]> packed) {
            long weight = ROW_BYTES;
            for (var entry : append.entries()) {
                weight += entry.length;
            }
            for (var payload : append.payloads().values()) {
                weight += payload.length;
            }
            return new Prepared(append, packed, weight);
        }
    }

    Append append() {
        return prepared.append();
    }

    long weight() {
        return prepared.weight();
    }
}
