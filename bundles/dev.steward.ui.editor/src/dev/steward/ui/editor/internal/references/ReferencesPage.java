package dev.steward.ui.editor.internal.references;

import dev.steward.ui.editor.internal.links.Places;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.search.ui.text.AbstractTextSearchViewPage;
import org.eclipse.search.ui.text.Match;
import org.eclipse.ui.model.WorkbenchLabelProvider;

/** What the Search view shows of references: the files with the number of places; F4 and the arrows go through them. */
public final class ReferencesPage extends AbstractTextSearchViewPage {

    /** As a list, since a company has few folders. */
    public ReferencesPage() {
        super(FLAG_LAYOUT_FLAT);
    }

    @Override
    protected void configureTableViewer(TableViewer viewer) {
        viewer.setContentProvider(ArrayContentProvider.getInstance());
        viewer.setLabelProvider(new WorkbenchLabelProvider() {
            @Override
            protected String decorateText(String text, Object element) {
                int count = getInput() == null ? 0 : getInput().getMatchCount(element);
                return text + (element instanceof IFile file ? "  " + file.getParent().getProjectRelativePath() : "")
                        + (count == 1 ? "  (1 place)" : "  (" + count + " places)");
            }
        });
    }

    @Override
    protected void configureTreeViewer(TreeViewer viewer) {
        throw new IllegalStateException("References are shown as a list.");
    }

    @Override
    protected void elementsChanged(Object[] elements) {
        if (getViewer() instanceof TableViewer table) {
            table.setInput(getInput() == null ? new Object[0] : getInput().getElements());
        }
    }

    @Override
    protected void clear() {
        getViewer().setInput(new Object[0]);
    }

    @Override
    protected void showMatch(Match match, int offset, int length, boolean activate) {
        if (match.getElement() instanceof IFile file) {
            Places.reveal(file, offset, length);
        }
    }
}
