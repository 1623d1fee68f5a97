package dev.steward.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * The workbench in a process of its own, started by its script as a person does, with caches and settings of the bench's
 * own. It ends as by its window's close box, so that the next start finds everything in order.
 */
final class WorkbenchProcess implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 300;
    private static final long BETWEEN_LOOKS_MILLIS = 5;

    private final Process process;
    private final Path told;
    private final Path log;

    private WorkbenchProcess(Process process, Path told, Path log) {
        this.process = process;
        this.told = told;
        this.log = log;
    }

    /**
     * Starts it.
     *
     * @param home where it keeps caches and settings
     * @param told the file that it writes what it has to tell into, which is deleted first
     */
    static WorkbenchProcess start(Context context, VirtualScreen screen, Path home, Path company, Path told,
            List<String> options) throws IOException {
        Files.deleteIfExists(told);
        var log = home.resolve("log");
        var builder = new ProcessBuilder(context.steward().toString(), "--company", company.toString())
                .directory(home.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
        var environment = builder.environment();
        environment.put("DISPLAY", screen.display());
        environment.remove("WAYLAND_DISPLAY");
        environment.put("GDK_BACKEND", "x11");
        environment.put("NO_AT_BRIDGE", "1");
        environment.put("XDG_CONFIG_HOME", home.resolve("settings").toString());
        environment.put("XDG_CACHE_HOME", home.resolve("cache").toString());
        environment.put("STEWARD_JAVA_OPTIONS", String.join(" ", options));
        return new WorkbenchProcess(builder.start(), told, log);
    }

    /** Waits for a line of what it tells, as long as it tells anything. */
    String line(Predicate<String> wanted) throws IOException, InterruptedException {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        var heard = 0;
        while (true) {
            var alive = process.isAlive();
            var lines = lines();
            if (lines.size() > heard) {
                heard = lines.size();
                end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            }
            var line = lines.stream().filter(wanted).findFirst();
            if (line.isPresent()) {
                return line.get();
            }
            if (!alive || System.nanoTime() > end) {
                throw new IOException("the workbench did not come so far; it told " + lines + ", and see " + log);
            }
            process.waitFor(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Whole lines so far. */
    List<String> lines() throws IOException {
        if (!Files.exists(told)) {
            return List.of();
        }
        var text = Files.readString(told);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    /** Waits until it has ended by itself. */
    Optional<Integer> ended() throws InterruptedException {
        return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) ? Optional.of(process.exitValue())
                : Optional.empty();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (ended().isEmpty()) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
