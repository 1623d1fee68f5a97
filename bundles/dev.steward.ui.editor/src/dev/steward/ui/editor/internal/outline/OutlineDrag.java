package dev.steward.ui.editor.internal.outline;

import dev.steward.dsl.ide.DeclaredName;
import dev.steward.ui.editor.OpenPlaybook;
import java.util.List;
import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSourceAdapter;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.TreeItem;

/** Entries can be dragged out of an outline: an editor makes a call of them. */
final class OutlineDrag extends DragSourceAdapter {

    private final TreeViewer tree;
    private final OpenPlaybook open;
    private final Runnable begins;
    private boolean isUnderWay;

    /** @param begins called when a drag begins */
    OutlineDrag(TreeViewer tree, OpenPlaybook open, Runnable begins) {
        this.begins = begins;
        this.tree = tree;
        this.open = open;
    }

    void install() {
        // not as text also: the platform's editor would take that, and write no more than the name
        tree.addDragSupport(DND.DROP_COPY, new Transfer[]{ LocalSelectionTransfer.getTransfer() }, this);
    }

    @Override
    public void dragStart(DragSourceEvent event) {
        List<DeclaredName> names = names(event);
        isUnderWay = !names.isEmpty();
        event.doit = isUnderWay;
        begins.run();
        LocalSelectionTransfer.getTransfer().setSelection(new StructuredSelection(names));
    }

    @Override
    public void dragSetData(DragSourceEvent event) {
        event.data = LocalSelectionTransfer.getTransfer().getSelection();
    }

    @Override
    public void dragFinished(DragSourceEvent event) {
        isUnderWay = false;
        LocalSelectionTransfer.getTransfer().setSelection(null);
    }

    /** Whether something is dragged; GTK tells of the selection only then. */
    boolean isUnderWay() {
        return isUnderWay;
    }

    /** What the mouse has taken: what is selected may be told later. */
    private List<DeclaredName> names(DragSourceEvent event) {
        TreeItem item = tree.getTree().getItem(new Point(event.x, event.y));
        return item != null && item.getData() instanceof OutlineContent.Entry entry
                ? List.of(new DeclaredName(open.path(), inside(entry), entry.node())) : List.of();
    }

    private String inside(OutlineContent.Entry entry) {
        return entry.parent() instanceof OutlineContent.Entry parent ? parent.node().name() : "";
    }
}
