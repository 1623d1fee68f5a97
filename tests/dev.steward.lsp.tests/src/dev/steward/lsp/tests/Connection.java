package dev.steward.lsp.tests;

import dev.steward.dsl.ConnectorKinds;
import dev.steward.lsp.PlaybookServer;
import dev.steward.lsp.Surroundings;
import dev.steward.testkit.editor.Editor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * An editor and a server in one process, over a socket: pipes of the JDK break when the thread that wrote last has
 * ended, and the server's threads come and go.
 */
final class Connection implements AutoCloseable {

    final Editor editor;
    final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private final Socket client;
    private final Socket accepted;

    Connection(Surroundings surroundings) throws IOException {
        try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            client = new Socket(door.getInetAddress(), door.getLocalPort());
            accepted = door.accept();
        }
        Thread.ofPlatform().daemon().name("test-server").start(() -> {
            try {
                ended.complete(PlaybookServer.serve(accepted.getInputStream(), accepted.getOutputStream(),
                        surroundings));
            } catch (InterruptedException | IOException | RuntimeException e) {
                ended.completeExceptionally(e);
            }
        });
        editor = new Editor(client.getInputStream(), client.getOutputStream());
    }

    /** The client is gone without a word. */
    void cut() throws IOException {
        client.close();
    }

    boolean end() throws Exception {
        return ended.get(60, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        editor.get(editor.server().shutdown());
        editor.server().exit();
        end();
        client.close();
        accepted.close();
    }

    /**
     * A folder that is one company; costs and commits as given.
     *
     * @param known no text is understood before it is known what connectors can do
     */
    record Folder(Path root, Map<String, String> costs, Map<Path, String> commits,
            CompletableFuture<ConnectorKinds> known) implements Surroundings {

        Folder(Path root, Map<String, String> costs, Map<Path, String> commits) {
            this(root, costs, commits, CompletableFuture.completedFuture(ConnectorKinds.unknown()));
        }

        @Override
        public ConnectorKinds kinds() {
            return known.join();
        }

        @Override
        public Optional<Path> company(Path place) {
            return place.startsWith(root) ? Optional.of(root) : Optional.empty();
        }

        @Override
        public List<Path> playbooks(Path company) throws IOException {
            try (var files = Files.walk(company)) {
                return files.filter(f -> f.toString().endsWith(".playbook")).sorted().toList();
            }
        }

        @Override
        public Map<String, String> worstCases(Path company) {
            return costs;
        }

        @Override
        public Optional<String> committed(Path file) {
            return Optional.ofNullable(commits.get(file));
        }

        @Override
        public String version() {
            return "0.1.0";
        }
    }
}
