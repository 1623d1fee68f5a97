package dev.steward.lsp.internal;

import dev.steward.lsp.internal.convert.Tokens;
import java.util.List;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.DocumentOnTypeFormattingOptions;
import org.eclipse.lsp4j.PositionEncodingKind;
import org.eclipse.lsp4j.RenameOptions;
import org.eclipse.lsp4j.SaveOptions;
import org.eclipse.lsp4j.SemanticTokensWithRegistrationOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.WorkspaceFoldersOptions;
import org.eclipse.lsp4j.WorkspaceServerCapabilities;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** What the server can do. */
final class Offers {

    private Offers() {
    }

    static ServerCapabilities all() {
        ServerCapabilities out = new ServerCapabilities();
        out.setPositionEncoding(PositionEncodingKind.UTF16);
        TextDocumentSyncOptions sync = new TextDocumentSyncOptions();
        sync.setOpenClose(true);
        sync.setChange(TextDocumentSyncKind.Incremental);
        sync.setSave(Either.forRight(new SaveOptions(false)));
        out.setTextDocumentSync(sync);
        out.setCompletionProvider(new CompletionOptions(true, List.of(".", "{")));
        out.setHoverProvider(true);
        out.setDefinitionProvider(true);
        out.setReferencesProvider(true);
        out.setDocumentHighlightProvider(true);
        out.setDocumentSymbolProvider(true);
        out.setWorkspaceSymbolProvider(true);
        out.setRenameProvider(new RenameOptions(true));
        out.setCodeActionProvider(new CodeActionOptions(List.of(CodeActionKind.QuickFix, CodeActionKind.SourceFixAll)));
        out.setDocumentFormattingProvider(true);
        out.setDocumentRangeFormattingProvider(true);
        out.setDocumentOnTypeFormattingProvider(new DocumentOnTypeFormattingOptions("}"));
        out.setFoldingRangeProvider(true);
        out.setInlayHintProvider(true);
        out.setSemanticTokensProvider(new SemanticTokensWithRegistrationOptions(Tokens.legend(), true, true));
        WorkspaceFoldersOptions folders = new WorkspaceFoldersOptions();
        folders.setSupported(true);
        folders.setChangeNotifications(true);
        out.setWorkspace(new WorkspaceServerCapabilities(folders));
        return out;
    }
}
