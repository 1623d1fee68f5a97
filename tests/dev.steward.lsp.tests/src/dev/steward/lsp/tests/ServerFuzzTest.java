package dev.steward.lsp.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.steward.testkit.editor.Editor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentOnTypeFormattingParams;
import org.eclipse.lsp4j.DocumentRangeFormattingParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
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
import org.eclipse.lsp4j.SemanticTokensRangeParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes and questions at random places, faster than answers come: each is answered, or refused for a good reason. */
class ServerFuzzTest {

    private static final int COUNT = Integer.getInteger("steward.fuzz.lsp.count", 60);
    private static final int FIRST = Integer.getInteger("steward.fuzz.first", 0);
    private static final Set<Integer> GOOD_REASONS = Set.of(ResponseErrorCode.ContentModified.getValue(),
            ResponseErrorCode.RequestFailed.getValue(), ResponseErrorCode.RequestCancelled.getValue());
    private static final List<String> PIECES = List.of("{", "}", "\"", "\"\"\"", "${", "\r\n", "\n", "😀", " -> ",
            "step x = ", "branch { ", "repeat at most 3 ", "(", ")", "on event ", "type A { ", "x", ".", ", ", "//",
            "é");
    private static final String TEXT = """
            package shop
            type Order { id: Text  amount: Money  untrusted note: Text }
            connector site : files {
              op publish(order: Order) -> Order  idempotent by order.id  compensated by drop
              op drop(id: Text)                  idempotent by id
            }
            // A comment 😀 with an emoji.
            playbook place(order: Order, late: Bool = false) -> Order {
              saga {
                step put = site.publish(order)  undo site.drop(put.id)
                repeat at most 3 until late { step again = site.publish(order) }
              }
              x = branch { when late -> order else -> order }
              return x
            }
            """;

    @TempDir
    Path folder = Path.of(".");

    @Test
    void nothingBreaksIt() throws Exception {
        Files.writeString(folder.resolve("other.playbook"), TEXT.replace("shop", "other"));
        String uri = folder.resolve("work.playbook").toUri().toString();
        try (Connection connection = new Connection(new Connection.Folder(folder, Map.of(), Map.of()))) {
            Editor editor = connection.editor;
            editor.greet(List.of(folder.toUri().toString()));
            editor.open(uri, TEXT);
            String text = TEXT;
            for (int seed = FIRST; seed < FIRST + COUNT; seed++) {
                Random random = new Random(seed);
                Map<String, CompletableFuture<?>> asked = new LinkedHashMap<>();
                for (int i = 0; i < 3; i++) {
                    text = random.nextInt(12) == 0 ? reset(editor, uri) : change(editor, uri, text, random);
                    ask(editor, uri, new Position(random.nextInt(20), random.nextInt(40)), random, i, asked);
                }
                for (var each : asked.entrySet()) {
                    answered(editor, each.getKey(), each.getValue(), "seed " + seed + "\n" + text);
                }
            }
        }
    }

    private static void answered(Editor editor, String question, CompletableFuture<?> answer, String where)
            throws Exception {
        try {
            editor.get(answer);
        } catch (ExecutionException e) {
            boolean good = e.getCause() instanceof ResponseErrorException refused
                    && GOOD_REASONS.contains(refused.getResponseError().getCode());
            assertTrue(good, () -> question + " ends with " + e.getCause() + ", " + where);
        } catch (java.util.concurrent.TimeoutException e) {
            fail(question + " has no answer, " + where, e);
        }
    }

    private static String reset(Editor editor, String uri) {
        send(editor, uri, new TextDocumentContentChangeEvent(TEXT));
        return TEXT;
    }

    private static String change(Editor editor, String uri, String text, Random random) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(6));
        String piece = PIECES.get(random.nextInt(PIECES.size()));
        Range range = new Range(Editor.position(text, from), Editor.position(text, to));
        send(editor, uri, new TextDocumentContentChangeEvent(range, piece));
        return text.substring(0, from) + piece + text.substring(to);
    }

    private static void send(Editor editor, String uri, TextDocumentContentChangeEvent change) {
        editor.server().getTextDocumentService().didChange(
                new DidChangeTextDocumentParams(new VersionedTextDocumentIdentifier(uri, 1), List.of(change)));
    }

    private static void ask(Editor editor, String uri, Position at, Random random, int round,
            Map<String, CompletableFuture<?>> asked) {
        var texts = editor.server().getTextDocumentService();
        var id = new TextDocumentIdentifier(uri);
        var range = new Range(at, new Position(at.getLine() + random.nextInt(5), random.nextInt(40)));
        var options = new FormattingOptions(2, true);
        List<CompletableFuture<?>> all = new ArrayList<>(List.of(texts.completion(new CompletionParams(id, at)),
                texts.hover(new HoverParams(id, at)), texts.definition(new DefinitionParams(id, at)),
                texts.references(new ReferenceParams(id, at, new ReferenceContext(true))),
                texts.documentHighlight(new DocumentHighlightParams(id, at)),
                texts.documentSymbol(new DocumentSymbolParams(id)),
                texts.prepareRename(new PrepareRenameParams(id, at)),
                texts.rename(new RenameParams(id, at, "other" + random.nextInt(9))),
                texts.codeAction(new CodeActionParams(id, range, new CodeActionContext(List.of()))),
                texts.codeAction(new CodeActionParams(id, range,
                        new CodeActionContext(List.of(), List.of("source.fixAll")))),
                texts.formatting(new DocumentFormattingParams(id, options)),
                texts.rangeFormatting(new DocumentRangeFormattingParams(id, options, range)),
                texts.onTypeFormatting(new DocumentOnTypeFormattingParams(id, options, at, "}")),
                texts.foldingRange(new FoldingRangeRequestParams(id)),
                texts.semanticTokensFull(new SemanticTokensParams(id)),
                texts.semanticTokensRange(new SemanticTokensRangeParams(id, range)),
                texts.inlayHint(new InlayHintParams(id, range)),
                editor.server().getWorkspaceService().symbol(new WorkspaceSymbolParams("p"))));
        for (int i = 0; i < all.size(); i++) {
            asked.put("question " + i + " of round " + round + " at " + at, all.get(i));
        }
    }
}
