package dev.steward.lsp.tests;

import dev.steward.dsl.ConnectorKinds;
import dev.steward.lsp.PlaybookServer;
import dev.steward.lsp.Surroundings;
import dev.steward.testkit.editor.Editor;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** An editor and a server in one process, over a pair of streams. */
final class Connection implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    final Editor editor;
    final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private final PipedOutputStream toServer = new PipedOutputStream();

    Connection(Surroundings surroundings) throws IOException {
        PipedInputStream atServer = new PipedInputStream(toServer, BUFFER);
        PipedOutputStream toEditor = new PipedOutputStream();
        PipedInputStream atEditor = new PipedInputStream(toEditor, BUFFER);
        Thread.ofPlatform().daemon().name("test-server").start(() -> {
            try {
                ended.complete(PlaybookServer.serve(atServer, toEditor, surroundings));
            } catch (InterruptedException | RuntimeException e) {
                ended.completeExceptionally(e);
            }
        });
        editor = new Editor(atEditor, toServer);
    }

    /** The client is gone without a word. */
    void cut() throws IOException {
        toServer.close();
    }

    boolean end() throws Exception {
        return ended.get(60, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        editor.get(editor.server().shutdown());
        editor.server().exit();
        end();
    }

    /** A folder that is one company; costs and commits as given. */
    record Folder(Path root, Map<String, String> costs, Map<Path, String> commits) implements Surroundings {

        @Override
        public ConnectorKinds kinds() {
            return ConnectorKinds.unknown();
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
