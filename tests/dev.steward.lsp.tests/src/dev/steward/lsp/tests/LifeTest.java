package dev.steward.lsp.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
            int stale = 0;
            for (int i = 0; i < asked.size(); i++) {
                try {
                    Hover hover = editor.get(asked.get(i));
                    assertEquals(3 + i, hover.getRange().getStart().getLine());
                } catch (ExecutionException e) {
                    var error = (ResponseErrorException) e.getCause();
                    assertEquals(ResponseErrorCode.ContentModified.getValue(), error.getResponseError().getCode());
                    stale++;
                }
            }
            assertTrue(stale > 0, "some were too late");
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
    void aCancelledQuestionEnds() throws Exception {
        try (Connection connection = connect()) {
            var editor = connection.editor;
            editor.greet(List.of());
            editor.open(URI, TEXT);
            var asked = editor.server().getTextDocumentService()
                    .hover(new HoverParams(new TextDocumentIdentifier(URI), editor.at(URI, "Order")));
            asked.cancel(true);
            assertThrows(java.util.concurrent.CancellationException.class, () -> editor.get(asked));
            editor.found(URI, List::isEmpty);
        }
    }
}
