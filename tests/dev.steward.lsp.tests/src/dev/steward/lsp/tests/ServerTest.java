package dev.steward.lsp.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.steward.testkit.editor.Editor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DiagnosticTag;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentOnTypeFormattingParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every question of the protocol that the server answers, in a company of two files. */
class ServerTest {

    private static final String TYPES = """
            package shop

            type Order { id: Text  amount: Money }

            connector site : files {
              op publish(order: Order) -> Order  idempotent by order.id  compensated by drop
              op drop(id: Text)                  idempotent by id
            }
            """;
    private static final String WORK = """
            package work
            import shop.{Order, site}

            // Puts an order 😀 on the site.
            playbook place(order: Order) -> Order {
              step put = site.publish(order)
              return put
            }
            """;

    @TempDir
    Path folder = Path.of(".");
    private @Nullable Connection connection;
    private String types = "";
    private String work = "";

    @BeforeEach
    void begin() throws Exception {
        Path root = folder.toRealPath();
        Files.writeString(root.resolve("types.playbook"), TYPES);
        Files.writeString(root.resolve("work.playbook"), WORK);
        types = root.resolve("types.playbook").toUri().toString();
        work = root.resolve("work.playbook").toUri().toString();
        connection = new Connection(new Connection.Folder(root, Map.of("work.place", "0.12 USD"), Map.of()));
        editor().greet(List.of(root.toUri().toString()));
        editor().open(work, WORK);
        editor().found(work, List::isEmpty);
    }

    @AfterEach
    void end() throws Exception {
        connected().close();
    }

    private Connection connected() {
        return Objects.requireNonNull(connection, "the connection is made before each test");
    }

    private Editor editor() {
        return connected().editor;
    }

    private TextDocumentService texts() {
        return editor().server().getTextDocumentService();
    }

    private TextDocumentIdentifier id() {
        return new TextDocumentIdentifier(work);
    }

    private Position at(String piece) {
        return editor().at(work, piece);
    }

    private Position in(String piece) {
        Position at = at(piece);
        return new Position(at.getLine(), at.getCharacter() + 1);
    }

    @Test
    void whatIsWrongIsTold() throws Exception {
        editor().type(work, "site.publish(order)", "site.publish(ordr)");
        var found = editor().found(work, d -> !d.isEmpty()).getFirst();
        assertEquals("name.unresolved", found.getCode().getLeft());
        assertEquals("steward", found.getSource());
        assertEquals(new Range(at("ordr"), at(")\n  return")), found.getRange());
        editor().type(work, "ordr", "order");
        editor().found(work, List::isEmpty);
        editor().type(work, "{Order, site}", "{Order, site, Gone}");
        editor().type(work, ", Gone", "");
        editor().found(work, List::isEmpty);
    }

    @Test
    void whatMayGoIsPaleAndSecondNamesKnowTheFirst() throws Exception {
        editor().type(work, "  return put", "  extra = 1\n  return put");
        var found = editor().found(work, d -> !d.isEmpty()).getFirst();
        assertEquals("step.unusedResult", found.getCode().getLeft());
        assertEquals(List.of(DiagnosticTag.Unnecessary), found.getTags());
        editor().type(work, "  extra = 1", "  step put = site.publish(order)");
        var twice = editor().found(work, d -> d.stream().anyMatch(i -> i.getCode().getLeft().equals("name.duplicate")))
                .stream().filter(i -> i.getCode().getLeft().equals("name.duplicate")).findFirst().orElseThrow();
        assertEquals(at("put = "), twice.getRelatedInformation().getFirst().getLocation().getRange().getStart());
    }

    @Test
    void filesThatNobodyHasOpenAreToldAfterSaving() throws Exception {
        editor().open(types, TYPES);
        editor().type(types, "op publish(order: Order)", "op send(order: Order)");
        editor().found(work, d -> !d.isEmpty());
        editor().close(work);
        editor().saved(types);
        assertEquals("operation.unknown", editor()
                .found(work, d -> !d.isEmpty()).getFirst().getCode().getLeft());
        editor().close(types);
        editor().found(work, List::isEmpty);
    }

    @Test
    void filesThatChangeOutsideCount() throws Exception {
        Files.writeString(folder.resolve("types.playbook"), TYPES.replace("publish", "send"));
        editor().server().getWorkspaceService().didChangeWatchedFiles(
                new DidChangeWatchedFilesParams(List.of(new FileEvent(types, FileChangeType.Changed))));
        editor().found(work, d -> !d.isEmpty());
        Files.delete(folder.resolve("types.playbook"));
        editor().server().getWorkspaceService().didChangeWatchedFiles(
                new DidChangeWatchedFilesParams(List.of(new FileEvent(types, FileChangeType.Deleted))));
        editor().found(work, d -> d.stream().anyMatch(i -> i.getCode().getLeft().equals("import.unresolved")));
    }

    @Test
    void completionOfATextThatIsBroken() throws Exception {
        editor().type(work, "  return put", "  step more = site.\n  return put");
        Position behind = at("\n  return");
        var list = editor().get(texts().completion(new CompletionParams(id(), behind))).getRight();
        CompletionItem publish = list.getItems().stream().filter(i -> i.getLabel().startsWith("publish")).findFirst()
                .orElseThrow();
        assertEquals("publish(order: ${1:order})$0", publish.getTextEdit().getLeft().getNewText());
        assertEquals(behind, publish.getTextEdit().getLeft().getRange().getEnd());
        CompletionItem first = list.getItems().getFirst();
        assertTrue(list.getItems().stream().allMatch(i -> i.getDocumentation() == null), "comes later");
        assertEquals("00000", first.getSortText());
    }

    @Test
    void documentationComesWhenAskedFor() throws Exception {
        editor().type(work, "  return put", "  \n  return put");
        var list = editor().get(texts().completion(new CompletionParams(id(), at("\n  return")))).getRight();
        CompletionItem saga = list.getItems().stream().filter(i -> i.getLabel().startsWith("saga")).findFirst()
                .orElseThrow();
        CompletionItem whole = editor().get(texts().resolveCompletionItem(saga));
        assertFalse(whole.getDocumentation().getRight().getValue().isEmpty());
    }

    @Test
    void hoverDefinitionReferencesAndHighlights() throws Exception {
        var hover = editor().get(texts().hover(new HoverParams(id(), in("publish"))));
        assertTrue(hover.getContents().getRight().getValue().contains("op site.publish"), hover::toString);
        assertEquals(at("publish"), hover.getRange().getStart());
        var there = editor().get(texts().definition(new DefinitionParams(id(), in("publish")))).getLeft().getFirst();
        assertEquals(types, there.getUri());
        assertEquals(Editor.position(TYPES, TYPES.indexOf("publish")), there.getRange().getStart());
        var all = editor().get(texts().references(new ReferenceParams(id(), in("publish"),
                new ReferenceContext(true))));
        assertEquals(2, all.size());
        var uses = editor().get(texts().references(new ReferenceParams(id(), in("publish"),
                new ReferenceContext(false))));
        assertEquals(List.of(work), uses.stream().map(l -> l.getUri()).toList());
        var marks = editor().get(texts().documentHighlight(new DocumentHighlightParams(id(), in("put ="))));
        assertEquals(List.of(at("put ="), at("put\n")), marks.stream().map(m -> m.getRange().getStart()).toList());
    }

    @Test
    void aRenameWritesWasAndReachesOtherFiles() throws Exception {
        var prepared = editor().get(texts().prepareRename(new PrepareRenameParams(id(), in("put =")))).getSecond();
        assertEquals("put", prepared.getPlaceholder());
        var edit = editor().get(texts().rename(new RenameParams(id(), in("put ="), "posted")));
        assertEquals(WORK.replace("step put =", "step posted was put =").replace("return put", "return posted"),
                Editor.applied(WORK, work, edit));
        var far = editor().get(texts().rename(new RenameParams(id(), in("publish"), "issue")));
        assertTrue(Editor.applied(TYPES, types, far).contains("op issue(order: Order)"), far::toString);
        assertTrue(Editor.applied(WORK, work, far).contains("site.issue(order)"), far::toString);
        var refused = assertThrows(ExecutionException.class,
                () -> editor().get(texts().rename(new RenameParams(id(), in("put ="), "not a name"))));
        assertEquals(ResponseErrorCode.RequestFailed.getValue(),
                assertInstanceOf(ResponseErrorException.class, refused.getCause()).getResponseError().getCode());
    }

    @Test
    void cures() throws Exception {
        editor().type(work, "{Order, site}", "{Order, site, Order}");
        editor().type(work, "site, Order}", "site}");
        editor().type(work, "step put = site.publish(order)", "step put = human do \"Look\"");
        var context = new CodeActionContext(List.of());
        var actions = editor()
                .get(texts().codeAction(new CodeActionParams(id(), new Range(at("human"), at("human")), context)));
        var give = actions.stream().map(a -> a.getRight()).filter(a -> a.getTitle().equals("Give up after 1 day"))
                .findFirst().orElseThrow();
        assertTrue(Editor.applied(editor().text(work), work, give.getEdit())
                .contains("human do \"Look\" expires 1 day -> abort"), give::toString);
        assertEquals("human.expiryMissing", give.getDiagnostics().getFirst().getCode().getLeft());
        var all = editor().get(texts().codeAction(new CodeActionParams(id(), new Range(at("human"), at("human")),
                new CodeActionContext(List.of(), List.of("source.fixAll"))))).getFirst().getRight();
        assertTrue(Editor.applied(editor().text(work), work, all.getEdit()).contains("import shop.{Order}"),
                all::toString);
    }

    @Test
    void formatting() throws Exception {
        var options = new FormattingOptions(2, true);
        editor().type(work, "  step put = site.publish(order)\n", "step   put=site.publish( order )\n");
        var edits = editor().get(texts().formatting(new DocumentFormattingParams(id(), options)));
        assertEquals(WORK, Editor.applied(editor().text(work), edits));
        var typed = editor().get(texts().onTypeFormatting(new DocumentOnTypeFormattingParams(id(), options,
                Editor.position(editor().text(work), editor().text(work).lastIndexOf('}') + 1), "}")));
        assertEquals(WORK, Editor.applied(editor().text(work), typed));
    }

    @Test
    void windowsLineEndsStay() throws Exception {
        String text = WORK.replace("\n", "\r\n");
        String uri = folder.toRealPath().resolve("win.playbook").toUri().toString();
        editor().open(uri, text.replace("package work", "package win").replace("step put =", "step put="));
        var edits = editor().get(texts().formatting(
                new DocumentFormattingParams(new TextDocumentIdentifier(uri), new FormattingOptions(2, true))));
        assertEquals(1, edits.size());
        assertEquals(text.replace("package work", "package win"), Editor.applied(editor().text(uri), edits));
    }

    @Test
    void outlineFoldingColoursAndInlays() throws Exception {
        var symbols = editor().get(texts().documentSymbol(new DocumentSymbolParams(id())));
        var playbook = symbols.getFirst().getRight();
        assertEquals("place", playbook.getName());
        assertEquals(List.of("put"), playbook.getChildren().stream().map(c -> c.getName()).toList());
        assertEquals(at("place"), playbook.getSelectionRange().getStart());
        var folds = editor().get(texts().foldingRange(new FoldingRangeRequestParams(id())));
        assertEquals(List.of(at("playbook").getLine()), folds.stream().map(f -> f.getStartLine()).toList());
        var tokens = editor().get(texts().semanticTokensFull(new SemanticTokensParams(id()))).getData();
        assertEquals(0, tokens.size() % 5);
        assertEquals(List.of(0, 0, "package".length()), tokens.subList(0, 3));
        var all = new Range(new Position(0, 0), new Position(99, 0));
        var hints = editor().get(texts().inlayHint(new InlayHintParams(id(), all)));
        assertTrue(hints.stream().anyMatch(h -> h.getLabel().getLeft().equals(": Order")), hints::toString);
        assertTrue(hints.stream().anyMatch(h -> h.getLabel().getLeft().equals("at most 0.12 USD")), hints::toString);
    }

    @Test
    void namesOfAllFiles() throws Exception {
        var found = editor().get(editor().server().getWorkspaceService().symbol(new WorkspaceSymbolParams("pub")))
                .getRight();
        assertEquals(List.of("publish"), found.stream().map(s -> s.getName()).toList());
        assertEquals("site", found.getFirst().getContainerName());
        assertEquals(types, found.getFirst().getLocation().getLeft().getUri());
    }

    @Test
    void aTextThatIsNotOpenHasNoAnswers() {
        var failed = assertThrows(ExecutionException.class, () -> editor()
                .get(texts().hover(new HoverParams(new TextDocumentIdentifier(types), new Position(0, 0)))));
        assertTrue(failed.getMessage().contains("is not open"), failed::getMessage);
    }
}
