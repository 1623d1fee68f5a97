package dev.steward.store.derby.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.engine.RunId;
import dev.steward.engine.spi.FaultPoint;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.spi.RunStore.RunRow;
import dev.steward.store.derby.DerbyStores;
import dev.steward.store.derby.DerbyStores.Options;

/** A process that appends is killed; nothing that it was told is durable may be missing afterwards. */
@Timeout(300)
class CrashTest {

    /** More with {@code -Dsteward.kills=…}. */
    private static final int KILLS = Integer.getInteger("steward.kills", 6);

    @TempDir
    Path temporary = Path.of("");

    private final Map<String, Long> acknowledged = new HashMap<>();

    private Path folder() {
        return temporary.resolve(".steward");
    }

    @Test
    void nothingAcknowledgedIsLostWhenKilledAtAnyInstant() throws Exception {
        long seed = Long.getLong("steward.seed", System.nanoTime());
        var random = new Random(seed);
        for (int kill = 1; kill <= KILLS; kill++) {
            var child = start("none", 0);
            int after = random.nextInt(400);
            try (var lines = child.inputReader()) {
                readAcknowledgements(lines, after);
                child.toHandle().destroyForcibly();
                readAcknowledgements(lines, Integer.MAX_VALUE);
            }
            assertTrue(child.waitFor(60, TimeUnit.SECONDS), "the killed process ends");
            verify("kill " + kill + " after " + after + " lines, seed " + seed);
        }
        assertTrue(acknowledged.values().stream().anyMatch(seq -> seq > 0), "something was acknowledged");
    }

    @Test
    void nothingAcknowledgedIsLostWhenStoppedInsideACommit() throws Exception {
        for (int times : new int[]{ 1, 2, 25 }) {
            stopAt(FaultPoint.IN_COMMIT, times);
        }
    }

    @Test
    void nothingAcknowledgedIsLostWhenStoppedWhileRecentCommitsAreSettled() throws Exception {
        for (int times : new int[]{ 1, 2, 5, 8 }) {
            stopAt(FaultPoint.IN_SETTLE, times);
        }
    }

    @Test
    void nothingAcknowledgedIsLostWhenStoppedWhileClosing() throws Exception {
        stopAt(FaultPoint.IN_CLOSE, 1);
        stopAt(FaultPoint.IN_CLOSE, 1);
    }

    @Test
    void aCompanyIsMadeAgainWhenItsMakingWasStopped() throws Exception {
        stopAt(FaultPoint.IN_MIGRATION, 1);
        stopAt(FaultPoint.IN_COMMIT, 3);
    }

    private void stopAt(String point, int times) throws Exception {
        var child = start(point, times);
        try (var lines = child.inputReader()) {
            readAcknowledgements(lines, Integer.MAX_VALUE);
        }
        assertTrue(child.waitFor(60, TimeUnit.SECONDS), "the process stops itself");
        assertEquals(CrashChild.STOPPED, child.exitValue(), "it stopped at " + point);
        verify(point + " " + times);
    }

    private Process start(String point, int times) throws IOException {
        return ChildJvm.start(temporary, CrashChild.class, folder().toString(), point, Integer.toString(times));
    }

    private void readAcknowledgements(BufferedReader lines, int most) throws IOException {
        for (int i = 0; i < most; i++) {
            var line = lines.readLine();
            if (line == null) {
                return;
            }
            var words = line.split(" ");
            acknowledged.merge(words[0], Long.valueOf(words[1]), Math::max);
        }
    }

    private void verify(String when) {
        try (var stores = DerbyStores.open(folder(), Options.standard())) {
            for (int i = 0; i < CrashChild.RUNS; i++) {
                verify(stores.runs(), CrashChild.run(i), when);
            }
        }
    }

    private void verify(RunStore store, RunId run, String when) {
        long stored = store.run(run).map(RunRow::seq).orElse(0L);
        long promised = acknowledged.getOrDefault(run.text(), 0L);
        assertTrue(stored >= promised, () -> when + ": " + run + " has " + stored + " of " + promised + " entries");
        long seen = 0;
        for (var entries = store.read(run, 1, 1000); !entries.isEmpty(); entries = store.read(run, seen + 1, 1000)) {
            for (var entry : entries) {
                assertEquals(++seen, entry.seq(), () -> when + ": entries of " + run + " without a gap");
                assertArrayEquals(CrashChild.entry(run, seen), entry.bytes(), () -> when + ": " + run);
            }
        }
        assertEquals(stored, seen, () -> when + ": the row of " + run + " says what the journal says");
        for (long first = Math.max(1, seen - 29); first <= seen; first += 3) {
            var payload = CrashChild.payload(run, first);
            assertArrayEquals(payload, store.payload(store.address(payload)).orElseThrow(), () -> when + ": payload");
        }
    }
}
