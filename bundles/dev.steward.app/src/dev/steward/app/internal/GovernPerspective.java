package dev.steward.app.internal;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

import dev.steward.ui.govern.GovernViews;

/** For deciding: what waits and the rules on the left, the card of what is decided on, and what rules come to. */
public final class GovernPerspective implements IPerspectiveFactory {

    static final String ID = "dev.steward.app.govern";

    private static final float INBOX_WIDTH = 0.28f, DECISION_WIDTH = 0.55f, EDITOR_HEIGHT = 0.5f;

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        var editors = layout.getEditorArea();
        var left = layout.createFolder("left", IPageLayout.LEFT, INBOX_WIDTH, editors);
        left.addView(GovernViews.INBOX);
        left.addView(GovernViews.POLICIES);
        layout.addView(GovernViews.EFFECTIVE, IPageLayout.RIGHT, DECISION_WIDTH, editors);
        // a text that is opened comes above the card and takes no width from what stands beside
        var folder = layout.createFolder("main", IPageLayout.BOTTOM, EDITOR_HEIGHT, editors);
        folder.addView(GovernViews.DECISION);
        folder.addPlaceholder(GovernViews.RESULT + ":*");
        layout.addShowViewShortcut(GovernViews.INBOX);
        layout.addShowViewShortcut(GovernViews.DECISION);
        layout.addShowViewShortcut(GovernViews.POLICIES);
        layout.addShowViewShortcut(GovernViews.EFFECTIVE);
        layout.addPerspectiveShortcut(TodayPerspective.ID);
    }
}
