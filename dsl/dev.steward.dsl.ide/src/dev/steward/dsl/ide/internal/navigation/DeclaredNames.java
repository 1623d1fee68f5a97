package dev.steward.dsl.ide.internal.navigation;

import dev.steward.dsl.PlaybookSource;
import dev.steward.dsl.ide.DeclaredName;
import dev.steward.dsl.ide.OutlineNode;
import dev.steward.dsl.ide.Program;
import dev.steward.dsl.ide.internal.Outlines;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Names of all files that fit a few letters. */
public final class DeclaredNames {

    private final String query;
    private final int most;
    private final List<DeclaredName> found = new ArrayList<>();

    private DeclaredNames(String query, int most) {
        this.query = query.toLowerCase(Locale.ROOT);
        this.most = most;
    }

    /**
     * In the order of the files and their texts.
     *
     * @throws CancellationException when cancelled says so before the end
     */
    public static List<DeclaredName> of(Program program, String query, int most, BooleanSupplier cancelled) {
        DeclaredNames names = new DeclaredNames(query, most);
        for (PlaybookSource source : program.sources()) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException();
            }
            String inPackage = source.tree().getName();
            names.add(source.path(), inPackage == null ? "" : inPackage,
                    Outlines.of(source.tree(), program.analysis()));
        }
        return names.found;
    }

    private void add(String path, String inside, List<OutlineNode> nodes) {
        for (OutlineNode node : nodes) {
            if (found.size() < most && fits(node.name().toLowerCase(Locale.ROOT))) {
                found.add(new DeclaredName(path, inside, node));
            }
            add(path, node.name(), node.children());
        }
    }

    private boolean fits(String name) {
        int at = 0;
        for (int i = 0; i < query.length(); i++) {
            at = name.indexOf(query.charAt(i), at) + 1;
            if (at == 0) {
                return false;
            }
        }
        return true;
    }
}
