package dev.steward.testkit;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.spi.RunStore.Append;
import dev.steward.engine.spi.RunStore.RunRow;
import dev.steward.engine.spi.StoreException;
import dev.steward.engine.spi.StoreException.Reason;

/** The store of a test of {@link RunStore}s: made before, closed behind, and what is written into it. */
@Timeout(60)
public abstract class RunStoreTesting {

    /** A moment that needs all nine digits. */
    protected static final Instant START = Instant.parse("2026-11-22T08:30:00.123456789Z");

    private @Nullable RunStore store;

    /** An empty store. */
    protected abstract RunStore create() throws Exception;

    /** The store as a later process finds it; the same one where nothing outlives the process. */
    protected RunStore reopened(RunStore open) throws Exception {
        return open;
    }

    /** Makes the store. */
    @BeforeEach
    public final void open() throws Exception {
        store = create();
    }

    /** Closes it. */
    @AfterEach
    public final void close() {
        store().close();
    }

    /** The store under test. */
    protected final RunStore store() {
        var open = store;
        if (open == null) {
            throw new IllegalStateException("no store");
        }
        return open;
    }

    /** From now on the store as a later process finds it. */
    protected final RunStore later() throws Exception {
        store = reopened(store());
        return store();
    }

    /** Waits for an append. */
    protected static void done(CompletionStage<Void> stage) throws Exception {
        stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    /** Why an append failed. */
    protected static Reason refused(CompletionStage<Void> stage) {
        var future = stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS);
        var failure = assertThrows(CompletionException.class, future::join);
        return ((StoreException) failure.getCause()).reason();
    }

    /** A row in a state. */
    protected static RunRow row(RunId run, long seq, RunState state) {
        return new RunRow(run, "content.weekly", "hash-1", state, seq, START, START.plusNanos(seq), null, null,
                seq * 10, null, null, 0);
    }

    /** Bytes that say which entry they are. */
    protected static byte[] entry(RunId run, long seq) {
        return (run + "#" + seq).getBytes(StandardCharsets.UTF_8);
    }

    /** An append of {@code count} entries from {@code first} on. */
    protected static Append append(RunId run, long first, int count) {
        var entries = new ArrayList<byte[]>();
        for (long seq = first; seq < first + count; seq++) {
            entries.add(entry(run, seq));
        }
        return new Append(run, first, entries, Map.of(), row(run, first + count - 1, RunState.RUNNING), List.of());
    }
}
