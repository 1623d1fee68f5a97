package dev.steward.store.derby.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.engine.RunId;
import dev.steward.engine.spi.StoreException;
import dev.steward.engine.spi.StoreException.Reason;
import dev.steward.engine.spi.StoreProvider.Stores;
import dev.steward.store.derby.DerbyStores;
import dev.steward.store.derby.DerbyStores.Options;
import dev.steward.testkit.SmallDisk;

/** A backup is taken while runs go on, is whole, replaces nothing, and is a company again elsewhere. */
@Timeout(120)
class BackupTest {

    @TempDir
    Path temporary = Path.of("");

    private Path folder() {
        return temporary.resolve("company/.steward");
    }

    private Path file() {
        return temporary.resolve("company.backup");
    }

    private static Stores open(Path folder) {
        return DerbyStores.open(folder, Options.standard());
    }

    private static StoreException refused(Reason reason, Executable work) {
        var problem = assertThrows(StoreException.class, work);
        assertEquals(reason, problem.reason(), problem.getMessage());
        return problem;
    }

    private void makeBackup() throws Exception {
        try (var stores = open(folder())) {
            SampleCompany.fill(stores);
            stores.backup(file());
        }
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(temporary)) {
            return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        }
    }

    @Test
    void aRestoredCompanyIsTheSame() throws Exception {
        makeBackup();
        var other = temporary.resolve("elsewhere/.steward");
        DerbyStores.provider().restore(file(), other);
        for (int time = 1; time <= 2; time++) {
            try (var stores = open(other)) {
                SampleCompany.verify(stores);
            }
        }
        assertEquals(List.of("company", "company.backup", "elsewhere"), files(), "nothing else is left");
    }

    @Test
    void whatIsAcknowledgedBeforeABackupIsInItWhileOthersWrite() throws Exception {
        try (var stores = open(folder())) {
            var stop = new AtomicBoolean();
            var acknowledged = new ArrayList<AtomicLong>();
            var threads = new ArrayList<Thread>();
            for (int i = 0; i < CrashChild.RUNS; i++) {
                var run = CrashChild.run(i);
                var last = new AtomicLong();
                acknowledged.add(last);
                threads.add(Thread.ofVirtual().start(() -> appendUntil(stores, run, last, stop)));
            }
            await(acknowledged, 30);
            var before = acknowledged.stream().map(AtomicLong::get).toList();
            stores.backup(file());
            await(acknowledged, before.getFirst() + 30);
            stop.set(true);
            for (var thread : threads) {
                thread.join();
            }
            DerbyStores.provider().restore(file(), temporary.resolve("restored"));
            try (var restored = open(temporary.resolve("restored"))) {
                for (int i = 0; i < CrashChild.RUNS; i++) {
                    verify(restored, CrashChild.run(i), before.get(i));
                }
            }
        }
    }

    private static void appendUntil(Stores stores, RunId run, AtomicLong last, AtomicBoolean stop) {
        for (long next = 1; !stop.get(); next += 3) {
            stores.runs().append(CrashChild.append(stores.runs(), run, next)).toCompletableFuture().join();
            last.set(next + 2);
        }
    }

    private static void await(List<AtomicLong> acknowledged, long least) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (acknowledged.stream().anyMatch(last -> last.get() < least)) {
            assertTrue(System.nanoTime() < end, "appends go on");
            Thread.onSpinWait();
        }
    }

    private static void verify(Stores stores, RunId run, long least) {
        var entries = stores.runs().read(run, 1, 100_000);
        assertTrue(entries.size() >= least, run + " has " + entries.size() + " of " + least + " entries");
        entries.forEach(entry -> assertArrayEquals(CrashChild.entry(run, entry.seq()), entry.bytes()));
        assertEquals(entries.size(), stores.runs().run(run).orElseThrow().seq(), "the row says the same");
        var payload = CrashChild.payload(run, entries.size() - 2);
        assertArrayEquals(payload, stores.runs().payload(stores.runs().address(payload)).orElseThrow());
    }

    @Test
    void nothingIsOverwritten() throws Exception {
        Files.writeString(file(), "mine");
        try (var stores = open(folder())) {
            refused(Reason.EXISTS, () -> stores.backup(file()));
            refused(Reason.BROKEN, () -> stores.backup(temporary.resolve("missing/company.backup")));
        }
        assertEquals("mine", Files.readString(file()));
        Files.delete(file());
        makeBackup();
        refused(Reason.EXISTS, () -> DerbyStores.provider().restore(file(), folder()));
        Files.createDirectories(temporary.resolve("other/index"));
        refused(Reason.EXISTS, () -> DerbyStores.provider().restore(file(), temporary.resolve("other")));
        try (var stores = open(folder())) {
            SampleCompany.verify(stores);
        }
    }

    @Test
    void aBackupThatIsNotWholeIsRefusedAndLeavesNothing() throws Exception {
        makeBackup();
        var whole = Files.readAllBytes(file());
        var changed = whole.clone();
        for (int at = whole.length / 2; at < whole.length / 2 + 40; at++) {
            changed[at] ^= 0x55;
        }
        for (var bytes : List.of(Arrays.copyOf(whole, whole.length / 2), new byte[0], changed)) {
            Files.write(file(), bytes);
            var problem = refused(Reason.BROKEN, () -> DerbyStores.provider().restore(file(), temporary.resolve("x")));
            assertTrue(String.valueOf(problem.getMessage()).contains("company.backup"), problem.getMessage());
            assertFalse(Files.exists(temporary.resolve("x")), "the folder is as it was");
        }
        refused(Reason.BROKEN, () -> DerbyStores.provider().restore(temporary.resolve("none"), temporary.resolve("x")));
    }

    @Test
    void aFullDiskLeavesNoBackup() throws Exception {
        try (var stores = open(folder()); var small = SmallDisk.mount(temporary.resolve("disk"), 1)) {
            SampleCompany.fill(stores);
            var problem = assertThrows(StoreException.class,
                    () -> stores.backup(temporary.resolve("disk/company.backup")));
            assertTrue(String.valueOf(problem.getMessage()).contains("company.backup"), problem.getMessage());
            try (var files = Files.list(temporary.resolve("disk"))) {
                assertEquals(List.of(), files.toList());
            }
            SampleCompany.verify(stores);
        }
    }
}
