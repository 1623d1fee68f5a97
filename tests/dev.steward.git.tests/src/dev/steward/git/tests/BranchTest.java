package dev.steward.git.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.steward.git.Branch;
import dev.steward.git.GitException;
import dev.steward.git.RepositoryStatus.Tracking;

/** Going from one line of work to another loses nothing. */
class BranchTest {

    @TempDir
    Path folder;

    static Stream<Map<String, String>> machines() {
        return Stream.of(Shell.WITH_GIT, Shell.WITHOUT_GIT);
    }

    @ParameterizedTest
    @MethodSource("machines")
    void aBranchIsMadeAndTakesChangesWithIt(Map<String, String> machine) throws Exception {
        var shell = Shell.begin(folder).write("a", "1").commit("first").write("a", "2");
        var git = shell.repository(machine);

        git.create("try/longer-letters");

        assertEquals(List.of(new Branch("main", false, false), new Branch("try/longer-letters", true, false)),
                git.branches());
        assertEquals("2", shell.read("a"));
        git.switchTo(new Branch("main", false, false));
        assertEquals("main", git.status().branch());
        assertEquals("2", shell.read("a"));
    }

    @ParameterizedTest
    @MethodSource("machines")
    void whatWouldLoseChangesIsRefused(Map<String, String> machine) throws Exception {
        var shell = Shell.begin(folder).write("a", "1").commit("first");
        shell.git("checkout", "-q", "-b", "other");
        shell.write("a", "2").commit("second");
        shell.git("checkout", "-q", "main");
        shell.write("a", "mine");

        var refused = assertThrows(GitException.class,
                () -> shell.repository(machine).switchTo(new Branch("other", false, false)));

        assertEquals("Switching to other would lose your changes in a: commit or restore them first.",
                refused.sentence());
        assertEquals("mine", shell.read("a"));
        assertEquals("main", shell.repository().status().branch());
    }

    @ParameterizedTest
    @MethodSource("machines")
    void aBranchElsewhereGetsOneHereThatFollowsIt(Map<String, String> machine) throws Exception {
        var origin = Shell.begin(folder.resolve("origin")).write("a", "1").commit("first");
        origin.git("branch", "side");
        new Shell(folder).git("clone", "-q", folder.resolve("origin").toString(), "clone");
        var git = new Shell(folder.resolve("clone")).repository(machine);
        assertTrue(git.branches().contains(new Branch("origin/side", false, true)), git.branches().toString());

        git.switchTo(new Branch("origin/side", false, true));

        var status = git.status();
        assertEquals("side", status.branch());
        assertEquals(new Tracking("origin/side", 0, 0), status.tracking());
    }

    @ParameterizedTest
    @MethodSource("machines")
    void aNameThatCantBeOneIsRefused(Map<String, String> machine) throws Exception {
        var shell = Shell.begin(folder).write("a", "1").commit("first");

        for (var name : List.of("a b", "-x", "x..y", "", "main")) {
            assertThrows(GitException.class, () -> shell.repository(machine).create(name), name);
        }
    }

    @ParameterizedTest
    @MethodSource("machines")
    void anEmptyRepositoryHasItsBranchToCome(Map<String, String> machine) throws Exception {
        assertEquals(List.of(new Branch("main", true, false)), Shell.begin(folder).repository(machine).branches());
    }

    @ParameterizedTest
    @MethodSource("machines")
    void aBranchGoesAndItsCommitIsToldSoThatItCanComeBack(Map<String, String> machine) throws Exception {
        var shell = Shell.begin(folder).write("a", "1").commit("first");
        shell.git("checkout", "-q", "-b", "try");
        shell.write("a", "2").commit("second").write("a", "3").commit("third");
        var at = shell.git("rev-parse", "try").strip();
        shell.git("checkout", "-q", "main");
        var git = shell.repository(machine);
        var branch = new Branch("try", false, false);

        assertEquals(2, git.onlyOn(branch));
        shell.git("branch", "other", "try~1");
        assertEquals(1, git.onlyOn(branch), "what another branch has is not lost");
        var was = git.delete(branch);

        assertTrue(at.startsWith(was) && was.length() >= 7, was);
        assertEquals(List.of("main", "other"), git.branches().stream().map(Branch::name).toList());
        shell.git("branch", "back", was);
        assertEquals(at, shell.git("rev-parse", "back").strip());
    }

    @ParameterizedTest
    @MethodSource("machines")
    void theBranchShownAndOneElsewhereStay(Map<String, String> machine) throws Exception {
        var shell = Shell.begin(folder).write("a", "1").commit("first");
        var git = shell.repository(machine);

        assertEquals("main is the branch you are on: switch to another one first.",
                assertThrows(GitException.class, () -> git.delete(new Branch("main", true, false))).sentence());
        assertEquals("origin/main is elsewhere: delete it there, with 'git push --delete'.",
                assertThrows(GitException.class, () -> git.delete(new Branch("origin/main", false, true))).sentence());
        assertEquals("There is no branch gone any more.",
                assertThrows(GitException.class, () -> git.delete(new Branch("gone", false, false))).sentence());
    }
}
