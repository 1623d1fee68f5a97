package dev.steward.git.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.git.GitException;
import dev.steward.git.RepositoryStatus.Tracking;
import dev.steward.git.Watcher;

/** Two people share a company through a third repository. */
class RemoteTest {

    @TempDir
    Path folder;

    private Shell mine;
    private Shell theirs;

    @BeforeEach
    void share() throws Exception {
        var all = new Shell(folder);
        all.git("init", "-q", "--bare", "-b", "main", "shared.git");
        mine = Shell.begin(folder.resolve("mine")).write("a", "1\n").commit("first");
        mine.git("remote", "add", "origin", folder.resolve("shared.git").toString());
        mine.repository().push(Watcher.none());
        all.git("clone", "-q", "shared.git", "theirs");
        theirs = new Shell(folder.resolve("theirs"));
        theirs.git("config", "user.name", "Bo");
        theirs.git("config", "user.email", "bo@example.com");
    }

    @Test
    void theFirstPushMakesTheBranchFollow() throws Exception {
        assertEquals(new Tracking("origin/main", 0, 0), mine.repository().status().tracking());
        mine.write("a", "2\n").commit("second");
        assertEquals(new Tracking("origin/main", 1, 0), mine.repository().status().tracking());
    }

    @Test
    void whatIsNewElsewhereIsCountedAndBrought() throws Exception {
        theirs.write("b", "1\n").commit("theirs");
        theirs.repository().push(Watcher.none());

        mine.repository().fetch(Watcher.none());
        assertEquals(new Tracking("origin/main", 0, 1), mine.repository().status().tracking());
        assertTrue(mine.repository().pull(Watcher.none()));
        assertEquals("1\n", mine.read("b"));
    }

    @Test
    void aPushBehindTheOthersSaysToPullFirst() throws Exception {
        theirs.write("b", "1\n").commit("theirs");
        theirs.repository().push(Watcher.none());
        mine.write("c", "1\n").commit("mine");

        var refused = assertThrows(GitException.class, () -> mine.repository().push(Watcher.none()));

        assertEquals("There are commits that you don't have yet: pull first, then push.", refused.sentence());
        assertTrue(mine.repository().pull(Watcher.none()));
        mine.repository().push(Watcher.none());
    }

    @Test
    void aConflictOfAPullIsTold() throws Exception {
        theirs.write("a", "theirs\n").commit("theirs");
        theirs.repository().push(Watcher.none());
        mine.write("a", "mine\n").commit("mine");

        assertFalse(mine.repository().pull(Watcher.none()));

        assertEquals(List.of("a"), mine.repository().status().conflicts().stream().map(f -> f.path()).toList());
    }

    @Test
    void aPlaceThatIsNotThereIsNamedWithACure() throws Exception {
        mine.git("remote", "set-url", "origin", folder.resolve("nowhere.git").toString());

        var failed = assertThrows(GitException.class, () -> mine.repository().fetch(Watcher.none()));

        assertTrue(failed.sentence().contains("git remote -v"), failed.sentence());
        assertFalse(failed.details().isEmpty());
    }

    @Test
    void withoutAProgramItSaysWhatIsMissing() throws Exception {
        var failed = assertThrows(GitException.class,
                () -> mine.repository(Shell.WITHOUT_GIT).fetch(Watcher.none()));

        assertTrue(failed.sentence().contains("need the program git"), failed.sentence());
    }

    @Test
    void itCanBeEndedInTheMiddle() throws Exception {
        // an upload program that never answers
        mine.git("config", "remote.origin.uploadpack", "sleep 60; true");
        var looks = new AtomicInteger();
        List<String> said = Collections.synchronizedList(new ArrayList<>());

        var ended = assertThrows(GitException.class, () -> mine.repository().fetch(new Watcher() {
            @Override
            public void says(String line) {
                said.add(line);
            }

            @Override
            public boolean isCancelled() {
                return looks.incrementAndGet() > 2;
            }
        }));

        assertTrue(ended.sentence().startsWith("Cancelled"), ended.sentence());
    }
}
