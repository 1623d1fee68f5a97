package dev.steward.store.derby.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.spi.RunStore.Append;
import dev.steward.engine.spi.RunStore.RunRow;
import dev.steward.store.derby.DerbyStores;
import dev.steward.store.derby.DerbyStores.Options;

/** Old runs lose their journals: whole even when the process is stopped in the middle, and their room is used again. */
@Timeout(120)
class CompactionTest {

    @TempDir
    Path temporary = Path.of("");

    @Test
    void aCompactionThatIsStoppedIsDoneForSomeRunsAndNotAtAllForOthers() throws Exception {
        for (int times : new int[]{ 1, 2, 7 }) {
            var folder = temporary.resolve("stopped" + times);
            var child = ChildJvm.start(temporary, CompactionChild.class, folder.toString(), Integer.toString(times));
            assertTrue(child.waitFor(60, TimeUnit.SECONDS), "the process stops itself");
            assertEquals(CrashChild.STOPPED, child.exitValue(), "it stopped in the compaction");
            try (var stores = DerbyStores.open(folder, Options.standard())) {
                assertEquals(times / 2, verify(stores.runs()), "compacted runs");
                var rest = stores.runs().compact(CompactionChild.END.plusSeconds(1), 100);
                assertEquals(CompactionChild.RUNS - times / 2, rest.runs());
                assertEquals(CompactionChild.RUNS, verify(stores.runs()));
                assertFalse(stores.runs().payload(stores.runs().address(CompactionChild.payload(-1))).isPresent(),
                        "nobody names it any more");
            }
        }
    }

    /** Each run has all or nothing; how many have nothing. */
    private static int verify(RunStore store) {
        int compacted = 0;
        for (int i = 0; i < CompactionChild.RUNS; i++) {
            var row = store.run(CompactionChild.run(i)).orElseThrow();
            compacted += row.compacted() ? 1 : 0;
            var payload = store.payload(store.address(CompactionChild.payload(i)));
            assertEquals(row.compacted(), payload.isEmpty(), row.run() + " and its payload");
            if (!row.compacted()) {
                assertArrayEquals(CompactionChild.payload(i), store.read(row.run(), 1, 5).getFirst().bytes());
                assertTrue(store.payload(store.address(CompactionChild.payload(-1))).isPresent(), "named by all");
            }
        }
        return compacted;
    }

    @Test
    void theRoomOfCompactedRunsIsUsedAgain() throws Exception {
        var folder = temporary.resolve("room");
        long once = 0;
        for (int round = 1; round <= 4; round++) {
            try (var stores = DerbyStores.open(folder, Options.standard())) {
                for (int i = 0; i < 100; i++) {
                    append(stores.runs(), round, i);
                }
                assertEquals(100, stores.runs().compact(CompactionChild.END.plusSeconds(1), 1_000).runs());
            }
            if (round == 1) {
                once = bytes(folder.resolve("db/seg0"));
            }
        }
        long after = bytes(folder.resolve("db/seg0"));
        assertTrue(after < once * 1.5, once + " bytes grew to " + after);
    }

    private static void append(RunStore store, int round, int number) {
        var run = new RunId("r-20261122-083000-" + round + "x" + number);
        var payload = new byte[40_000];
        new Random(round * 1_000L + number).nextBytes(payload);
        var row = new RunRow(run, "content.weekly", "hash", RunState.DONE, 1, CompactionChild.END,
                CompactionChild.END, null, null, 5, null, null, 0);
        store.append(new Append(run, 1, List.of(payload), Map.of(store.address(payload), payload), row, List.of()))
                .toCompletableFuture().join();
    }

    private static long bytes(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
