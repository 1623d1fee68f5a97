package dev.steward.lsp.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.steward.dsl.ConnectorKinds;
import dev.steward.testkit.editor.Editor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How clients come and go, and what they hear when they are quicker than the server. */
class LifeTest {

    private static final String URI = "untitled:one";
    private static final String TEXT = "package a\n\n// 😀\ntype Order { id: Text }\n";

    @TempDir
    Path folder = Path.of(".");

    private Connection connect() throws IOException {
        return new Connection(new Connection.Folder(folder, Map.of(), Map.of()));
    }

    @Test
    void itSaysWhatItCan() throws Exception {
        try (Connection connection = connect()) {
            var can = connection.editor.greet(List.of()).getCapabilities();
            assertEquals("utf-16", can.getPositionEncoding());
            assertEquals(TextDocumentSyncKind.Incremental, can.getTextDocumentSync().getRight().getChange());
            assertTrue(can.getCompletionProvider().getResolveProvider());
            assertTrue(can.getRenameProvider().getRight().getPrepareProvider());
        }
    }

    @Test
    void whoLeavesAsItShouldIsThanked() throws Exception {
        Connection connection = connect();
        connection.editor.greet(List.of());
        connection.close();
        assertTrue(connection.end());
    }

    @Test
    void aClientThatIsGoneEndsTheServer() throws Exception {
        Connection connection = connect();
        connection.editor.greet(List.of());
        connection.cut();
        assertFalse(connection.end());
    }

    @Test
    void aTextWithoutACompanyIsLookedAtAlone() throws Exception {
        try (Connection connection = connect()) {
            var editor = connection.editor;
            editor.greet(List.of(folder.resolve("nowhere").toUri().toString()));
            editor.open(URI, TEXT);
            editor.open("untitled:two", TEXT);
            editor.found(URI, List::isEmpty);
            editor.found("untitled:two", List::isEmpty);
            editor.type(URI, "id: Text", "id: Txt");
            editor.found(URI, d -> !d.isEmpty());
            editor.close(URI);
            editor.found(URI, List::isEmpty);
        }
    }

    @Test
    void aClientThatCanLittleGetsWhatItCanShow() throws Exception {
        try (Connection connection = connect()) {
            var editor = connection.editor;
            editor.greet(List.of(), new ClientCapabilities());
            editor.open(URI, TEXT + "\nplaybook p() {\n  \n}\n");
            var id = new TextDocumentIdentifier(URI);
            var texts = editor.server().getTextDocumentService();
            var outline = editor.get(texts.documentSymbol(new DocumentSymbolParams(id)));
            assertEquals("Order", outline.getFirst().getLeft().getName());
            var hover = editor.get(texts.hover(new HoverParams(id, new Position(3, 6))));
            assertEquals("type Order\n😀", hover.getContents().getRight().getValue());
            var list = editor.get(texts.completion(new CompletionParams(id, new Position(6, 2)))).getRight();
            assertTrue(list.getItems().stream().allMatch(i -> i.getInsertTextFormat() == InsertTextFormat.PlainText),
                    list::toString);
        }
    }

    @Test
    void anAnswerIsNeverAboutAnOlderText() throws Exception {
        try (Connection connection = connect()) {
            var editor = connection.editor;
            editor.greet(List.of());
            editor.open(URI, TEXT);
            List<CompletableFuture<Hover>> asked = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                asked.add(editor.server().getTextDocumentService()
                        .hover(new HoverParams(new TextDocumentIdentifier(URI), editor.at(URI, "Order"))));
                editor.type(URI, "// ", "// x");
                editor.type(URI, "type Order", "\ntype Order");
            }
            for (int i = 0; i < asked.size(); i++) {
                try {
                    Hover hover = editor.get(asked.get(i));
                    assertEquals(3 + i, hover.getRange().getStart().getLine());
                } catch (ExecutionException e) {
                    var error = (ResponseErrorException) e.getCause();
                    assertEquals(ResponseErrorCode.ContentModified.getValue(), error.getResponseError().getCode());
                }
            }
            Hover last = editor.get(editor.server().getTextDocumentService()
                    .hover(new HoverParams(new TextDocumentIdentifier(URI), editor.at(URI, "Order"))));
            assertEquals(editor.at(URI, "Order"), last.getRange().getStart());
        }
    }

    @Test
    void whatCannotBeReadIsTold() throws Exception {
        Files.write(folder.resolve("bad.playbook"), new byte[]{ (byte) 0xff, (byte) 0xfe });
        try (Connection connection = connect()) {
            connection.editor.greet(List.of(folder.toUri().toString()));
            var found = connection.editor.found(folder.resolve("bad.playbook").toUri().toString(), d -> !d.isEmpty());
            assertEquals("unreadable", found.getFirst().getCode().getLeft());
        }
    }

    @Test
    void aQuestionWhoseTextHasChangedMeanwhileIsRefused() throws Exception {
        CompletableFuture<ConnectorKinds> known = new CompletableFuture<>();
        try (Connection connection = new Connection(new Connection.Folder(folder, Map.of(), Map.of(), known))) {
            var editor = connection.editor;
            editor.greet(List.of());
            editor.open(URI, TEXT);
            CompletableFuture<Hover> asked = hover(editor, URI);
            editor.type(URI, "// ", "// x");
            heard(editor);
            known.complete(ConnectorKinds.unknown());
            var refused = assertThrows(ExecutionException.class, () -> editor.get(asked));
            assertEquals(ResponseErrorCode.ContentModified.getValue(),
                    ((ResponseErrorException) refused.getCause()).getResponseError().getCode());
        }
    }

    @Test
    void aCancelledQuestionEnds() throws Exception {
        CompletableFuture<ConnectorKinds> known = new CompletableFuture<>();
        try (Connection connection = new Connection(new Connection.Folder(folder, Map.of(), Map.of(), known))) {
            var editor = connection.editor;
            editor.greet(List.of());
            editor.open(URI, TEXT);
            CompletableFuture<Hover> asked = hover(editor, URI);
            asked.cancel(true);
            heard(editor);
            known.complete(ConnectorKinds.unknown());
            assertThrows(CancellationException.class, () -> editor.get(asked));
            editor.found(URI, List::isEmpty);
        }
    }

    private static CompletableFuture<Hover> hover(Editor editor, String uri) {
        return editor.server().getTextDocumentService()
                .hover(new HoverParams(new TextDocumentIdentifier(uri), editor.at(URI, "Order")));
    }

    /** The server has heard all that was said: it hears one thing after the other, and this it answers at once. */
    private static void heard(Editor editor) {
        assertThrows(ExecutionException.class, () -> editor.get(hover(editor, "untitled:unknown")));
    }
}
