package dev.steward.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A screen that nobody sees, with a window manager where there is one; else the screen that the bench was started on.
 * Always of one size, since painting is measured, too.
 */
final class VirtualScreen implements AutoCloseable {

    /** What to say where there is none. */
    static final String MISSING = "no display here; install Xvfb (Debian: apt-get install xvfb openbox), or start it on one";

    private static final String SIZE = "1600x1000x24";

    private final String display;
    private final List<Process> processes;

    private VirtualScreen(String display, List<Process> processes) {
        this.display = display;
        this.processes = processes;
    }

    /** Empty where windows can't be opened. */
    static Optional<VirtualScreen> open() throws IOException {
        var server = command("Xvfb");
        if (server.isEmpty()) {
            var given = System.getenv("DISPLAY");
            return given == null || given.isBlank() ? Optional.empty()
                    : Optional.of(new VirtualScreen(given, List.of()));
        }
        var processes = new ArrayList<Process>();
        // it chooses a free number and prints it
        var started = new ProcessBuilder(server.get().toString(), "-displayfd", "1", "-screen", "0", SIZE)
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        processes.add(started);
        BufferedReader number = started.inputReader();
        var line = number.readLine();
        if (line == null) {
            return Optional.empty();
        }
        var screen = new VirtualScreen(":" + line.strip(), processes);
        var manager = command("openbox");
        if (manager.isPresent()) {
            var window = new ProcessBuilder(manager.get().toString()).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            window.environment().put("DISPLAY", screen.display);
            processes.add(window.start());
        }
        return Optional.of(screen);
    }

    private static Optional<Path> command(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).filter(p -> !p.isEmpty())
                .map(folder -> Path.of(folder, name)).filter(Files::isExecutable).findFirst();
    }

    String display() {
        return display;
    }

    @Override
    public void close() {
        processes.reversed().forEach(Process::destroy);
    }
}
