package dev.steward.store.derby.internal;

import java.util.concurrent.ConcurrentLinkedDeque;

/** Compressors for threads that have no session, lent to one thread at a time. Thread-safe. */
final class Packings {

    private final ConcurrentLinkedDeque<Packing> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    Packing take() {
        var known = idle.poll();
        return known != null ? known : new Packing();
    }

    void give(Packing packing) {
        idle.push(packing);
        if (closed) {
            close();
        }
    }

    /** Gives the native memory back. */
    void close() {
        closed = true;
        for (var packing = idle.poll(); packing != null; packing = idle.poll()) {
            packing.close();
        }
    }
}
