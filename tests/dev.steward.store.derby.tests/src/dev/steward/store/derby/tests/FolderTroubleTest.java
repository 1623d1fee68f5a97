package dev.steward.store.derby.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.engine.spi.StoreException;
import dev.steward.engine.spi.StoreException.Reason;
import dev.steward.engine.spi.StoreProvider.Stores;
import dev.steward.store.derby.DerbyStores;
import dev.steward.store.derby.DerbyStores.Options;
import dev.steward.store.derby.internal.Database;
import dev.steward.store.derby.internal.Failures;

/** A folder that can't be opened says why and what to do, in one sentence. */
@Timeout(120)
class FolderTroubleTest {

    @TempDir
    Path company = Path.of("");

    private Path folder() {
        return company.resolve(".steward");
    }

    private Stores open() {
        return DerbyStores.open(folder(), Options.standard());
    }

    private void make() throws Exception {
        try (var stores = open()) {
            var run = CrashChild.run(1);
            for (long seq = 1; seq < 300; seq += 3) {
                stores.runs().append(CrashChild.append(stores.runs(), run, seq)).toCompletableFuture().join();
            }
        }
    }

    private void refused(Reason reason, String words) {
        var problem = assertThrows(StoreException.class, () -> {
            try (var stores = open()) {
                stores.runs().read(CrashChild.run(1), 1, 1000);
                stores.runs().open();
            }
        });
        var message = String.valueOf(problem.getMessage());
        assertEquals(reason, problem.reason(), message);
        assertTrue(message.contains(words), message);
        assertTrue(message.matches("[A-Z/][^\\n]*[;,:][^\\n]*\\."), "one sentence with a cure: " + message);
        assertTrue(!message.contains("Exception") && !message.contains("SQL"), message);
    }

    @Test
    void aSecondOwnerInTheSameProcess() {
        try (var stores = open()) {
            refused(Reason.IN_USE, "in use by another Steward");
            assertEquals(List.of(), stores.runs().open());
        }
        open().close();
    }

    @Test
    void aSecondProcess() throws Exception {
        var child = ChildJvm.start(company, CrashChild.class, folder().toString(), "none", "0");
        try (var lines = child.inputReader()) {
            assertEquals("open 0", lines.readLine());
            refused(Reason.IN_USE, "(process " + child.pid() + ")");
        } finally {
            child.destroyForcibly().waitFor();
        }
        open().close();
    }

    @Test
    void aFileInPlaceOfTheFolder() throws Exception {
        Files.writeString(folder(), "not a folder");
        refused(Reason.BROKEN, "is a file where a folder is needed");
    }

    @Test
    void aFileInPlaceOfTheDatabase() throws Exception {
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("db"), "not a folder");
        refused(Reason.BROKEN, "is a file where a folder is needed");
    }

    @Test
    void filesOfTheDatabaseThatAreGone() throws Exception {
        for (var name : List.of("service.properties", "log/log1.dat", "seg0", "log")) {
            assertRefusedAfter("without " + name, path -> deleteTree(path.resolve(name)));
        }
    }

    @Test
    void filesOfTheDatabaseThatAreEmptyOrGarbage() throws Exception {
        assertRefusedAfter("service.properties empty", path -> write(path.resolve("service.properties"), 0, 0));
        assertRefusedAfter("service.properties garbage", path -> write(path.resolve("service.properties"), 0, 900));
        assertRefusedAfter("tables empty", path -> each(path, "seg0", file -> write(file, 0, 0)));
        assertRefusedAfter("tables garbage", path -> each(path, "seg0", file -> write(file, 0, 20_000)));
        assertRefusedAfter("tables garbage after the first page",
                path -> each(path, "seg0", file -> write(file, 4_096, 20_000)));
    }

    @Test
    void aDatabaseOfANewerVersion() throws Exception {
        make();
        Database.open(folder().resolve("db"), false, new Failures(folder()), session -> {
            session.execute("update META set CONTENT = X'000F4240' where NAME = 'schema'");
            return session;
        }).close();
        refused(Reason.BROKEN, "newer Steward");
    }

    @Test
    void onlyTheOwnerMayReadWhatWasMade() throws Exception {
        make();
        var open = everyPath().filter(path -> permissions(path).chars().skip(3).anyMatch(c -> c != '-')).toList();
        assertEquals(List.of(), open, "paths that others may use");
    }

    private Stream<Path> everyPath() throws IOException {
        try (var paths = Files.walk(folder())) {
            return paths.toList().stream();
        }
    }

    private static String permissions(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Damages a copy of a good company. */
    private void assertRefusedAfter(String what, Damage damage) throws Exception {
        if (Files.exists(folder())) {
            deleteTree(folder());
        }
        make();
        damage.to(folder().resolve("db"));
        try {
            refused(Reason.BROKEN, "damaged");
        } catch (AssertionError e) {
            throw new AssertionError(what + ": " + e.getMessage(), e);
        }
    }

    @FunctionalInterface
    private interface Damage {
        void to(Path path) throws IOException;
    }

    private static void each(Path database, String directory, Damage damage) throws IOException {
        try (var files = Files.list(database.resolve(directory))) {
            for (var file : files.filter(path -> path.toString().endsWith(".dat")).toList()) {
                damage.to(file);
            }
        }
    }

    /** Cuts the file at {@code from} and writes that much garbage. */
    private static void write(Path file, int from, int garbage) throws IOException {
        var bytes = new byte[garbage];
        new Random(5).nextBytes(bytes);
        var kept = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(kept, Math.min(from, kept.length)));
        Files.write(file, bytes, StandardOpenOption.APPEND);
    }

    private static void deleteTree(Path tree) throws IOException {
        try (var paths = Files.walk(tree)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
