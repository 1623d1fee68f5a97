package dev.steward.git.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.git.ConflictStages;
import dev.steward.git.FileStatus.Conflict;
import dev.steward.git.RepositoryStatus.Activity;

/** A merge that git on the command line left open. */
class ConflictTest {

    @TempDir
    Path folder;

    @Test
    void itsThreeTextsAreKnown() throws Exception {
        var git = Shell.conflicted(folder, "a").repository();

        var status = git.status();

        assertEquals(Activity.MERGE, status.activity());
        assertEquals("Merge branch 'other'", git.mergeMessage());
        assertEquals(Conflict.BOTH_CHANGED, status.file("a").orElseThrow().conflict());
        assertEquals(Optional.of(new ConflictStages("one\ntwo\nthree\n", "one\nours\nthree\n",
                "one\ntheirs\nthree\n")), git.conflict("a"));
        assertEquals(Optional.empty(), git.conflict("b"));
    }

    @Test
    void stagingEndsIt() throws Exception {
        var shell = Shell.conflicted(folder, "a");
        var git = shell.repository();
        shell.write("a", "one\nours\ntheirs\nthree\n");

        git.stage(List.of("a"));

        assertEquals(List.of(), git.status().conflicts());
        assertEquals(Optional.empty(), git.conflict("a"));
        assertEquals(Activity.MERGE, git.status().activity());
    }

    @Test
    void aSideThatRemovedTheFileHasNoText() throws Exception {
        var shell = Shell.begin(folder).write("a", "1\n").commit("first");
        shell.git("checkout", "-q", "-b", "other");
        shell.git("rm", "-q", "a");
        shell.git("commit", "-q", "-m", "removed");
        shell.git("checkout", "-q", "main");
        shell.write("a", "2\n").commit("changed");
        shell.tries("merge", "other");

        assertEquals(Conflict.REMOVED_THERE, shell.repository().status().file("a").orElseThrow().conflict());
        assertEquals(Optional.of(new ConflictStages("1\n", "2\n", null)), shell.repository().conflict("a"));
    }
}
