package dev.steward.lsp.internal;

import dev.steward.lsp.Surroundings;
import dev.steward.lsp.internal.convert.Abilities;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.lsp4j.DidChangeWatchedFilesRegistrationOptions;
import org.eclipse.lsp4j.FileSystemWatcher;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.Registration;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.WorkDoneProgressCancelParams;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageClientAware;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;

/** The life of a language server: greets, tells what it can do, leaves. Its methods are called in the client's order. */
@NonNullByDefault({})
public final class Server implements LanguageServer, LanguageClientAware, AutoCloseable {

    private final Surroundings surroundings;
    private final CompletableFuture<Boolean> ended;
    private volatile boolean leaving;
    private volatile boolean greeted;
    private volatile @Nullable LanguageClient client;
    private final Publisher publisher = new Publisher();
    private final Desk desk;
    private final Asking asking;
    private final TextAnswers texts;
    private final WorkspaceAnswers workspace;

    /**
     * Waits for a client.
     *
     * @param ended completed when the client leaves, with whether it did as it should
     */
    public Server(Surroundings surroundings, CompletableFuture<Boolean> ended) {
        this.surroundings = surroundings;
        this.ended = ended;
        desk = new Desk(surroundings, publisher, this::refresh);
        asking = new Asking(desk);
        texts = new TextAnswers(asking, desk, surroundings);
        workspace = new WorkspaceAnswers(desk, asking);
    }

    /** Whether the client has said that it will leave. */
    public boolean tookLeave() {
        return leaving;
    }

    @Override
    public void connect(LanguageClient to) {
        client = to;
        publisher.connect(to);
    }

    private void refresh() {
        LanguageClient to = client;
        if (to != null && texts.abilities().refreshesInlays() && !leaving) {
            to.refreshInlayHints();
        }
    }

    @Override
    public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
        if (greeted) {
            return CompletableFuture.failedFuture(
                    Asking.refused(ResponseErrorCode.InvalidRequest, "The server has been initialised already."));
        }
        greeted = true;
        Optional.ofNullable(params.getProcessId()).flatMap(p -> ProcessHandle.of(p))
                .filter(p -> !p.equals(ProcessHandle.current())).ifPresent(
                        parent -> parent.onExit().thenRun(() -> ended.complete(false)));
        Abilities abilities = Abilities.of(params.getCapabilities());
        texts.begin(abilities);
        folders(params).forEach(desk::folder);
        InitializeResult result = new InitializeResult(Offers.all());
        result.setServerInfo(new ServerInfo("steward", surroundings.version()));
        return CompletableFuture.completedFuture(result);
    }

    @SuppressWarnings("deprecation")
    private static List<String> folders(InitializeParams params) {
        List<WorkspaceFolder> folders = params.getWorkspaceFolders();
        if (folders != null && !folders.isEmpty()) {
            return folders.stream().map(WorkspaceFolder::getUri).toList();
        }
        return params.getRootUri() == null ? List.of() : List.of(params.getRootUri());
    }

    @Override
    public void initialized(InitializedParams params) {
        LanguageClient to = client;
        if (to != null && texts.abilities().watches()) {
            var watchers = List.of(new FileSystemWatcher(Either.forLeft("**/*.playbook")),
                    new FileSystemWatcher(Either.forLeft("**/steward.properties")));
            to.registerCapability(new RegistrationParams(List.of(new Registration("watch",
                    "workspace/didChangeWatchedFiles", new DidChangeWatchedFilesRegistrationOptions(watchers)))));
        }
    }

    @Override
    public CompletableFuture<Object> shutdown() {
        leaving = true;
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void exit() {
        ended.complete(leaving);
    }

    @Override
    public TextDocumentService getTextDocumentService() {
        return texts;
    }

    @Override
    public WorkspaceService getWorkspaceService() {
        return workspace;
    }

    @Override
    public void setTrace(SetTraceParams params) {
        // There is one log, and it tells what went wrong.
    }

    @Override
    public void cancelProgress(WorkDoneProgressCancelParams params) {
        // Nothing shows a progress that could be cancelled.
    }

    @Override
    public void close() {
        asking.close();
        desk.close();
    }
}
