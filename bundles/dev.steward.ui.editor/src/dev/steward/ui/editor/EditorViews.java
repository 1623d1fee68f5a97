package dev.steward.ui.editor;

/** Ids of this room's views, for perspectives. */
public final class EditorViews {

    /** The playbook at the cursor as boxes and arrows. */
    public static final String GRAPH = "dev.steward.ui.editor.graph";

    /** One agent by itself. */
    public static final String TRY = "dev.steward.ui.editor.try";

    private EditorViews() {
    }
}
