package dev.steward.dsl.ide.internal.completion;

import dev.steward.dsl.ide.internal.Template;
import dev.steward.dsl.ide.internal.names.Regions;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.PlaybookFile;
import dev.steward.dsl.playbook.Statement;
import java.util.regex.Pattern;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/**
 * Where a new statement is written for a cursor: on its line when that is empty, above it when the cursor stands before
 * its first word, else behind the statement in which the cursor stands.
 *
 * @param at offset
 * @param length of what it replaces
 * @param lead what is written before it
 * @param trail what is written behind it
 * @param isCall whether the beginning of the statement stands there already
 */
record Spot(int at, int length, String lead, String trail, boolean isCall) {

    private static final Pattern WANTS_CALL = Pattern.compile(".*(=|\\bundo)\\s*");
    private static final String STEP = "  ";

    static Spot of(@Nullable PlaybookFile tree, String text, int offset) {
        int cursor = Math.max(0, Math.min(offset, text.length()));
        int begin = text.lastIndexOf('\n', cursor - 1) + 1;
        int end = text.indexOf('\n', cursor) < 0 ? text.length() : text.indexOf('\n', cursor);
        String before = text.substring(begin, cursor);
        INode known = tree == null ? null : root(tree, text);
        INode head = known == null ? null : head(known, cursor);
        if (head != null) {
            return behind(text, head);
        }
        if (text.substring(begin, end).isBlank()) {
            return new Spot(begin, end - begin, before.isEmpty() ? indentBelow(text, begin) : before, "", false);
        }
        if (before.isBlank()) {
            return new Spot(begin, 0, Template.indentAt(text, end), "\n", false);
        }
        if (WANTS_CALL.matcher(before).matches()) {
            return new Spot(cursor, 0, before.endsWith(" ") ? "" : " ", "", true);
        }
        INode around = known == null ? null : around(known, cursor, Statement.class);
        return around == null ? new Spot(end, 0, "\n" + indentBelow(text, end + 1), "", false)
                : behind(text, around);
    }

    private static Spot behind(String text, INode node) {
        int line = text.indexOf('\n', node.getOffset() + node.getLength());
        return new Spot(line < 0 ? text.length() : line, 0, "\n" + Template.indentAt(text, node.getOffset()), "",
                false);
    }

    /** Null when the tree is that of another text. */
    private static @Nullable INode root(PlaybookFile tree, String text) {
        ICompositeNode file = NodeModelUtils.getNode(tree);
        return file == null || !file.getRootNode().getText().equals(text) ? null : file.getRootNode();
    }

    /** The last clause of the playbook whose head the cursor is in: statements come behind it. */
    private static @Nullable INode head(INode root, int cursor) {
        if (!(elementAround(root, cursor, PlaybookDecl.class) instanceof PlaybookDecl declared)
                || declared.getClauses().isEmpty()) {
            return null;
        }
        INode first = Regions.of(declared.getClauses().getFirst());
        INode last = Regions.of(declared.getClauses().getLast());
        return first != null && last != null && first.getOffset() <= cursor
                && cursor < last.getOffset() + last.getLength() ? last : null;
    }

    private static @Nullable INode around(INode root, int cursor, Class<? extends EObject> kind) {
        EObject element = elementAround(root, cursor, kind);
        return element == null ? null : Regions.of(element);
    }

    private static @Nullable EObject elementAround(INode root, int cursor, Class<? extends EObject> kind) {
        INode leaf = NodeModelUtils.findLeafNodeAtOffset(root, cursor);
        EObject element = leaf == null ? null : NodeModelUtils.findActualSemanticObjectFor(leaf);
        while (element != null && !kind.isInstance(element)) {
            element = element.eContainer();
        }
        return element;
    }

    /** As the last line with text above, deeper when that opens a block. */
    private static String indentBelow(String text, int begin) {
        String above = text.substring(0, Math.min(begin, text.length())).stripTrailing();
        String indent = Template.indentAt(text, above.length());
        return above.endsWith("{") ? indent + STEP : indent;
    }
}
