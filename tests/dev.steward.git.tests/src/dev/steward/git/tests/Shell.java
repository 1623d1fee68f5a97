package dev.steward.git.tests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.steward.git.GitRepository;

/** A person with git on the command line, in one folder. */
final class Shell {

    /** Where the product finds the same git. */
    static final Map<String, String> WITH_GIT = Map.of("PATH", System.getenv("PATH"));
    /** A machine without git. */
    static final Map<String, String> WITHOUT_GIT = Map.of();

    private final Path folder;

    Shell(Path folder) {
        this.folder = folder;
    }

    /** A repository whose settings don't depend on the machine. */
    static Shell begin(Path folder) throws Exception {
        Files.createDirectories(folder);
        var shell = new Shell(folder);
        shell.git("init", "-q", "-b", "main");
        shell.git("config", "user.name", "Ana");
        shell.git("config", "user.email", "ana@example.com");
        shell.git("config", "commit.gpgsign", "false");
        return shell;
    }

    /** What git prints; fails when it fails. */
    String git(String... words) throws Exception {
        var text = new StringBuilder();
        var exit = run(text, words);
        if (exit != 0) {
            throw new AssertionError("git " + String.join(" ", words) + " gave " + exit + ": " + text);
        }
        return text.toString().strip();
    }

    /** Its exit code. */
    int tries(String... words) throws Exception {
        return run(new StringBuilder(), words);
    }

    private int run(StringBuilder text, String... words) throws Exception {
        var command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(words));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        text.append(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        process.waitFor(30, TimeUnit.SECONDS);
        return process.exitValue();
    }

    /** Writes a file. */
    Shell write(String path, String text) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    String read(String path) throws IOException {
        return Files.readString(folder.resolve(path));
    }

    /** Commits all there is. */
    Shell commit(String message) throws Exception {
        git("add", "-A");
        git("commit", "-q", "-m", message);
        return this;
    }

    Path folder() {
        return folder;
    }

    /** The product's view of it. */
    GitRepository repository() throws IOException {
        return repository(WITH_GIT);
    }

    GitRepository repository(Map<String, String> environment) throws IOException {
        return GitRepository.find(folder, environment).orElseThrow();
    }

    /** A merge of a branch in which one line of a file differs on both sides. */
    static Shell conflicted(Path folder, String path) throws Exception {
        var shell = begin(folder).write(path, "one\ntwo\nthree\n").commit("first");
        shell.git("checkout", "-q", "-b", "other");
        shell.write(path, "one\ntheirs\nthree\n").commit("theirs");
        shell.git("checkout", "-q", "main");
        shell.write(path, "one\nours\nthree\n").commit("ours");
        shell.tries("merge", "other");
        return shell;
    }
}
