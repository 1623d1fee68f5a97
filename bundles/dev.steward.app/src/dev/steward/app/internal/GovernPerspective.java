package dev.steward.app.internal;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

import dev.steward.ui.govern.GovernViews;

/** For deciding: what waits on the left, the card of what is decided on beside it. */
public final class GovernPerspective implements IPerspectiveFactory {

    static final String ID = "dev.steward.app.govern";

    private static final float INBOX_WIDTH = 0.32f;

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        var editors = layout.getEditorArea();
        layout.addView(GovernViews.INBOX, IPageLayout.LEFT, INBOX_WIDTH, editors);
        var folder = layout.createFolder("main", IPageLayout.RIGHT, 1 - INBOX_WIDTH, editors);
        folder.addView(GovernViews.DECISION);
        folder.addPlaceholder(GovernViews.RESULT + ":*");
        layout.addShowViewShortcut(GovernViews.INBOX);
        layout.addShowViewShortcut(GovernViews.DECISION);
        layout.addPerspectiveShortcut(TodayPerspective.ID);
    }
}
