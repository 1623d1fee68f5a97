package dev.steward.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A process that a bench starts, whose lines it reads. */
final class Child implements AutoCloseable {

    private final Process process;
    private final BufferedReader lines;

    private Child(Process process) {
        this.process = process;
        lines = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Any command in a folder; its errors go where ours go. */
    static Child start(Path folder, List<String> command) throws IOException {
        return new Child(new ProcessBuilder(command).directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    /** The next line that is wanted; empty when the process ends without. */
    Optional<String> line(Predicate<String> wanted) throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (wanted.test(line)) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    /** Reads to the end and waits for it; a failure when it doesn't end well. */
    void finish() throws IOException, InterruptedException {
        line(none -> false);
        if (process.waitFor() != 0) {
            throw new IOException("a process of the bench ended with " + process.exitValue());
        }
    }

    /** Kills it as {@code kill -9} does, and waits until it is gone. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
