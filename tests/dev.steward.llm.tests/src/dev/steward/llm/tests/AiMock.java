package dev.steward.llm.tests;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The mock model server, a process of its own. Its folder is {@code aimock} beside this bundle or named by the system
 * property {@code steward.aimock}; {@code npm ci} in it brings the server.
 */
final class AiMock implements AutoCloseable {

    private static final String LISTENING = "listening on ";
    private final Process process;
    private final String url;

    private AiMock(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** The folder, if the server is installed there. */
    static Optional<Path> folder() {
        return Stream.of(System.getProperty("steward.aimock", "aimock"), "tests/dev.steward.llm.tests/aimock")
                .map(name -> Path.of(name).toAbsolutePath()).filter(folder -> Files.exists(server(folder))).findFirst();
    }

    /** Starts it on a free port and waits until it listens; empty when there is no Node. */
    static Optional<AiMock> start(Path folder) throws IOException {
        Process process;
        try {
            process = new ProcessBuilder("node", server(folder).toString(), "-p", "0", "-h", "127.0.0.1", "-f",
                    folder.resolve("fixtures.json").toString()).redirectErrorStream(true).start();
        } catch (IOException e) {
            return Optional.empty();
        }
        var said = new StringBuilder();
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            if (line.contains(LISTENING)) {
                var url = line.substring(line.indexOf(LISTENING) + LISTENING.length()).strip();
                Thread.ofVirtual().start(() -> drain(lines));
                return Optional.of(new AiMock(process, url));
            }
        }
        process.destroy();
        throw new IOException("The mock server ended before it listened:\n" + said);
    }

    /** Reads on, so that the server never waits for a reader. */
    private static void drain(BufferedReader lines) {
        try {
            lines.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            System.getLogger(AiMock.class.getName()).log(Level.DEBUG, "the mock server is gone", e);
        }
    }

    String url() {
        return url;
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    private static Path server(Path folder) {
        return folder.resolve("node_modules/@copilotkit/aimock/dist/cli.js");
    }
}
