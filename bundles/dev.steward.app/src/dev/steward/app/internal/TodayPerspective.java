package dev.steward.app.internal;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

import dev.steward.ui.govern.GovernViews;

/** For the morning: the start page, and beside it in the same place whatever it opens. */
public final class TodayPerspective implements IPerspectiveFactory {

    static final String ID = "dev.steward.app.today";

    private static final float PAGE_HEIGHT = 0.75f;

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        var folder = layout.createFolder("main", IPageLayout.TOP, IPageLayout.DEFAULT_VIEW_RATIO,
                layout.getEditorArea());
        folder.addView(GovernViews.TODAY);
        folder.addPlaceholder(GovernViews.DECISION);
        folder.addPlaceholder(GovernViews.RESULT + ":*");
        // what a run says comes below, not in place of the page
        layout.createPlaceholderFolder("below", IPageLayout.BOTTOM, PAGE_HEIGHT, "main")
                .addPlaceholder(AuthorPerspective.CONSOLE);
        layout.getViewLayout(GovernViews.TODAY).setCloseable(false);
        layout.addShowViewShortcut(GovernViews.TODAY);
        layout.addShowViewShortcut(GovernViews.INBOX);
        layout.addPerspectiveShortcut(AuthorPerspective.ID);
        layout.addPerspectiveShortcut(GovernPerspective.ID);
    }
}
