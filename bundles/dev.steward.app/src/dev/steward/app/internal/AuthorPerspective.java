package dev.steward.app.internal;

import dev.steward.ui.editor.EditorViews;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** For writing: the company's folder on the left, the graph and the outline on the right, problems below. */
public final class AuthorPerspective implements IPerspectiveFactory {

    static final String ID = "dev.steward.app.author";

    private static final float EXPLORER_WIDTH = 0.22f;
    private static final float TEXT_WIDTH = 0.64f;
    private static final float EDITOR_HEIGHT = 0.78f;

    @Override
    public void createInitialLayout(IPageLayout layout) {
        String editors = layout.getEditorArea();
        layout.addView(CompanyExplorer.ID, IPageLayout.LEFT, EXPLORER_WIDTH, editors);
        var beside = layout.createFolder("dev.steward.app.beside", IPageLayout.RIGHT, TEXT_WIDTH, editors);
        beside.addView(EditorViews.GRAPH);
        beside.addView(IPageLayout.ID_OUTLINE);
        layout.addView(IPageLayout.ID_PROBLEM_VIEW, IPageLayout.BOTTOM, EDITOR_HEIGHT, editors);
        layout.getViewLayout(CompanyExplorer.ID).setCloseable(false);
        layout.addShowViewShortcut(CompanyExplorer.ID);
        layout.addShowViewShortcut(IPageLayout.ID_PROBLEM_VIEW);
        layout.addShowViewShortcut(EditorViews.GRAPH);
        layout.addShowViewShortcut(IPageLayout.ID_OUTLINE);
        layout.addPerspectiveShortcut(TodayPerspective.ID);
        layout.addPerspectiveShortcut(GovernPerspective.ID);
    }
}
