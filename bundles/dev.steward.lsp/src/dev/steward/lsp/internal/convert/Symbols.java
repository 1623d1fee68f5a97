package dev.steward.lsp.internal.convert;

import dev.steward.dsl.ide.DeclaredName;
import dev.steward.dsl.ide.OutlineNode;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** Outlines, and names of all files. */
public final class Symbols {

    private Symbols() {
    }

    /** The outline of a text: a tree, or a list for clients without trees. */
    @SuppressWarnings("deprecation")
    public static List<Either<SymbolInformation, DocumentSymbol>> of(List<OutlineNode> outline, String uri, Lines lines,
            Abilities abilities) {
        List<Either<SymbolInformation, DocumentSymbol>> out = new ArrayList<>();
        for (OutlineNode node : outline) {
            if (abilities.trees()) {
                out.add(Either.forRight(tree(node, lines)));
            } else {
                flat(node, null, uri, lines, out);
            }
        }
        return out;
    }

    private static DocumentSymbol tree(OutlineNode node, Lines lines) {
        DocumentSymbol symbol = new DocumentSymbol(node.name(), Kinds.ofOutline(node.kind()),
                lines.range(node.offset(), node.length()), name(node, lines));
        symbol.setDetail(node.detail().isEmpty() ? node.kind() : node.kind() + " : " + node.detail());
        symbol.setChildren(node.children().stream().map(c -> tree(c, lines)).toList());
        return symbol;
    }

    /** Where the cursor goes, which has to lie inside of the element. */
    private static Range name(OutlineNode node, Lines lines) {
        int end = node.offset() + node.length();
        int from = Math.max(node.offset(), Math.min(node.nameOffset(), end));
        boolean written = lines.text().startsWith(node.name(), from);
        return lines.range(from, written ? Math.min(node.name().length(), end - from) : 0);
    }

    @SuppressWarnings("deprecation")
    private static void flat(OutlineNode node, @Nullable String inside, String uri, Lines lines,
            List<Either<SymbolInformation, DocumentSymbol>> out) {
        SymbolInformation symbol = new SymbolInformation(node.name(), Kinds.ofOutline(node.kind()),
                new Location(uri, lines.range(node.offset(), node.length())));
        symbol.setContainerName(inside);
        out.add(Either.forLeft(symbol));
        node.children().forEach(c -> flat(c, node.name(), uri, lines, out));
    }

    /** A name of any file. */
    public static WorkspaceSymbol of(DeclaredName name, String uri, Lines lines) {
        return new WorkspaceSymbol(name.node().name(), Kinds.ofOutline(name.node().kind()),
                Either.forLeft(new Location(uri, name(name.node(), lines))), name.inside());
    }
}
