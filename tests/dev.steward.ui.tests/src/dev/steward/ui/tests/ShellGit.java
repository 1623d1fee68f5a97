package dev.steward.ui.tests;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Git on the command line, as it is used beside the workbench. */
record ShellGit(Path folder) {

    /** What it said; an error when it did not do what it was told. */
    String run(String... words) throws Exception {
        var out = new StringBuilder();
        var exit = run(out, words);
        if (exit != 0) {
            throw new AssertionError("git " + String.join(" ", words) + " gave " + exit + ": " + out);
        }
        return out.toString().strip();
    }

    /** It may not do it: a merge that ends in a conflict, or an end of one that is over. */
    void tries(String... words) throws Exception {
        run(new StringBuilder(), words);
    }

    /** Asks until the answer is right; the last one. */
    String await(Predicate<String> isRight, String... words) throws Exception {
        return Ui.awaitHere(() -> run(words), isRight);
    }

    private int run(StringBuilder out, String... words) throws Exception {
        var command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(words));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        out.append(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        return process.waitFor();
    }
}
