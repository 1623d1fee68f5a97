package dev.steward.ui.editor;

/** Ids of this room's views and menus, for perspectives and for other rooms. */
public final class EditorViews {

    /** The playbook at the cursor as boxes and arrows. */
    public static final String GRAPH = "dev.steward.ui.editor.graph";

    /** The menu of the outline of a playbook. */
    public static final String OUTLINE = "dev.steward.ui.editor.outline";

    /** One agent by itself. */
    public static final String TRY = "dev.steward.ui.editor.try";

    private EditorViews() {
    }
}
