package dev.steward.git.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.steward.git.GitException;

/** Commits are those of the person, with and without a git program. */
class CommitTest {

    @TempDir
    Path folder;

    static Stream<Map<String, String>> machines() {
        return Stream.of(Shell.WITH_GIT, Shell.WITHOUT_GIT);
    }

    @ParameterizedTest
    @MethodSource("machines")
    void onlyWhatIsStagedIsCommitted(Map<String, String> machine) throws Exception {
        var shell = Shell.begin(folder).write("a", "1").write("b", "1");
        var git = shell.repository(machine);
        git.stage(List.of("a"));

        var made = git.commit("first\n\n# not a comment\nbody", false);

        assertEquals("Ana", made.author());
        assertEquals("ana@example.com", made.mail());
        assertEquals("first\n\n# not a comment\nbody", shell.git("log", "-1", "--format=%B"));
        assertEquals(shell.git("rev-parse", "HEAD"), made.id());
        assertEquals("a", shell.git("ls-files"));
    }

    @ParameterizedTest
    @MethodSource("machines")
    void theNewestIsMadeAgain(Map<String, String> machine) throws Exception {
        var shell = Shell.begin(folder).write("a", "1").commit("frist");

        shell.repository(machine).commit("first", true);

        assertEquals("first", shell.git("log", "--format=%s"));
    }

    @ParameterizedTest
    @MethodSource("machines")
    void withNothingStagedItSaysSo(Map<String, String> machine) throws Exception {
        var shell = Shell.begin(folder).write("a", "1").commit("first").write("a", "2");

        var refused = assertThrows(GitException.class, () -> shell.repository(machine).commit("second", false));

        assertEquals("There is nothing to commit: stage a change first.", refused.sentence());
    }

    @ParameterizedTest
    @MethodSource("machines")
    void withoutAMessageItSaysSo(Map<String, String> machine) throws Exception {
        var shell = Shell.begin(folder).write("a", "1");
        shell.repository().stage(List.of("a"));

        var refused = assertThrows(GitException.class, () -> shell.repository(machine).commit("  \n", false));

        assertTrue(refused.sentence().startsWith("A commit needs a message"), refused.sentence());
    }

    @ParameterizedTest
    @MethodSource("machines")
    void aHookMayRefuse(Map<String, String> machine) throws Exception {
        var shell = Shell.begin(folder).write("a", "1");
        hook("pre-commit", "echo 'no letters on Friday' >&2; exit 1");
        shell.repository().stage(List.of("a"));

        var refused = assertThrows(GitException.class, () -> shell.repository(machine).commit("first", false));

        assertTrue(refused.sentence().contains("no letters on Friday"), refused.sentence());
        assertEquals("A  a", shell.git("status", "--porcelain"));
    }

    @ParameterizedTest
    @MethodSource("machines")
    void aHookMayChangeTheMessage(Map<String, String> machine) throws Exception {
        var shell = Shell.begin(folder).write("a", "1");
        hook("commit-msg", "echo 'Seen-by: hook' >> \"$1\"");
        shell.repository().stage(List.of("a"));

        shell.repository(machine).commit("first\n", false);

        assertTrue(shell.git("log", "-1", "--format=%B").contains("Seen-by: hook"));
    }

    @ParameterizedTest
    @MethodSource("machines")
    void aMergeIsEndedByItsCommit(Map<String, String> machine) throws Exception {
        var shell = Shell.conflicted(folder, "a");
        var git = shell.repository(machine);

        var refused = assertThrows(GitException.class, () -> git.commit("merged", false));
        assertTrue(refused.sentence().startsWith("A conflict is open"), refused.sentence());
        shell.write("a", "one\nboth\nthree\n");
        git.stage(List.of("a"));
        var made = git.commit("merged", false);

        assertEquals(2, made.parents().size());
        assertFalse(Files.exists(folder.resolve(".git/MERGE_HEAD")));
    }

    private void hook(String name, String script) throws Exception {
        var file = Files.writeString(folder.resolve(".git/hooks").resolve(name), "#!/bin/sh\n" + script + "\n");
        assertTrue(file.toFile().setExecutable(true));
    }
}
