package dev.steward.ui.editor.internal.outline;

import dev.steward.dsl.ide.Snapshot;
import dev.steward.ui.editor.OpenPlaybook;
import dev.steward.ui.editor.SnapshotListener;
import dev.steward.ui.editor.PlaybookImages;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider;
import org.eclipse.jface.viewers.IPostSelectionProvider;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.ViewerComparator;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.views.contentoutline.ContentOutlinePage;

/** The file at a glance, linked with the text both ways; sorted by name on demand. */
final class PlaybookOutlinePage extends ContentOutlinePage {

    private static final int LEVELS = 2;

    private final ITextEditor editor;
    private final OpenPlaybook open;
    private final OutlineContent content = new OutlineContent();
    private final SnapshotListener listener = this::changed;
    private final ISelectionChangedListener cursor = event -> follow();
    private boolean following;

    PlaybookOutlinePage(ITextEditor editor, OpenPlaybook open) {
        this.editor = editor;
        this.open = open;
    }

    @Override
    public void createControl(Composite parent) {
        super.createControl(parent);
        TreeViewer tree = getTreeViewer();
        tree.setContentProvider(content);
        tree.setLabelProvider(new DelegatingStyledCellLabelProvider(new OutlineLabels()));
        tree.setUseHashlookup(true);
        open.latest().ifPresent(snapshot -> content.set(snapshot.outline()));
        tree.setInput(open);
        tree.expandToLevel(LEVELS);
        open.addListener(listener);
        new OutlineDrag(tree, open).install();
        getSite().getActionBars().getToolBarManager().add(sorting(tree));
        if (editor.getSelectionProvider() instanceof IPostSelectionProvider selection) {
            selection.addPostSelectionChangedListener(cursor);
        }
        follow();
    }

    private static IAction sorting(TreeViewer tree) {
        var sort = new Action("Sort by Name", IAction.AS_CHECK_BOX) {
            @Override
            public void run() {
                tree.setComparator(isChecked() ? new ViewerComparator() : null);
            }
        };
        sort.setImageDescriptor(PlaybookImages.descriptor("sort"));
        sort.setToolTipText("Sort by Name");
        return sort;
    }

    private void changed(Snapshot snapshot) {
        var control = getControl();
        if (control != null && !control.isDisposed()) {
            control.getDisplay().asyncExec(() -> {
                if (!control.isDisposed() && open.stamp() == snapshot.stamp()) {
                    content.set(snapshot.outline());
                    getTreeViewer().refresh();
                    follow();
                }
            });
        }
    }

    /** Shows where the cursor is. */
    private void follow() {
        if (getControl() == null || getControl().isDisposed() || getControl().isFocusControl()) {
            return;
        }
        if (editor.getSelectionProvider().getSelection() instanceof ITextSelection selection) {
            following = true;
            content.at(selection.getOffset())
                    .ifPresent(entry -> getTreeViewer().setSelection(new StructuredSelection(entry), true));
            following = false;
        }
    }

    @Override
    public void selectionChanged(SelectionChangedEvent event) {
        super.selectionChanged(event);
        if (!following && event.getStructuredSelection().getFirstElement() instanceof OutlineContent.Entry entry) {
            editor.selectAndReveal(entry.node().nameOffset(), entry.node().name().length());
        }
    }

    @Override
    public void dispose() {
        open.removeListener(listener);
        if (editor.getSelectionProvider() instanceof IPostSelectionProvider selection) {
            selection.removePostSelectionChangedListener(cursor);
        }
        super.dispose();
    }
}
