package dev.steward.ui.author.internal.preferences;

import org.eclipse.swt.widgets.Composite;

/** What happens when a playbook is run. */
public final class RunPage extends Page {

    /** Id of the page. */
    public static final String ID = "dev.steward.preferences.run";

    private static final String DEBUG = "org.eclipse.debug.ui";

    @Override
    protected void createFieldEditors() {
        Composite parent = getFieldEditorParent();
        addField(Stores.choice(DEBUG, DEBUG + ".save_dirty_editors_before_launch", "Editors with changes are",
                new String[][]{ { "&saved before a run", "always" }, { "&asked about", "prompt" },
                        { "&left: what is on disk is run", "never" } },
                parent));
    }
}
