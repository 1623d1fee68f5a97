package dev.steward.ui.editor.internal.outline;

import dev.steward.dsl.ide.DeclaredName;
import dev.steward.ui.editor.OpenPlaybook;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSourceAdapter;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;

/** Entries can be dragged out of an outline: an editor makes a call of them, every other place takes the name. */
final class OutlineDrag extends DragSourceAdapter {

    private final TreeViewer tree;
    private final OpenPlaybook open;

    OutlineDrag(TreeViewer tree, OpenPlaybook open) {
        this.tree = tree;
        this.open = open;
    }

    void install() {
        tree.addDragSupport(DND.DROP_COPY,
                new Transfer[]{ LocalSelectionTransfer.getTransfer(), TextTransfer.getInstance() }, this);
    }

    @Override
    public void dragStart(DragSourceEvent event) {
        List<DeclaredName> names = names();
        event.doit = !names.isEmpty();
        LocalSelectionTransfer.getTransfer().setSelection(new StructuredSelection(names));
    }

    @Override
    public void dragSetData(DragSourceEvent event) {
        if (TextTransfer.getInstance().isSupportedType(event.dataType)) {
            event.data = String.join("\n", names().stream().map(OutlineDrag::written).toList());
        } else {
            event.data = LocalSelectionTransfer.getTransfer().getSelection();
        }
    }

    @Override
    public void dragFinished(DragSourceEvent event) {
        LocalSelectionTransfer.getTransfer().setSelection(null);
    }

    private List<DeclaredName> names() {
        return Stream.of(tree.getStructuredSelection().toArray()).map(OutlineContent.Entry.class::cast)
                .map(entry -> new DeclaredName(open.path(), inside(entry), entry.node())).toList();
    }

    private String inside(OutlineContent.Entry entry) {
        return entry.parent() instanceof OutlineContent.Entry parent ? parent.node().name() : "";
    }

    private static String written(DeclaredName name) {
        return name.node().kind().equals("op") ? name.inside() + "." + name.node().name() : name.node().name();
    }
}
