package dev.steward.dsl.ide.internal.navigation;

import dev.steward.dsl.PlaybookSource;
import dev.steward.dsl.ide.Location;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/** What stands around a selection, from the word outwards. */
public final class Enclosing {

    private final PlaybookSource source;
    private final List<Location> found = new ArrayList<>();
    private int from;
    private int to;

    private Enclosing(PlaybookSource source, int offset, int length) {
        this.source = source;
        this.from = offset;
        this.to = offset + length;
    }

    /** Each larger than the one before, the last one all of the text. */
    public static List<Location> of(PlaybookSource source, int offset, int length) {
        Enclosing enclosing = new Enclosing(source, offset, length);
        enclosing.word();
        ICompositeNode root = NodeModelUtils.getNode(source.tree());
        @Nullable
        INode node = root == null ? null : NodeModelUtils.findLeafNodeAtOffset(root.getRootNode(), enclosing.from);
        while (node != null) {
            enclosing.add(node.getOffset(), node.getOffset() + node.getLength());
            node = node.getParent();
        }
        enclosing.add(0, source.text().length());
        return enclosing.found;
    }

    private void word() {
        String text = source.text();
        int begin = Math.min(from, text.length());
        int end = begin;
        while (begin > 0 && Character.isJavaIdentifierPart(text.charAt(begin - 1))) {
            begin--;
        }
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        add(begin, end);
    }

    private void add(int begin, int end) {
        if (begin <= from && end >= to && end - begin > to - from) {
            found.add(new Location(source.path(), begin, end - begin));
            from = begin;
            to = end;
        }
    }
}
