package dev.steward.git.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.git.Revision;

/** What a file was before. */
class HistoryTest {

    private static final String LONG = "line\n".repeat(30);

    @TempDir
    Path folder;

    @Test
    void aFileIsFollowedUnderItsNamesBefore() throws Exception {
        var shell = Shell.begin(folder).write("old", LONG).commit("first").write("else", "1").commit("other");
        shell.git("mv", "old", "new");
        shell.commit("renamed").write("new", LONG + "more\n").commit("longer");

        var history = shell.repository().history("new", 10);

        assertEquals(List.of("longer", "renamed", "first"), history.stream().map(Revision::subject).toList());
        assertEquals(List.of("new", "new", "old"), history.stream().map(Revision::path).toList());
        assertEquals(Optional.of(LONG), shell.repository().text(history.getLast().id(), "old"));
        assertEquals(List.of("longer"), shell.repository().history("new", 1).stream().map(Revision::subject).toList());
    }

    @Test
    void eachLineComesFromItsCommit() throws Exception {
        var shell = Shell.begin(folder).write("old", LONG + "a\nb\n").commit("first");
        shell.git("mv", "old", "new");
        shell.write("new", LONG + "a\nB\n").commit("second").write("new", LONG + "a\nB\nc\n");

        var origins = shell.repository().origins("new");

        assertEquals(33, origins.size());
        assertEquals(List.of("first", "second", "none"), origins.subList(30, 33).stream()
                .map(line -> line.map(Revision::subject).orElse("none")).toList());
        assertEquals("old", origins.get(30).orElseThrow().path());
        assertEquals(List.of(), shell.repository().origins("gone"));
        assertEquals(List.of(), shell.repository().origins("new", "0123456789012345678901234567890123456789"));
    }

    @Test
    void aRevisionKnowsWhatItChanged() throws Exception {
        var shell = Shell.begin(folder).write("a", "1").write("b", "1").commit("first").write("b", "2").commit("2nd");
        var log = shell.repository().log(10);

        assertEquals(List.of("b"), shell.repository().changedIn(log.getFirst().id()));
        assertEquals(List.of("a", "b"), shell.repository().changedIn(log.getLast().id()));
    }

    @Test
    void aTextIsThatOfItsCommit() throws Exception {
        var shell = Shell.begin(folder).write("a", "grüße\n").commit("first").write("a", "2\n");
        var git = shell.repository();
        git.stage(List.of("a"));
        shell.write("a", "3\n");

        assertEquals(Optional.of("grüße\n"), git.text("HEAD", "a"));
        assertEquals(Optional.of("2\n"), git.stagedText("a"));
        assertEquals(Optional.empty(), git.text("HEAD", "none"));
        assertEquals(Optional.empty(), git.text("0000000000000000000000000000000000000000", "a"));
    }

    @Test
    void aFileIsRestoredToACommitAlsoWhenItWasRemoved() throws Exception {
        var shell = Shell.begin(folder).write("in/a", "1\n").commit("first");
        Files.delete(folder.resolve("in/a"));
        Files.delete(folder.resolve("in"));
        var git = shell.repository();

        git.restore("HEAD", "in/a");
        assertEquals("1\n", shell.read("in/a"));
        shell.write("b", "1").commit("second");
        git.restore("HEAD~1", "b");
        assertFalse(Files.exists(folder.resolve("b")));
    }
}
