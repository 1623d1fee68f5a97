package dev.steward.git.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.steward.git.GitException;
import dev.steward.git.Watcher;

/**
 * The user's own git, which may take its time. It never asks in a terminal that nobody sees: what needs a password gets it
 * from the user's credential helper, agent or askpass program, or fails.
 */
public final class GitCommand {

    private static final long LOOK_MILLIS = 100;

    private final String program;
    private final Path top;
    private final Map<String, String> environment;

    /** @param program where it is */
    public GitCommand(String program, Path top, Map<String, String> environment) {
        this.program = program;
        this.top = top;
        this.environment = environment;
    }

    /**
     * What a call came to.
     *
     * @param out what it printed, progress left out
     */
    public record Answer(int exit, String out) {

        /** Whether it did what it was asked for. */
        public boolean isGood() {
            return exit == 0;
        }
    }

    /** A setting of the user; empty for none. */
    public String setting(String key) throws IOException {
        return run(List.of("config", key), "", Watcher.none()).out().strip();
    }

    /** Calls it; an exit code is no exception. */
    public Answer run(List<String> words, String input, Watcher watcher) throws IOException {
        var command = new ArrayList<>(List.of(program, "-C", top.toString()));
        command.addAll(words);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        surroundings(builder.environment());
        var process = builder.start();
        var lines = new ArrayList<String>();
        var reader = Thread.ofVirtual().start(() -> read(process.getInputStream(), lines, watcher));
        try (var to = process.getOutputStream()) {
            to.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // it ended before it read everything, and its exit code says why
            watcher.says("");
        }
        try {
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (watcher.isCancelled()) {
                    end(process);
                    throw new GitException("Cancelled; git was stopped in the middle.");
                }
            }
            reader.join();
        } catch (InterruptedException e) {
            end(process);
            Thread.currentThread().interrupt();
            throw new GitException("Git was interrupted.", "", e);
        }
        return new Answer(process.exitValue(), String.join("\n", lines));
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    private void surroundings(Map<String, String> all) {
        all.put("GIT_TERMINAL_PROMPT", "0");
        all.put("GIT_EDITOR", "true");
        all.put("LC_ALL", "C.UTF-8");
        all.put("LANGUAGE", "C");
        if (environment.containsKey("SSH_ASKPASS")) {
            all.put("SSH_ASKPASS_REQUIRE", "force");
        } else if (!environment.containsKey("GIT_SSH_COMMAND") && !environment.containsKey("GIT_SSH")) {
            all.put("GIT_SSH_COMMAND", "ssh -oBatchMode=yes");
        }
    }

    /** Lines that end in a carriage return are progress: shown, and not kept. */
    private static void read(InputStream from, List<String> lines, Watcher watcher) {
        var line = new ByteArrayOutputStream();
        try (from) {
            for (var next = from.read(); next >= 0; next = from.read()) {
                if (next != '\n' && next != '\r') {
                    line.write(next);
                    continue;
                }
                var text = line.toString(StandardCharsets.UTF_8);
                line.reset();
                if (next == '\n') {
                    lines.add(text);
                }
                if (!text.isBlank()) {
                    watcher.says(text.strip());
                }
            }
        } catch (IOException e) {
            // the program was ended, which its caller knows
            watcher.says("");
        }
        if (line.size() > 0) {
            lines.add(line.toString(StandardCharsets.UTF_8));
        }
    }
}
