package dev.steward.runtime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.Test;

import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.spi.StoreException;
import dev.steward.runtime.internal.trial.TrialRunStore;

class TrialStoreTest {

    private static final RunId RUN = new RunId("r-1");

    private static RunStore.Append append(long first, String... entries) {
        var row = new RunStore.RunRow(RUN, "t.p", "h", RunState.RUNNING, first + entries.length - 1, Instant.EPOCH,
                Instant.EPOCH, null, null, 0, null, null, 0);
        return new RunStore.Append(RUN, first,
                List.of(entries).stream().map(e -> e.getBytes(StandardCharsets.UTF_8)).toList(),
                Map.of(), row, List.of());
    }

    @Test
    void entriesComeBackInOrder() {
        try (var store = new TrialRunStore()) {
            store.append(append(1, "a", "b")).toCompletableFuture().join();
            store.append(append(3, "c")).toCompletableFuture().join();
            assertEquals(List.of("b", "c"), store.read(RUN, 2, 10).stream()
                    .map(e -> new String(e.bytes(), StandardCharsets.UTF_8)).toList());
            assertEquals(3, store.run(RUN).orElseThrow().seq());
        }
    }

    @Test
    void aSecondWriterLosesAndStaysOut() {
        try (var store = new TrialRunStore()) {
            store.append(append(1, "a")).toCompletableFuture().join();
            for (var late : List.of(append(1, "x"), append(2, "y"))) {
                var lost = assertThrows(CompletionException.class,
                        () -> store.append(late).toCompletableFuture().join());
                assertTrue(lost.getCause() instanceof StoreException e && e.reason() == StoreException.Reason.CONFLICT);
            }
            assertEquals(1, store.read(RUN, 1, 10).size());
        }
    }
}
