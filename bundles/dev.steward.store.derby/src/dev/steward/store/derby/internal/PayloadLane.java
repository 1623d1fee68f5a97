package dev.steward.store.derby.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

import dev.steward.engine.spi.RunStore.Append;

/**
 * Stores large payloads ahead of the append that names them, in transactions of their own, so that they hold up nobody
 * but their run. One left over by a crash is harmless: nothing names it, and it is found when it comes again.
 */
final class PayloadLane {

    /** From this many bytes on, a payload is stored ahead. */
    static final int LARGE = 256 << 10;

    private final Database database;
    private final Payloads payloads;
    private final DiskSpace space;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("steward-payloads").factory());

    PayloadLane(Database database, Payloads payloads, DiskSpace space) {
        this.database = database;
        this.payloads = payloads;
        this.space = space;
    }

    /** Stores the large payloads of an append; complete when they are durable, at once when there are none. */
    CompletableFuture<Void> store(Append append) {
        var large = new LinkedHashMap<String, byte[]>();
        append.payloads().forEach((address, content) -> {
            if (content.length >= LARGE) {
                large.put(address, content);
            }
        });
        if (large.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        try {
            return CompletableFuture.runAsync(() -> store(large), thread);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(database.failures().closed());
        }
    }

    private void store(Map<String, byte[]> large) {
        large.forEach((address, content) -> {
            var shortage = space.shortage(content.length);
            if (shortage != null) {
                throw shortage;
            }
            database.call(session -> {
                payloads.putInSlices(session, CompanyKey.bytes(address), content);
                return address;
            });
        });
    }

    /** Ends what is under way. */
    void close() {
        thread.close();
    }
}
