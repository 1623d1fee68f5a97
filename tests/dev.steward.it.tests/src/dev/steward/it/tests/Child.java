package dev.steward.it.tests;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.Nullable;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** A command in a process of its own. Ends with the test at the latest. */
final class Child implements AutoCloseable {

    private static final long MOST_SECONDS = 150;
    private static final String END = "";

    private final Process process;
    private final Path errors;
    private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> read = new ArrayList<>();

    private Child(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
        Thread.ofPlatform().daemon().start(this::pump);
    }

    /** Runs a command in a company's folder. */
    static Child start(Place place, String... words) throws IOException {
        var scratch = Files.createDirectories(place.folder().resolveSibling("scratch"));
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-cp", ChildClassPath.make(scratch), "-Dsteward.suite=" + Place.suite(),
                ChildMain.class.getName()));
        command.addAll(List.of(words));
        var errors = Files.createTempFile(scratch, "err", ".txt");
        return new Child(new ProcessBuilder(command).directory(place.folder().toFile()).redirectError(errors.toFile())
                .start(), errors);
    }

    private void pump() {
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            lines.add("its output broke off: " + e.getMessage());
        } finally {
            lines.add(END);
        }
    }

    /** Waits for a line; fails when the process ends before it. */
    JsonObject until(Predicate<JsonObject> wanted) throws InterruptedException {
        return find(wanted).orElseThrow(() -> new AssertionError("The line did not come. " + this));
    }

    /** Waits for a line; empty when the process ends before it. */
    Optional<JsonObject> find(Predicate<JsonObject> wanted) throws InterruptedException {
        while (true) {
            var line = lines.poll(MOST_SECONDS, TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError("Nothing comes any more. " + this);
            }
            if (line.equals(END)) {
                lines.add(END);
                return Optional.empty();
            }
            read.add(line);
            var object = JsonParser.parseString(line).getAsJsonObject();
            if (wanted.test(object)) {
                return Optional.of(object);
            }
        }
    }

    /** Waits for a line of a type. */
    JsonObject until(String type) throws InterruptedException {
        return until(o -> o.get("type").getAsString().equals(type));
    }

    /** Waits for its end. */
    Place.Answer answer() throws InterruptedException, IOException {
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("The command does not end. " + this);
        }
        for (@Nullable
        String line = lines.poll(MOST_SECONDS, TimeUnit.SECONDS); line != null && !line.equals(END); line = lines
                .poll(MOST_SECONDS, TimeUnit.SECONDS)) {
            read.add(line);
        }
        var out = String.join("\n", read) + (read.isEmpty() ? "" : "\n");
        return new Place.Answer(process.exitValue(), out, Files.readString(errors));
    }

    long pid() {
        return process.pid();
    }

    /** Sends a signal, such as STOP. */
    void signal(String name) throws IOException, InterruptedException {
        if (new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor() != 0) {
            throw new AssertionError("The signal " + name + " could not be sent to " + pid());
        }
    }

    /** kill -9, waited for. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public String toString() {
        try {
            return "So far: " + read + "\n" + Files.readString(errors);
        } catch (IOException e) {
            return "So far: " + read;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
