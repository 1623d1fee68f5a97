package dev.steward.ui.editor.internal.outline;

import dev.steward.dsl.ide.OutlineNode;
import dev.steward.dsl.ide.Snapshot;
import dev.steward.dsl.ide.StepPlace;
import dev.steward.ui.editor.PlaybookStep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ITreeContentProvider;

/** The outline of one snapshot as a tree; entries stay equal as long as they and their place among others do. */
final class OutlineContent implements ITreeContentProvider {

    private List<Entry> roots = List.of();

    /**
     * An entry with its place, so that a tree keeps what is expanded while texts change.
     *
     * @param key kinds and names from the top, with a number where several are equal
     * @param step what it is for who asks for steps; null for what is none
     */
    record Entry(String key, OutlineNode node, @Nullable Entry parent, List<Entry> children,
            @Nullable PlaybookStep step) implements IAdaptable {

        @Override
        @NonNullByDefault({})
        public <T> T getAdapter(Class<T> type) {
            return type == PlaybookStep.class ? type.cast(step) : null;
        }

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
        roots = entries("", nodes, null, Map.of());
    }

    /** Shows what a text declares from now on, with its steps as such. */
    void set(IFile file, Snapshot snapshot) {
        var steps = new HashMap<Integer, PlaybookStep>();
        StepPlace.of(snapshot).forEach(
                step -> steps.put(step.offset(), new PlaybookStep(file, step.staticId(), step.line())));
        roots = entries("", snapshot.outline(), null, steps);
    }

    private static List<Entry> entries(String above, List<OutlineNode> nodes, @Nullable Entry parent,
            Map<Integer, PlaybookStep> steps) {
        var entries = new ArrayList<Entry>();
        for (OutlineNode node : nodes) {
            String plain = above + "/" + node.kind() + " " + node.name();
            long before = entries.stream().filter(e -> e.key.startsWith(plain)).count();
            var children = new ArrayList<Entry>();
            var entry = new Entry(before == 0 ? plain : plain + "#" + before, node, parent, children,
                    node.kind().equals("step") ? steps.get(node.offset()) : null);
            children.addAll(entries(entry.key(), node.children(), entry, steps));
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
