package dev.steward.dsl.ide.internal.navigation;

import dev.steward.dsl.PlaybookSource;
import dev.steward.dsl.ide.FoldingRegion;
import dev.steward.dsl.ide.FoldingRegion.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/** What spans several lines and has a first line that tells what it is: blocks, long texts, comments, imports. */
public final class Folding {

    private final String text;
    private final List<FoldingRegion> found = new ArrayList<>();
    private final Deque<Integer> open = new ArrayDeque<>();
    private int comment = -1;
    private int commentEnd;
    private int longText = -1;

    private Folding(String text) {
        this.text = text;
    }

    /** In the order in which the regions end. Works on broken texts too. */
    public static List<FoldingRegion> of(PlaybookSource source) {
        Folding folding = new Folding(source.text());
        folding.imports(source);
        ICompositeNode root = source.parsed().getRootNode();
        for (ILeafNode leaf : root.getLeafNodes()) {
            folding.leaf(leaf);
        }
        folding.endComment();
        return folding.found;
    }

    private void imports(PlaybookSource source) {
        var imports = source.tree().getImports();
        if (imports.size() > 1) {
            var first = NodeModelUtils.getNode(imports.getFirst());
            var last = NodeModelUtils.getNode(imports.getLast());
            if (first != null && last != null) {
                add(first.getOffset(), last.getOffset() + last.getLength(), Kind.IMPORTS);
            }
        }
    }

    private void leaf(ILeafNode leaf) {
        String word = leaf.getText();
        int end = leaf.getOffset() + leaf.getLength();
        if (word.startsWith("//") && leaf.isHidden()) {
            comment = comment < 0 ? leaf.getOffset() : comment;
            commentEnd = end;
            return;
        }
        if (!leaf.isHidden() || word.startsWith("/*")) {
            endComment();
        }
        if (word.startsWith("/*") && leaf.isHidden()) {
            add(leaf.getOffset(), end, Kind.COMMENT);
        } else if (word.startsWith("\"\"\"")) {
            longText = leaf.getOffset();
        }
        if (longText >= 0 && word.endsWith("\"\"\"") && (word.length() > 3 || leaf.getOffset() > longText)) {
            add(longText, end, Kind.TEXT);
            longText = -1;
        } else if (word.equals("{")) {
            open.push(leaf.getOffset());
        } else if (word.equals("}") && !open.isEmpty()) {
            add(open.pop(), end, Kind.BLOCK);
        }
    }

    /** Comments of one line each that follow one another are one region. */
    private void endComment() {
        if (comment >= 0) {
            add(comment, commentEnd, Kind.COMMENT);
            comment = -1;
        }
    }

    private void add(int from, int to, Kind kind) {
        int line = text.indexOf('\n', from);
        if (line >= 0 && line < to - 1) {
            found.add(new FoldingRegion(from, to - from, kind));
        }
    }
}
