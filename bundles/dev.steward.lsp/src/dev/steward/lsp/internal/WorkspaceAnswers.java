package dev.steward.lsp.internal;

import dev.steward.dsl.ide.DeclaredName;
import dev.steward.dsl.ide.Snapshot;
import dev.steward.lsp.internal.convert.Symbols;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.WorkspaceService;

/** What is asked about all files, and told of them. */
@NonNullByDefault({})
final class WorkspaceAnswers implements WorkspaceService {

    private static final int MOST_SYMBOLS = 500;

    private final Desk desk;
    private final Asking asking;

    WorkspaceAnswers(Desk desk, Asking asking) {
        this.desk = desk;
        this.asking = asking;
    }

    @Override
    public CompletableFuture<Either<List<? extends SymbolInformation>, List<? extends WorkspaceSymbol>>> symbol(
            WorkspaceSymbolParams params) {
        return asking.ask(cancelled -> {
            List<WorkspaceSymbol> out = new ArrayList<>();
            for (Company company : desk.companies()) {
                Snapshot any = company.anySnapshot().join().orElse(null);
                if (any != null) {
                    out.addAll(symbols(company, any, params.getQuery(), cancelled));
                }
            }
            return Either.forRight(out);
        });
    }

    private static List<WorkspaceSymbol> symbols(Company company, Snapshot any, String query,
            BooleanSupplier cancelled) {
        List<DeclaredName> names = company.ide().names(any, query == null ? "" : query, MOST_SYMBOLS, cancelled);
        return names.stream().map(n -> Symbols.of(n, company.uri(n.path()), company.lines(any, n.path()))).toList();
    }

    @Override
    public void didChangeConfiguration(DidChangeConfigurationParams params) {
        // There is nothing to configure: what a company is stands in its folder.
    }

    @Override
    public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
        desk.outside(params.getChanges().stream().map(c -> c.getUri()).toList());
    }

    @Override
    public void didChangeWorkspaceFolders(DidChangeWorkspaceFoldersParams params) {
        params.getEvent().getAdded().forEach(f -> desk.folder(f.getUri()));
    }
}
