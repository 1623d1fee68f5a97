package dev.steward.ui.editor.internal.outline;

import dev.steward.dsl.ide.Snapshot;
import dev.steward.ui.editor.EditorViews;
import dev.steward.ui.editor.OpenPlaybook;
import dev.steward.ui.editor.SnapshotListener;
import dev.steward.ui.editor.PlaybookImages;
import dev.steward.ui.editor.TextReveal;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider;
import org.eclipse.jface.viewers.IPostSelectionProvider;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerComparator;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchActionConstants;
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
    private @Nullable Before before;
    private @Nullable OutlineDrag drag;

    /** Where the editor was when an entry was chosen. */
    private record Before(int top, Point selection) {
    }

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
        open.latest().ifPresent(snapshot -> content.set(open.file(), snapshot));
        tree.setInput(open);
        tree.expandToLevel(LEVELS);
        open.addListener(listener);
        var dragged = new OutlineDrag(tree, open, this::comeBack);
        dragged.install();
        drag = dragged;
        menu(tree);
        getSite().getActionBars().getToolBarManager().add(sorting(tree));
        if (editor.getSelectionProvider() instanceof IPostSelectionProvider selection) {
            selection.addPostSelectionChangedListener(cursor);
        }
        follow();
    }

    /** What other rooms offer for an entry. */
    private void menu(TreeViewer tree) {
        var menu = new MenuManager();
        menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
        tree.getControl().setMenu(menu.createContextMenu(tree.getControl()));
        getSite().registerContextMenu(EditorViews.OUTLINE, menu, tree);
    }

    private static IAction sorting(TreeViewer tree) {
        var sort = new Action("Sort by Name", IAction.AS_CHECK_BOX) {
            @Override
            public void run() {
                tree.setComparator(isChecked() ? new ByName() : null);
            }
        };
        sort.setImageDescriptor(PlaybookImages.descriptor("sort"));
        sort.setToolTipText("Sort by Name");
        return sort;
    }

    /** The platform's own order asks labels for their text, which those with several colours do not have. */
    private static final class ByName extends ViewerComparator {

        private final OutlineLabels labels = new OutlineLabels();

        @Override
        public int compare(@Nullable Viewer viewer, @Nullable Object one, @Nullable Object other) {
            return one == null || other == null ? 0
                    : getComparator().compare(labels.getText(one), labels.getText(other));
        }
    }

    private void changed(Snapshot snapshot) {
        var control = getControl();
        if (control != null && !control.isDisposed()) {
            control.getDisplay().asyncExec(() -> {
                if (!control.isDisposed() && open.stamp() == snapshot.stamp()) {
                    content.set(open.file(), snapshot);
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
        boolean dragging = drag instanceof OutlineDrag known && known.isUnderWay();
        if (!following && !dragging
                && event.getStructuredSelection().getFirstElement() instanceof OutlineContent.Entry entry) {
            if (editor.getAdapter(ITextViewer.class) instanceof ITextViewer viewer) {
                before = new Before(viewer.getTopIndex(), viewer.getSelectedRange());
            }
            TextReveal.select(editor, entry.node().nameOffset(), entry.node().name().length());
        }
    }

    /** What is dragged was pressed first, and so shown: the place where it is to be dropped must not go for that. */
    private void comeBack() {
        if (before instanceof Before place && editor.getAdapter(ITextViewer.class) instanceof ITextViewer viewer) {
            viewer.setSelectedRange(place.selection().x, place.selection().y);
            viewer.setTopIndex(place.top());
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
