package dev.steward.lsp;

import dev.steward.lsp.internal.Server;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;

/** A language server for one client. */
public final class PlaybookServer {

    private PlaybookServer() {
    }

    /**
     * Serves until the client says that it leaves, is gone, or closes its stream.
     *
     * @param out must be written to by nobody else
     * @return whether the client took leave as the protocol wants it
     * @throws InterruptedException the process is being ended
     */
    public static boolean serve(InputStream in, OutputStream out, Surroundings surroundings)
            throws InterruptedException {
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        ExecutorService readers = Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("lsp-read-", 0)
                .factory());
        try (Server server = new Server(surroundings, ended)) {
            Launcher<LanguageClient> launcher = LSPLauncher.createServerLauncher(server, in, out, readers,
                    consumer -> consumer);
            server.connect(launcher.getRemoteProxy());
            Future<Void> listening = launcher.startListening();
            readers.execute(() -> {
                awaitEnd(listening);
                ended.complete(server.tookLeave());
            });
            return ended.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            readers.shutdownNow();
        }
    }

    private static void awaitEnd(Future<Void> listening) {
        try {
            listening.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            System.getLogger(PlaybookServer.class.getName()).log(System.Logger.Level.WARNING,
                    "the client's stream broke", e);
        }
    }
}
