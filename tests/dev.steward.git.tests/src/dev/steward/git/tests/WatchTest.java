package dev.steward.git.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.function.Executable;

/** What git on the command line does is noticed. */
class WatchTest {

    private static final int PATIENCE_SECONDS = 20;
    private static final int ROUNDS = 20;
    private static final int LOCKS = 300;

    @TempDir
    Path folder;

    private final Semaphore heard = new Semaphore(0);

    @Test
    void commitsStagingAndBranchesAreHeard() throws Throwable {
        var shell = Shell.begin(folder).write("a", "1").commit("first").write("a", "2");
        try (var watch = shell.repository().watch(heard::release)) {
            hears("staging", () -> shell.git("add", "a"));
            hears("a commit", () -> shell.git("commit", "-q", "-m", "second"));
            hears("a branch with a folder", () -> shell.git("branch", "try/one"));
            hears("a branch beside it", () -> shell.git("branch", "try/two"));
            hears("a switch", () -> shell.git("checkout", "-q", "try/two"));
            hears("an empty commit", () -> shell.git("commit", "-q", "--allow-empty", "-m", "third"));
        }
    }

    @Test
    void aLinkedFolderHearsItsOwnAndTheSharedBranches() throws Throwable {
        var main = Shell.begin(folder.resolve("main")).write("a", "1").commit("first");
        main.git("worktree", "add", "-q", "-b", "side", folder.resolve("side").toString());
        var side = new Shell(folder.resolve("side")).write("a", "2");
        try (var watch = side.repository().watch(heard::release)) {
            hears("staging", () -> side.git("add", "a"));
            hears("a branch made in the other folder", () -> main.git("branch", "new"));
        }
    }

    @Test
    void filesThatGoBeforeTheyAreLookedAtDoNotEndIt() throws Throwable {
        var shell = Shell.begin(folder).write("a", "1").commit("first");
        var branches = folder.resolve(".git/refs/heads");
        try (var watch = shell.repository().watch(heard::release)) {
            for (int round = 0; round < ROUNDS; round++) {
                var locks = locks(Files.createDirectory(folder.resolve("team" + round)));
                // at once, so that it is looked through while they go
                var team = Files.move(folder.resolve("team" + round), branches.resolve("team" + round));
                for (var lock : locks) {
                    Files.delete(team.resolve(lock));
                }
                Files.delete(team);
            }
            hears("all of them", () -> shell.git("branch", "try/one"));
            hears("a branch beside it", () -> shell.git("branch", "try/two"));
        }
    }

    @Test
    void aListenerThatFailsHearsTheNextChange() throws Throwable {
        var shell = Shell.begin(folder).write("a", "1").commit("first");
        try (var watch = shell.repository().watch(() -> {
            heard.release();
            throw new IllegalStateException("of the test");
        })) {
            hears("a branch", () -> shell.git("branch", "one"));
            hears("the next", () -> shell.git("branch", "two"));
        }
    }

    private static List<String> locks(Path team) throws IOException {
        var names = new ArrayList<String>();
        for (int i = 0; i < LOCKS; i++) {
            names.add(Files.createFile(team.resolve(i + ".lock")).getFileName().toString());
        }
        return names;
    }

    private void hears(String what, Executable done) throws Throwable {
        heard.drainPermits();
        done.execute();
        assertTrue(heard.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS), what + " was not heard");
    }
}
