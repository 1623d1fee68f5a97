package dev.steward.memory.lucene.tests;

import static dev.steward.memory.lucene.tests.Items.fill;
import static dev.steward.memory.lucene.tests.Items.ids;
import static dev.steward.memory.lucene.tests.Items.item;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.steward.engine.spi.MemoryIndex;
import dev.steward.engine.spi.MemoryIndexProvider;
import dev.steward.engine.spi.MemoryStore.Item;
import dev.steward.engine.spi.StoreException;
import dev.steward.memory.lucene.LuceneIndexes;

class LifetimeTest {

    @TempDir
    Path company;

    @Test
    void committedItemsSurviveUncommittedOnesDoNot() {
        try (var index = open()) {
            fill(index, item(1, "clay"), item(2, "glass"));
            index.add(List.of(item(3, "wood")));
        }
        try (var index = open()) {
            assertEquals(2, index.position());
            assertEquals(List.of(1L), ids(index, "clay"));
            assertEquals(List.of(), ids(index, "wood"));
        }
    }

    @Test
    void theFolderIsForItsOwnerOnly() throws IOException {
        open().close();
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())));
    }

    @Test
    void aSecondOpenIsInUseUntilTheFirstIsClosed() {
        try (var index = open()) {
            fill(index, item(1, "clay"));
            var e = assertThrows(StoreException.class, this::open);
            assertEquals(StoreException.Reason.IN_USE, e.reason());
            assertEquals(List.of(1L), ids(index, "clay"), "the first one is not harmed");
        }
        open().close();
    }

    @ParameterizedTest
    @ValueSource(strings = { "truncate", "garble", "delete", "foreign", "marked" })
    void aDamagedIndexComesBackEmptyAndWorks(String damage) throws IOException {
        try (var index = open()) {
            fill(index, LongStream.rangeClosed(1, 500).mapToObj(i -> item(i, "clay number " + i)).toArray(Item[]::new));
        }
        damage(damage);
        try (var index = open()) {
            assertEquals(0, index.position());
            assertEquals(List.of(), ids(index, "clay"));
            fill(index, item(1, "clay"));
            assertEquals(List.of(1L), ids(index, "clay"));
        }
        try (var index = open()) {
            assertEquals(1, index.position());
        }
    }

    private void damage(String how) throws IOException {
        if (how.equals("marked")) {
            Files.createFile(folder().resolve("damaged"));
            return;
        }
        var damaged = 0;
        for (var file : files()) {
            var name = file.getFileName().toString();
            if (name.equals("write.lock") || how.equals("foreign") && !name.startsWith("segments")) {
                continue;
            }
            damaged++;
            var bytes = Files.readAllBytes(file);
            switch (how) {
                case "truncate" -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
                case "garble", "foreign" -> {
                    bytes[bytes.length / 2] ^= 0x55;
                    bytes[bytes.length - 1] ^= 0x55;
                    Files.write(file, bytes);
                }
                case "delete" -> {
                    if (!name.startsWith("segments")) {
                        Files.delete(file);
                    }
                }
                default -> throw new IllegalArgumentException(how);
            }
        }
        assertTrue(damaged > 0, "there was something to damage");
    }

    @Test
    void aFileInItsPlaceIsToldWithTheCure() throws IOException {
        Files.createDirectories(folder().getParent());
        Files.writeString(folder(), "not a folder");
        var e = assertThrows(StoreException.class, this::open);
        assertEquals(StoreException.Reason.BROKEN, e.reason());
        assertTrue(e.getMessage().contains("move that file away"), e.getMessage());
    }

    @Test
    void aClosedIndexSaysSo() {
        var index = open();
        index.close();
        index.close();
        for (var use : List.<Callable<Object>>of(() -> ids(index, "x"), index::position, () -> {
            fill(index, item(1, "x"));
            return index;
        })) {
            assertEquals(StoreException.Reason.CLOSED, assertThrows(StoreException.class, use::call).reason());
        }
    }

    @Test
    void anInterruptedCallerDoesNotHarmTheIndex() {
        try (var index = open()) {
            Thread.currentThread().interrupt();
            fill(index, item(1, "clay"));
            assertEquals(List.of(1L), ids(index, "clay"));
            assertTrue(Thread.interrupted(), "the interrupt is still set");
            fill(index, item(2, "clay"));
            assertEquals(List.of(2L, 1L), ids(index, "clay"));
        }
    }

    @Test
    void searchesGoOnWhileTheIndexChanges() throws Exception {
        try (var index = open(); var threads = Executors.newFixedThreadPool(2)) {
            fill(index, item(1, "clay"));
            var changed = new AtomicBoolean();
            var searches = List.of(threads.submit(() -> searchUntil(changed, index)),
                    threads.submit(() -> searchUntil(changed, index)));
            try {
                for (var i = 2; i < 60; i++) {
                    fill(index, item(i, "clay " + i));
                }
            } finally {
                changed.set(true);
            }
            for (var search : searches) {
                assertTrue(search.get(10, TimeUnit.SECONDS) > 0);
            }
        }
    }

    private static int searchUntil(AtomicBoolean changed, MemoryIndex index) {
        var found = 0;
        do {
            found += ids(index, "clay").size();
        } while (!changed.get());
        return found;
    }

    @Test
    void anotherContextClassLoaderDoesNotMatter() {
        var before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(new ClassLoader(null) {
        });
        try (var index = open()) {
            fill(index, item(1, "clay"));
            assertEquals(List.of(1L), ids(index, "clay"));
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void aFilledIndexOpensFast() {
        try (var index = open()) {
            fill(index,
                    LongStream.rangeClosed(1, 2_000).mapToObj(i -> item(i, "clay number " + i)).toArray(Item[]::new));
        }
        open().close();
        var start = System.nanoTime();
        try (var index = open()) {
            assertEquals(List.of(1_234L), ids(index, "1234"));
        }
        var millis = (System.nanoTime() - start) / 1_000_000;
        assertTrue(millis < 1_000, "opening took " + millis + " ms");
    }

    @Test
    void itIsFoundWithoutOsgi() {
        var loader = ServiceLoader.load(MemoryIndexProvider.class, LuceneIndexes.class.getClassLoader());
        assertTrue(loader.stream().anyMatch(p -> p.type() == LuceneIndexes.class));
        assertFalse(loader.stream().count() > 1);
    }

    private Path folder() {
        return company.resolve(".steward/index");
    }

    private MemoryIndex open() {
        return new LuceneIndexes().open(folder());
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder())) {
            return files.toList();
        }
    }
}
