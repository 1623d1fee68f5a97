package dev.steward.ui.editor.internal.outline;

import dev.steward.dsl.ide.OutlineNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ITreeContentProvider;

/** The outline of one snapshot as a tree; entries stay equal as long as they and their place among others do. */
final class OutlineContent implements ITreeContentProvider {

    private List<Entry> roots = List.of();

    /**
     * An entry with its place, so that a tree keeps what is expanded while texts change.
     *
     * @param key kinds and names from the top, with a number where several are equal
     */
    record Entry(String key, OutlineNode node, @Nullable Entry parent, List<Entry> children) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Entry entry && entry.key.equals(key);
        }

        @Override
        public int hashCode() {
            return key.hashCode();
        }
    }

    /** Shows these from now on. */
    void set(List<OutlineNode> nodes) {
        roots = entries("", nodes, null);
    }

    private static List<Entry> entries(String above, List<OutlineNode> nodes, @Nullable Entry parent) {
        var entries = new ArrayList<Entry>();
        for (OutlineNode node : nodes) {
            String plain = above + "/" + node.kind() + " " + node.name();
            long before = entries.stream().filter(e -> e.key.startsWith(plain)).count();
            var children = new ArrayList<Entry>();
            var entry = new Entry(before == 0 ? plain : plain + "#" + before, node, parent, children);
            children.addAll(entries(entry.key(), node.children(), entry));
            entries.add(entry);
        }
        return entries;
    }

    /** The innermost entry around an offset. */
    Optional<Entry> at(int offset) {
        return at(roots, offset);
    }

    private static Optional<Entry> at(List<Entry> entries, int offset) {
        return entries.stream()
                .filter(e -> e.node.offset() <= offset && offset < e.node.offset() + e.node.length()).findFirst()
                .map(e -> at(e.children, offset).orElse(e));
    }

    @Override
    public Object[] getElements(Object input) {
        return roots.toArray();
    }

    @Override
    public Object[] getChildren(Object element) {
        return element instanceof Entry entry ? entry.children.toArray() : new Object[0];
    }

    @Override
    public @Nullable Object getParent(Object element) {
        return element instanceof Entry entry ? entry.parent : null;
    }

    @Override
    public boolean hasChildren(Object element) {
        return element instanceof Entry entry && !entry.children.isEmpty();
    }
}
