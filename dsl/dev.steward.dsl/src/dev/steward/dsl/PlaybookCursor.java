package dev.steward.dsl;

import dev.steward.dsl.internal.analysis.Analyser;
import dev.steward.dsl.playbook.PlaybookFile;
import dev.steward.dsl.types.Analysis;
import dev.steward.dsl.types.CursorPlace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What a text means that is being written, with {@link CursorPlace#MARK} where the cursor is: only this text is
 * analysed, the declarations of all others are seen. Nothing that it knows changes the other trees, so cursors may be
 * made by several threads at once; each belongs to the thread that made it.
 */
public final class PlaybookCursor {

    private final PlaybookFile tree;
    private final Analyser analyser;

    /**
     * Analyses at once.
     *
     * @param marked the text with the mark; its declarations win over those of the same name in the others
     * @param others all other files, an older version of the marked one may be among them
     */
    public PlaybookCursor(PlaybookSource marked, Collection<PlaybookFile> others) {
        this.tree = marked.tree();
        List<PlaybookFile> all = new ArrayList<>(List.of(tree));
        all.addAll(others);
        this.analyser = new Analyser(all, List.of(tree));
    }

    /** The tree of the marked text. */
    public PlaybookFile tree() {
        return tree;
    }

    /** The meaning of the marked text, and of the declarations of the others. */
    public Analysis analysis() {
        return analyser.analysis();
    }

    /** What is known where the mark is; empty when no value can stand there. */
    public Optional<CursorPlace> place() {
        return analyser.cursor();
    }
}
