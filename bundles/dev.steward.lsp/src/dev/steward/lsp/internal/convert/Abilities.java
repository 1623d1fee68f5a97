package dev.steward.lsp.internal.convert;

import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CompletionItemCapabilities;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;

/**
 * What a client can do with answers; what it does not say it cannot.
 *
 * @param snippets pieces to fill in, in what is completed
 * @param asIs lines of what is completed are written as they are, not indented once more
 * @param markdown in hovers and documentation
 * @param trees outlines with children
 * @param documentChanges edits that say which version they are for
 * @param wholeLines folding hides whole lines only
 * @param watches files on request
 * @param refreshesInlays on request
 */
public record Abilities(boolean snippets, boolean asIs, boolean markdown, boolean trees, boolean documentChanges,
        boolean wholeLines, boolean watches, boolean refreshesInlays) {

    /** A client that says nothing about itself. */
    public static Abilities none() {
        return of(new ClientCapabilities());
    }

    /** Reads what a client says of itself. */
    public static Abilities of(@Nullable ClientCapabilities said) {
        Optional<ClientCapabilities> client = said == null ? Optional.empty() : Optional.of(said);
        Optional<TextDocumentClientCapabilities> text = get(client, c -> c.getTextDocument());
        Optional<WorkspaceClientCapabilities> workspace = get(client, c -> c.getWorkspace());
        Optional<CompletionItemCapabilities> items = get(get(text, c -> c.getCompletion()),
                c -> c.getCompletionItem());
        boolean asIs = get(items, i -> i.getInsertTextModeSupport()).isPresent();
        boolean markdown = get(get(text, c -> c.getHover()), h -> h.getContentFormat())
                .filter(f -> f.contains(MarkupKind.MARKDOWN)).isPresent();
        return new Abilities(is(items, i -> i.getSnippetSupport()), asIs, markdown,
                is(get(text, c -> c.getDocumentSymbol()),
                        s -> s.getHierarchicalDocumentSymbolSupport()),
                is(get(workspace, c -> c.getWorkspaceEdit()), w -> w.getDocumentChanges()),
                is(get(text, c -> c.getFoldingRange()), f -> f.getLineFoldingOnly()),
                is(get(workspace, c -> c.getDidChangeWatchedFiles()),
                        w -> w.getDynamicRegistration()),
                is(get(workspace, c -> c.getInlayHint()), i -> i.getRefreshSupport()));
    }

    private static <A, B> Optional<B> get(Optional<A> from, Function<A, B> part) {
        return from.map(part);
    }

    private static <A> boolean is(Optional<A> from, Function<A, Boolean> part) {
        return from.map(part).filter(Boolean::booleanValue).isPresent();
    }
}
