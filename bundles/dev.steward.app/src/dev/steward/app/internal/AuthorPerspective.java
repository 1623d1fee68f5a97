package dev.steward.app.internal;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

import dev.steward.ui.editor.EditorViews;
import dev.steward.ui.git.GitViews;
import dev.steward.ui.govern.GovernViews;

/** For writing: the folder on the left, graph and outline on the right, problems and what is new below both. */
public final class AuthorPerspective implements IPerspectiveFactory {

    static final String ID = "dev.steward.app.author";

    /** Of the platform, where runs are told. */
    static final String CONSOLE = "org.eclipse.ui.console.ConsoleView";

    private static final float EXPLORER_WIDTH = 0.22f;
    private static final float TEXT_WIDTH = 0.64f;
    private static final float EDITOR_HEIGHT = 0.7f;

    @Override
    public void createInitialLayout(IPageLayout layout) {
        String editors = layout.getEditorArea();
        layout.addView(CompanyExplorer.ID, IPageLayout.LEFT, EXPLORER_WIDTH, editors);
        IFolderLayout below = layout.createFolder("dev.steward.app.below", IPageLayout.BOTTOM, EDITOR_HEIGHT, editors);
        below.addView(IPageLayout.ID_PROBLEM_VIEW);
        below.addView(GitViews.COMMIT);
        below.addView(GitViews.HISTORY);
        below.addPlaceholder(CONSOLE);
        below.addPlaceholder(IPageLayout.ID_BOOKMARKS);
        below.addPlaceholder(GovernViews.RESULT + ":*");
        IFolderLayout beside = layout.createFolder("dev.steward.app.beside", IPageLayout.RIGHT, TEXT_WIDTH, editors);
        beside.addView(EditorViews.GRAPH);
        beside.addView(IPageLayout.ID_OUTLINE);
        beside.addPlaceholder(EditorViews.TRY);
        layout.getViewLayout(CompanyExplorer.ID).setCloseable(false);
        layout.addShowInPart(CompanyExplorer.ID);
        layout.addShowInPart(IPageLayout.ID_OUTLINE);
        layout.addShowInPart(GitViews.HISTORY);
        layout.addShowViewShortcut(CompanyExplorer.ID);
        layout.addShowViewShortcut(IPageLayout.ID_PROBLEM_VIEW);
        layout.addShowViewShortcut(IPageLayout.ID_BOOKMARKS);
        layout.addShowViewShortcut(EditorViews.GRAPH);
        layout.addShowViewShortcut(IPageLayout.ID_OUTLINE);
        layout.addShowViewShortcut(EditorViews.TRY);
        layout.addShowViewShortcut(CONSOLE);
        layout.addShowViewShortcut(GitViews.COMMIT);
        layout.addShowViewShortcut(GitViews.HISTORY);
        layout.addPerspectiveShortcut(TodayPerspective.ID);
        layout.addPerspectiveShortcut(RunsPerspective.ID);
        layout.addPerspectiveShortcut(GovernPerspective.ID);
    }
}
