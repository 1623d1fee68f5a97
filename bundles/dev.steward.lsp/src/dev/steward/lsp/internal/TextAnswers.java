package dev.steward.lsp.internal;

import dev.steward.dsl.PlaybookSource;
import dev.steward.dsl.ide.FoldingRegion;
import dev.steward.lsp.Surroundings;
import dev.steward.lsp.internal.Asking.Scene;
import dev.steward.lsp.internal.convert.Abilities;
import dev.steward.lsp.internal.convert.Completions;
import dev.steward.lsp.internal.convert.Edits;
import dev.steward.lsp.internal.convert.Folds;
import dev.steward.lsp.internal.convert.Markdown;
import dev.steward.lsp.internal.convert.Symbols;
import dev.steward.lsp.internal.convert.Tokens;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightKind;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentOnTypeFormattingParams;
import org.eclipse.lsp4j.DocumentRangeFormattingParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SemanticTokensRangeParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.lsp4j.services.TextDocumentService;

/** What is asked about one text, and told of it: one method for each question of the protocol. */
@NonNullByDefault({})
final class TextAnswers implements TextDocumentService {

    private final Desk desk;
    private final Asking asking;
    private final Surroundings surroundings;
    private volatile Abilities abilities = Abilities.none();
    private volatile Completions completions = new Completions(abilities);

    TextAnswers(Asking asking, Desk desk, Surroundings surroundings) {
        this.desk = desk;
        this.asking = asking;
        this.surroundings = surroundings;
    }

    /** The client is known from now on. */
    void begin(Abilities known) {
        abilities = known;
        completions = new Completions(known);
    }

    Abilities abilities() {
        return abilities;
    }

    // ---- told ----

    @Override
    public void didOpen(DidOpenTextDocumentParams params) {
        TextDocumentItem item = params.getTextDocument();
        desk.open(item.getUri(), item.getVersion(), item.getText());
    }

    @Override
    public void didChange(DidChangeTextDocumentParams params) {
        desk.change(params.getTextDocument().getUri(), params.getTextDocument().getVersion(),
                params.getContentChanges());
    }

    @Override
    public void didClose(DidCloseTextDocumentParams params) {
        desk.close(params.getTextDocument().getUri());
    }

    @Override
    public void didSave(DidSaveTextDocumentParams params) {
        desk.saved(params.getTextDocument().getUri());
    }

    // ---- asked ----

    @Override
    public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(CompletionParams params) {
        return asking.askAtOnce(uri(params), scene -> Either.forRight(completions.of(
                scene.ide().complete(scene.snapshot(), scene.text(), offset(scene, params)), scene.lines())));
    }

    @Override
    public CompletableFuture<CompletionItem> resolveCompletionItem(CompletionItem item) {
        return CompletableFuture.completedFuture(completions.resolved(item));
    }

    @Override
    public CompletableFuture<Hover> hover(HoverParams params) {
        return asking.askMaybe(uri(params), scene -> scene.ide().hover(scene.snapshot(), offset(scene, params))
                .map(h -> new Hover(Markdown.of(h, abilities), scene.lines().range(h.offset(), h.length()))));
    }

    @Override
    public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>> definition(
            DefinitionParams params) {
        return asking.ask(uri(params), scene -> Either.forLeft(
                locations(scene, scene.ide().definition(scene.snapshot(), offset(scene, params)))));
    }

    @Override
    public CompletableFuture<List<? extends Location>> references(ReferenceParams params) {
        return asking.ask(uri(params), scene -> {
            int offset = offset(scene, params);
            var found = scene.ide().references(scene.snapshot(), offset, scene.cancelled());
            boolean all = params.getContext() == null || params.getContext().isIncludeDeclaration();
            var declared = all ? List.of() : scene.ide().definition(scene.snapshot(), offset);
            return locations(scene, found.stream().filter(l -> !declared.contains(l)).toList());
        });
    }

    @Override
    public CompletableFuture<List<? extends DocumentHighlight>> documentHighlight(DocumentHighlightParams params) {
        return asking.ask(uri(params), scene -> scene.ide().highlights(scene.snapshot(), offset(scene, params)).stream()
                .map(h -> new DocumentHighlight(scene.lines().range(h.offset(), h.length()),
                        h.declares() ? DocumentHighlightKind.Write : DocumentHighlightKind.Read))
                .toList());
    }

    @Override
    public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(
            DocumentSymbolParams params) {
        String uri = params.getTextDocument().getUri();
        return asking.ask(uri, scene -> Symbols.of(scene.snapshot().outline(), uri, scene.lines(), abilities));
    }

    @Override
    public CompletableFuture<Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>> prepareRename(
            PrepareRenameParams params) {
        return asking.askMaybe(uri(params), scene -> scene.ide().renamable(scene.snapshot(), offset(scene, params))
                .map(l -> Either3.<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>forSecond(
                        new PrepareRenameResult(scene.lines().range(l.offset(), l.length()),
                                scene.text().substring(l.offset(), l.offset() + l.length())))));
    }

    @Override
    public CompletableFuture<WorkspaceEdit> rename(RenameParams params) {
        return asking.ask(uri(params), scene -> Changes.rename(scene, offset(scene, params), params.getNewName(),
                surroundings, abilities));
    }

    @Override
    public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams params) {
        return asking.ask(params.getTextDocument().getUri(),
                scene -> Changes.actions(scene, params.getRange(), params.getContext().getOnly(), abilities));
    }

    @Override
    public CompletableFuture<List<? extends TextEdit>> formatting(DocumentFormattingParams params) {
        return asking.askAtOnce(params.getTextDocument().getUri(),
                scene -> format(scene, 0, scene.text().length()));
    }

    @Override
    public CompletableFuture<List<? extends TextEdit>> rangeFormatting(DocumentRangeFormattingParams params) {
        return asking.askAtOnce(params.getTextDocument().getUri(), scene -> {
            int from = scene.lines().offset(params.getRange().getStart());
            return format(scene, from, Math.max(0, scene.lines().offset(params.getRange().getEnd()) - from));
        });
    }

    /** A closing brace brings its block into the layout. */
    @Override
    public CompletableFuture<List<? extends TextEdit>> onTypeFormatting(DocumentOnTypeFormattingParams params) {
        return asking.ask(params.getTextDocument().getUri(), scene -> {
            int offset = scene.lines().offset(params.getPosition());
            return scene.ide().folding(scene.snapshot()).stream()
                    .filter(r -> r.kind() == FoldingRegion.Kind.BLOCK && r.offset() + r.length() == offset)
                    .findFirst().map(r -> format(scene, r.offset(), r.length())).orElse(List.of());
        });
    }

    @Override
    public CompletableFuture<List<FoldingRange>> foldingRange(FoldingRangeRequestParams params) {
        return asking.ask(params.getTextDocument().getUri(),
                scene -> Folds.of(scene.ide().folding(scene.snapshot()), scene.lines(), abilities));
    }

    @Override
    public CompletableFuture<SemanticTokens> semanticTokensFull(SemanticTokensParams params) {
        return asking.ask(params.getTextDocument().getUri(), scene -> Tokens
                .of(scene.ide().styles(scene.snapshot()), scene.lines(), 0, scene.text().length()));
    }

    @Override
    public CompletableFuture<SemanticTokens> semanticTokensRange(SemanticTokensRangeParams params) {
        return asking.ask(params.getTextDocument().getUri(), scene -> Tokens
                .of(scene.ide().styles(scene.snapshot()), scene.lines(), scene.lines().offset(params.getRange()
                        .getStart()), scene.lines().offset(params.getRange().getEnd())));
    }

    @Override
    public CompletableFuture<List<InlayHint>> inlayHint(InlayHintParams params) {
        return asking.ask(params.getTextDocument().getUri(), scene -> {
            String inPackage = scene.snapshot().program().source(scene.document().path()).map(PlaybookSource::tree)
                    .map(t -> t.getName() == null ? "" : t.getName() + ".").orElse("");
            return Folds.of(
                    scene.ide().inlays(scene.snapshot(), name -> scene.company().worstCase(inPackage + name)),
                    scene.lines(), scene.lines().offset(params.getRange().getStart()),
                    scene.lines().offset(params.getRange().getEnd()));
        });
    }

    // ---- helpers ----

    private static List<TextEdit> format(Scene scene, int offset, int length) {
        return Edits.of(scene.ide().format(scene.text(), offset, length), scene.lines());
    }

    private static String uri(TextDocumentPositionParams params) {
        return params.getTextDocument().getUri();
    }

    private static int offset(Scene scene, TextDocumentPositionParams params) {
        return scene.lines().offset(params.getPosition());
    }

    private static List<Location> locations(Scene scene, List<dev.steward.dsl.ide.Location> found) {
        return found.stream().map(l -> new Location(scene.company().uri(l.path()),
                scene.company().lines(scene.snapshot(), l.path()).range(l.offset(), l.length()))).toList();
    }
}
