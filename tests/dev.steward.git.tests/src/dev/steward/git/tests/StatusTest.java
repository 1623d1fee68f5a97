package dev.steward.git.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.git.FileStatus;
import dev.steward.git.FileStatus.Change;
import dev.steward.git.GitRepository;
import dev.steward.git.RepositoryStatus;
import dev.steward.git.RepositoryStatus.Activity;

/** What was changed is told per file, whoever changed it. */
class StatusTest {

    private static final List<String> ODD = List.of("a b.playbook", "ümläut.playbook", "quote'\".playbook",
            "deep/er/#1.playbook", "-dash.playbook");

    @TempDir
    Path folder;

    @Test
    void eachFileIsWhatGitSaysItIs() throws Exception {
        var shell = Shell.begin(folder).write("kept", "1").write("changed", "1").write("staged", "1")
                .write("gone", "1").write(".gitignore", "secret\n").commit("first");
        shell.write("changed", "2").write("staged", "2").write("new", "1").write("secret", "1").write("both", "1");
        shell.git("add", "staged", "both");
        shell.write("both", "2");
        Files.delete(folder.resolve("gone"));

        var status = shell.repository().status();

        assertEquals(List.of(new FileStatus("both", Change.ADDED, Change.CHANGED, null),
                new FileStatus("changed", null, Change.CHANGED, null),
                new FileStatus("gone", null, Change.REMOVED, null),
                new FileStatus("new", null, Change.ADDED, null),
                new FileStatus("staged", Change.CHANGED, null, null)), status.files());
        assertTrue(status.file("new").orElseThrow().isUntracked());
        assertEquals("main", status.branch());
        assertEquals(Activity.NONE, status.activity());
    }

    @Test
    void anEmptyRepositoryHasABranchAndNoCommit() throws Exception {
        var shell = Shell.begin(folder).write("a.playbook", "x");

        var status = shell.repository().status();

        assertEquals("main", status.branch());
        assertNull(status.head());
        assertEquals(List.of("a.playbook"), status.files().stream().map(FileStatus::path).toList());
        shell.repository().stage(List.of("a.playbook"));
        assertTrue(shell.repository().status().files().getFirst().isWhollyStaged());
        shell.repository().unstage(List.of("a.playbook"));
        assertTrue(shell.repository().status().files().getFirst().isUntracked());
        assertEquals(List.of(), shell.repository().history("a.playbook", 10));
        assertEquals(List.of(), shell.repository().log(10));
    }

    @Test
    void withoutABranchTheCommitIsNamed() throws Exception {
        var shell = Shell.begin(folder).write("a", "1").commit("first");
        shell.git("checkout", "-q", "--detach");

        var status = shell.repository().status();

        assertNull(status.branch());
        assertEquals(shell.git("rev-parse", "--short=7", "HEAD"), status.title());
    }

    @Test
    void aLinkedFolderHasItsOwnStatus() throws Exception {
        var main = Shell.begin(folder.resolve("main")).write("a", "1").commit("first");
        main.git("worktree", "add", "-q", "-b", "side", folder.resolve("side").toString());
        var side = new Shell(folder.resolve("side")).write("a", "2");

        RepositoryStatus status = side.repository().status();

        assertEquals("side", status.branch());
        assertEquals(List.of("a"), status.files().stream().map(FileStatus::path).toList());
        assertEquals(List.of(), main.repository().status().files());
        side.repository().stage(List.of("a"));
        assertEquals("second", side.repository().commit("second", false).subject());
        assertEquals("second", side.git("log", "-1", "--format=%s"));
    }

    @Test
    void oddNamesAreTakenAsTheyAre() throws Exception {
        var shell = Shell.begin(folder);
        for (var name : ODD) {
            shell.write(name, "x");
        }

        shell.repository().stage(ODD);

        assertEquals(ODD.stream().sorted().toList(),
                shell.repository().status().files().stream().filter(FileStatus::isWhollyStaged).map(FileStatus::path)
                        .toList());
        assertEquals("", shell.git("ls-files", "--others"));
        shell.repository().unstage(List.of("-dash.playbook"));
        assertTrue(shell.repository().status().file("-dash.playbook").orElseThrow().isUntracked());
    }

    @Test
    void aRemovedFileIsStagedAsRemoved() throws Exception {
        var shell = Shell.begin(folder).write("a", "1").write("b", "1").commit("first");
        Files.delete(folder.resolve("a"));

        shell.repository().stage(List.of("a"));

        assertEquals("D  a", shell.git("status", "--porcelain"));
        assertEquals(Change.REMOVED, shell.repository().status().file("a").orElseThrow().change());
    }

    @Test
    void readingLeavesNoTrace() throws Exception {
        var shell = Shell.begin(folder).write("a", "1").commit("first").write("a", "2");
        var index = Files.getLastModifiedTime(folder.resolve(".git/index"));

        shell.repository().status();

        assertEquals(index, Files.getLastModifiedTime(folder.resolve(".git/index")));
    }

    @Test
    void pathsAreFoundThroughLinksAndBelowFolders() throws Exception {
        var shell = Shell.begin(folder.resolve("real")).write("in/a", "1");
        var link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));
        var repository = GitRepository.find(link.resolve("in"), Shell.WITH_GIT).orElseThrow();

        assertEquals(Optional.of("in/a"), repository.path(link.resolve("in/a")));
        assertEquals(Optional.of("in/not/there"), repository.path(link.resolve("in/not/there")));
        assertEquals(Optional.empty(), repository.path(folder.resolve("elsewhere")));
        assertEquals(shell.folder().toRealPath().resolve("in/a"), repository.file("in/a"));
    }
}
