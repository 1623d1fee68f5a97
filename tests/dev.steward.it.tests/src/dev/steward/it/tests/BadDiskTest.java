package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.it.tests.Place.Answer;
import dev.steward.testkit.SmallDisk;

/** A disk that is full, or that can't be written, is told in one line; what was acknowledged is still there afterwards. */
class BadDiskTest {

    @TempDir
    Path folder = Path.of(".");

    private static void oneLine(Answer answer, int exit) {
        assertEquals(exit, answer.exit(), answer::toString);
        assertEquals(1, answer.err().lines().count(), answer::toString);
        assertFalse((answer.out() + answer.err()).contains("Exception"), answer::toString);
    }

    @Test
    void aFullDiskStopsTheCommandAndRoomLetsItGoOn() throws IOException, InterruptedException {
        try (var disk = SmallDisk.mount(folder, 24)) {
            var place = new Place(disk.folder().resolve("company")).with("connector.drafts.folder = drafts\n",
                    Texts.SMALL);
            assertEquals(3, place.steward("run", "ask").exit());
            var filler = disk.folder().resolve("filler");
            fill(filler);
            var answer = place.steward("run", "greet", "--input", "who=Ana");
            oneLine(answer, 4);
            Files.delete(filler);
            var runs = place.steward("runs", "--json");
            assertEquals(0, runs.exit(), runs::toString);
            assertTrue(runs.objects().stream().anyMatch(o -> o.get("playbook").getAsString().equals("test.ask")),
                    runs::toString);
            assertEquals(0, place.steward("run", "greet", "--input", "who=Ana").exit());
        }
    }

    private static void fill(Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            var block = new byte[4096];
            while (file.toFile().length() < Long.MAX_VALUE) {
                out.write(block);
            }
        } catch (IOException e) {
            assertTrue(Files.size(file) > 0, "the disk is full now");
        }
    }

    @Test
    void aFolderThatCannotBeWritten() throws IOException, InterruptedException {
        try (var disk = SmallDisk.mount(folder, 24)) {
            var place = new Place(disk.folder().resolve("company")).with("", Texts.SMALL);
            disk.readOnly(true);
            var answer = place.steward("run", "greet", "--input", "who=Ana");
            oneLine(answer, 2);
            assertTrue(answer.err().contains("can't be written"), answer::toString);
            assertEquals(0, place.steward("check").exit(), "a check needs no writing");
        }
    }

    @Test
    void aStoreThatCannotBeWritten() throws IOException, InterruptedException {
        try (var disk = SmallDisk.mount(folder, 24)) {
            var place = new Place(disk.folder().resolve("company")).with("", Texts.SMALL);
            assertEquals(0, place.steward("run", "greet", "--input", "who=Ana").exit());
            disk.readOnly(true);
            oneLine(place.steward("runs"), 2);
        }
    }
}
