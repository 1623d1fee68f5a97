package dev.steward.app.internal;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

import dev.steward.ui.editor.EditorViews;
import dev.steward.ui.govern.GovernViews;
import dev.steward.ui.runs.RunsViews;

/** For watching: all runs on the left, their texts in the middle with the outline beside, what is told below. */
public final class RunsPerspective implements IPerspectiveFactory {

    static final String ID = "dev.steward.app.runs";

    private static final float LIST_WIDTH = 0.34f;
    private static final float EDITOR_HEIGHT = 0.68f;
    private static final float EDITOR_WIDTH = 0.58f;

    @Override
    public void createInitialLayout(IPageLayout layout) {
        String editors = layout.getEditorArea();
        layout.addView(RunsViews.LIST, IPageLayout.LEFT, LIST_WIDTH, editors);
        IFolderLayout below = layout.createFolder("dev.steward.app.below", IPageLayout.BOTTOM, EDITOR_HEIGHT, editors);
        below.addView(RunsViews.TIMELINE);
        below.addPlaceholder(RunsViews.COMPARISON);
        below.addView(AuthorPerspective.CONSOLE);
        below.addPlaceholder(GovernViews.RESULT + ":*");
        IFolderLayout beside = layout.createFolder("dev.steward.app.beside", IPageLayout.RIGHT, EDITOR_WIDTH, editors);
        beside.addView(RunsViews.STEP);
        beside.addView(EditorViews.GRAPH);
        beside.addView(IPageLayout.ID_OUTLINE);
        layout.addShowViewShortcut(RunsViews.LIST);
        layout.addShowViewShortcut(RunsViews.TIMELINE);
        layout.addShowViewShortcut(RunsViews.STEP);
        layout.addShowViewShortcut(AuthorPerspective.CONSOLE);
        layout.addShowViewShortcut(IPageLayout.ID_OUTLINE);
        layout.addPerspectiveShortcut(TodayPerspective.ID);
        layout.addPerspectiveShortcut(AuthorPerspective.ID);
    }
}
