package dev.steward.store.derby.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.spi.RunStore.Append;
import dev.steward.engine.spi.RunStore.RunRow;
import dev.steward.engine.spi.StoreException;
import dev.steward.engine.spi.StoreException.Reason;
import dev.steward.engine.spi.StoreProvider.Stores;
import dev.steward.store.derby.DerbyStores;
import dev.steward.store.derby.DerbyStores.Options;
import dev.steward.testkit.SmallDisk;

/** Disks that are full or can't be written: it is said, nothing hangs, and nothing acknowledged is lost. */
@Timeout(120)
class DiskTroubleTest {

    private static final RunId RUN = new RunId("r-20261122-083000-full");
    private static final int MOST = 20_000;

    @TempDir
    Path temporary = Path.of("");

    private Path disk() {
        return temporary.resolve("disk");
    }

    private Path folder() {
        return disk().resolve(".steward");
    }

    private Stores open() {
        return DerbyStores.open(folder(), Options.standard());
    }

    private static byte[] entry(long seq) {
        var bytes = new byte[2_000];
        new Random(seq).nextBytes(bytes);
        return bytes;
    }

    /** Appends from {@code first} on until it is refused, and gives the last acknowledged number. */
    private static long appendUntilRefused(RunStore store, long first, Reason reason) throws Exception {
        for (long seq = first; seq < first + MOST; seq++) {
            var stage = store.append(new Append(RUN, seq, List.of(entry(seq)), Map.of(), row(seq), List.of()));
            try {
                stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
            } catch (CompletionException e) {
                var problem = (StoreException) e.getCause();
                assertEquals(reason, problem.reason(), problem.getMessage());
                return seq - 1;
            }
        }
        throw new AssertionError("the disk did not fill up");
    }

    private static void readBack(RunStore store, long acknowledged) {
        long seen = 0;
        for (var entries = store.read(RUN, 1, 500); !entries.isEmpty(); entries = store.read(RUN, seen + 1, 500)) {
            for (var entry : entries) {
                assertEquals(++seen, entry.seq());
                assertArrayEquals(entry(seen), entry.bytes(), "entry " + seen);
            }
        }
        assertTrue(seen >= acknowledged, seen + " of " + acknowledged + " entries are left");
    }

    @Test
    void aDiskThatFillsUpStopsAppendsButNotReads() throws Exception {
        try (var small = SmallDisk.mount(disk(), 12)) {
            long acknowledged;
            try (var stores = open()) {
                acknowledged = appendUntilRefused(stores.runs(), 1, Reason.FULL);
                assertTrue(acknowledged > 100, "some fit: " + acknowledged);
                assertEquals(acknowledged, appendUntilRefused(stores.runs(), acknowledged + 1, Reason.FULL));
                readBack(stores.runs(), acknowledged);
            }
            small.fill(0);
            small.free();
            try (var stores = open()) {
                readBack(stores.runs(), acknowledged);
            }
        }
    }

    @Test
    void aDiskThatSomebodyElseFillsLosesNothing() throws Exception {
        for (int left : new int[]{ 0, 8_192, 150_000, 1_200_000 }) {
            try (var small = SmallDisk.mount(disk(), 16)) {
                long acknowledged;
                var stores = open();
                try {
                    appendSome(stores.runs(), 50);
                    small.fill(left);
                    acknowledged = appendUntilRefused(stores.runs(), 51, Reason.FULL);
                } finally {
                    closeSomehow(stores);
                }
                small.free();
                try (var later = open()) {
                    readBack(later.runs(), acknowledged);
                    long next = later.runs().run(RUN).orElseThrow().seq() + 1;
                    assertTrue(appendUntilRefused(later.runs(), next, Reason.FULL) > next, "goes on with room");
                }
            }
        }
    }

    /**
     * The disk is filled behind the watch's back, at different distances from the end of Derby's log file, so that in
     * some rounds it is Derby that fails.
     */
    @Test
    void aDiskThatFillsUpUnderDerbyLosesNothing() throws Exception {
        int derbyFailed = 0;
        for (int size = 500_000; size <= 1_000_000; size += 100_000) {
            try (var small = SmallDisk.mount(disk(), 24)) {
                derbyFailed += fillUpUnderDerby(small, size) ? 1 : 0;
            }
        }
        assertTrue(derbyFailed > 0, "in no round Derby was the one that failed");
    }

    private boolean fillUpUnderDerby(SmallDisk small, int size) throws Exception {
        var armed = new AtomicBoolean();
        var stores = DerbyStores.open(folder(), Options.with(name -> {
            if (armed.getAndSet(false)) {
                small.fill(0);
            }
        }));
        var runs = stores.runs();
        appendSome(runs, 2);
        var large = new byte[size];
        new Random(1).nextBytes(large);
        armed.set(true);
        var stages = new ArrayList<CompletableFuture<Void>>();
        stages.add(runs.append(new Append(RUN, 3, List.of(entry(3)), Map.of(runs.address(large), large), row(3),
                List.of())).toCompletableFuture());
        for (long seq = 4; seq < 104; seq++) {
            stages.add(runs.append(new Append(RUN, seq, List.of(entry(seq)), Map.of(), row(seq), List.of()))
                    .toCompletableFuture());
        }
        long acknowledged = 2;
        Throwable failure = null;
        for (var stage : stages) {
            try {
                stage.get(30, TimeUnit.SECONDS);
                acknowledged++;
            } catch (ExecutionException e) {
                failure = e.getCause();
                assertEquals(Reason.FULL, ((StoreException) failure).reason(), failure.getMessage());
            }
        }
        closeSomehow(stores);
        Files.delete(disk().resolve("filler"));
        try (var later = open()) {
            readBack(later.runs(), acknowledged);
            long next = later.runs().run(RUN).orElseThrow().seq() + 1;
            assertTrue(appendUntilRefused(later.runs(), next, Reason.FULL) > next, "goes on with room");
        }
        return failure != null && failure.getCause() instanceof SQLException;
    }

    private static RunRow row(long seq) {
        return new RunRow(RUN, "a.b", "hash", RunState.RUNNING, seq, Instant.EPOCH, Instant.EPOCH, null, null, 0, null,
                null, 0);
    }

    private static void appendSome(RunStore store, long count) throws Exception {
        for (long seq = 1; seq <= count; seq++) {
            store.append(new Append(RUN, seq, List.of(entry(seq)), Map.of(), row(seq), List.of())).toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
        }
    }

    /** Closing on a full disk may say so, but must give the folder back. */
    private static void closeSomehow(Stores stores) {
        try {
            stores.close();
        } catch (StoreException e) {
            assertEquals(Reason.FULL, e.reason(), e.getMessage());
        }
    }

    @Test
    void aFullDiskRefusesANewCompanyUntilThereIsRoom() throws Exception {
        for (int left : new int[]{ 0, 4_096, 300_000, 1_500_000 }) {
            try (var small = SmallDisk.mount(disk(), 8)) {
                small.fill(left);
                refused(Reason.FULL, "is full");
                small.free();
                try (var stores = open()) {
                    appendSome(stores.runs(), 3);
                }
            }
        }
    }

    @Test
    void aFullDiskDoesNotDamageACompanyThatIsOpened() throws Exception {
        try (var small = SmallDisk.mount(disk(), 8)) {
            try (var stores = open()) {
                appendSome(stores.runs(), 50);
            }
            small.fill(0);
            try (var stores = open()) {
                readBack(stores.runs(), 50);
                appendUntilRefused(stores.runs(), 51, Reason.FULL);
            } catch (StoreException e) {
                assertEquals(Reason.FULL, e.reason(), e.getMessage());
            }
            small.free();
            try (var stores = open()) {
                readBack(stores.runs(), 50);
            }
        }
    }

    @Test
    void aFolderThatCanNotBeWrittenSaysSo() throws Exception {
        try (var small = SmallDisk.mount(disk(), 8)) {
            small.readOnly(true);
            refused(Reason.READ_ONLY, "can't be written");
            small.readOnly(false);
            try (var stores = open()) {
                appendSome(stores.runs(), 3);
            }
            small.readOnly(true);
            refused(Reason.READ_ONLY, "can't be written");
        }
    }

    private void refused(Reason reason, String words) throws IOException {
        var problem = assertThrows(StoreException.class, () -> open().close());
        assertEquals(reason, problem.reason(), problem.getMessage());
        assertTrue(String.valueOf(problem.getMessage()).contains(words), problem.getMessage());
    }
}
