package dev.steward.testkit.editor;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CompletionCapabilities;
import org.eclipse.lsp4j.CompletionItemCapabilities;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentSymbolCapabilities;
import org.eclipse.lsp4j.HoverCapabilities;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.WorkspaceEditCapabilities;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;

/** A language client that keeps the texts it has open as an editor does, and waits for answers. Thread-safe. */
@NonNullByDefault({})
public final class Editor implements LanguageClient {

    /** A guard against a hang, far above what a busy machine needs. */
    private static final long MOST_SECONDS = 120;

    private static final int MOST_FRAMES = 15;

    private final Map<String, PublishDiagnosticsParams> told = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Integer> versions = new HashMap<>();
    private final List<String> registered = new ArrayList<>();
    private final LanguageServer server;

    /** Talks to a server over its streams. */
    public Editor(InputStream in, OutputStream out) {
        var launcher = LSPLauncher.createClientLauncher(this, in, out);
        server = launcher.getRemoteProxy();
        launcher.startListening();
    }

    /** What editors of today can do, and greets. */
    public InitializeResult greet(List<String> folders) throws Exception {
        var items = new CompletionItemCapabilities(true);
        var text = new TextDocumentClientCapabilities();
        text.setCompletion(new CompletionCapabilities(items));
        text.setHover(new HoverCapabilities(List.of(MarkupKind.MARKDOWN), false));
        var symbols = new DocumentSymbolCapabilities();
        symbols.setHierarchicalDocumentSymbolSupport(true);
        text.setDocumentSymbol(symbols);
        var workspace = new WorkspaceClientCapabilities();
        var edits = new WorkspaceEditCapabilities();
        edits.setDocumentChanges(true);
        workspace.setWorkspaceEdit(edits);
        return greet(folders, new ClientCapabilities(workspace, text, null));
    }

    /** Greets as a client that can do this. */
    public InitializeResult greet(List<String> folders, ClientCapabilities abilities) throws Exception {
        var params = new InitializeParams();
        params.setCapabilities(abilities);
        params.setProcessId((int) ProcessHandle.current().pid());
        params.setWorkspaceFolders(folders.stream().map(f -> new WorkspaceFolder(f, f)).toList());
        var result = get(server.initialize(params));
        server.initialized(new InitializedParams());
        return result;
    }

    /** The other side. */
    public LanguageServer server() {
        return server;
    }

    // ---- texts ----

    /** Opens a text. */
    public void open(String uri, String text) {
        texts.put(uri, text);
        versions.put(uri, 1);
        server.getTextDocumentService()
                .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "playbook", 1, text)));
    }

    /** Replaces the first place of one text by another, as typing does. */
    public void type(String uri, String before, String after) {
        var text = text(uri);
        var at = text.indexOf(before);
        if (at < 0) {
            throw new AssertionError(before + " is not in\n" + text);
        }
        var change = new TextDocumentContentChangeEvent(
                new Range(position(text, at), position(text, at + before.length())), after);
        texts.put(uri, text.substring(0, at) + after + text.substring(at + before.length()));
        versions.merge(uri, 1, Integer::sum);
        server.getTextDocumentService().didChange(new DidChangeTextDocumentParams(
                new VersionedTextDocumentIdentifier(uri, versions.getOrDefault(uri, 1)), List.of(change)));
    }

    /** Says that it was saved. */
    public void saved(String uri) {
        server.getTextDocumentService().didSave(new DidSaveTextDocumentParams(new TextDocumentIdentifier(uri)));
    }

    /** Closes a text. */
    public void close(String uri) {
        texts.remove(uri);
        server.getTextDocumentService().didClose(new DidCloseTextDocumentParams(new TextDocumentIdentifier(uri)));
    }

    /** The text as the editor shows it. */
    public String text(String uri) {
        var text = texts.get(uri);
        if (text == null) {
            throw new AssertionError(uri + " is not open");
        }
        return text;
    }

    /** Where a piece of an open text begins. */
    public Position at(String uri, String piece) {
        var at = text(uri).indexOf(piece);
        if (at < 0) {
            throw new AssertionError(piece + " is not in\n" + text(uri));
        }
        return position(text(uri), at);
    }

    /** The position of a place, counted as the protocol says. */
    public static Position position(String text, int offset) {
        int line = 0;
        int start = 0;
        for (int i = 0; i < offset; i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n')) {
                line++;
                start = i + 1;
            }
        }
        return new Position(line, offset - start);
    }

    private static int offset(String text, Position position) {
        for (int i = 0; i <= text.length(); i++) {
            if (position(text, i).equals(position)) {
                return i;
            }
        }
        throw new AssertionError(position + " is not in\n" + text);
    }

    /** Makes edits, all of them counted in the text as it is now. */
    public static String applied(String text, List<? extends TextEdit> edits) {
        var sorted = new ArrayList<TextEdit>(edits);
        sorted.sort(Comparator.comparingInt((TextEdit e) -> offset(text, e.getRange().getStart())).reversed());
        var out = new StringBuilder(text);
        for (var edit : sorted) {
            out.replace(offset(text, edit.getRange().getStart()), offset(text, edit.getRange().getEnd()),
                    edit.getNewText());
        }
        return out.toString();
    }

    /** What an edit makes of a text. */
    public static String applied(String text, String uri, WorkspaceEdit edit) {
        var edits = new ArrayList<TextEdit>();
        for (var change : edit.getDocumentChanges()) {
            if (change.getLeft().getTextDocument().getUri().equals(uri)) {
                change.getLeft().getEdits().forEach(e -> edits.add(e.getLeft()));
            }
        }
        return applied(text, edits);
    }

    // ---- answers ----

    /** Waits for an answer. */
    public <T> T get(CompletableFuture<T> answer) throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return answer.get(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new TimeoutException("There is no answer. Meanwhile:\n" + threads());
        }
    }

    /** Waits until what was told of a text is as it should be. */
    public synchronized List<Diagnostic> found(String uri, Predicate<List<Diagnostic>> wanted)
            throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        while (!told.containsKey(uri) || !wanted.test(told.get(uri).getDiagnostics())) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("Only this was told: " + told + "\nMeanwhile:\n" + threads());
            }
            wait(left);
        }
        return told.get(uri).getDiagnostics();
    }

    /** What the server is doing, when both sides are in one process. */
    private static String threads() {
        return Thread.getAllStackTraces().entrySet().stream().filter(t -> t.getKey().getName().startsWith("lsp-"))
                .map(t -> t.getKey() + "\n    " + Arrays.stream(t.getValue()).limit(MOST_FRAMES)
                        .map(StackTraceElement::toString).collect(Collectors.joining("\n    ")))
                .collect(Collectors.joining("\n"));
    }

    /** The methods that the server wants to be told. */
    public synchronized List<String> registered() {
        return List.copyOf(registered);
    }

    // ---- told by the server ----

    @Override
    public synchronized void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
        told.put(diagnostics.getUri(), diagnostics);
        notifyAll();
    }

    @Override
    public synchronized CompletableFuture<Void> registerCapability(RegistrationParams params) {
        params.getRegistrations().forEach(r -> registered.add(r.getMethod()));
        notifyAll();
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void telemetryEvent(Object object) {
        throw new AssertionError("The server tells nobody anything.");
    }

    @Override
    public void showMessage(MessageParams messageParams) {
        throw new AssertionError(messageParams.getMessage());
    }

    @Override
    public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams requestParams) {
        throw new AssertionError(requestParams.getMessage());
    }

    @Override
    public void logMessage(MessageParams message) {
        throw new AssertionError(message.getMessage());
    }
}
