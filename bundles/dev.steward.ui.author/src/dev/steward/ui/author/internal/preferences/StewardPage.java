package dev.steward.ui.author.internal.preferences;

import org.eclipse.swt.widgets.Composite;

/** What is not about one part of the workbench. */
public final class StewardPage extends Page {

    /** Id of the page. */
    public static final String ID = "dev.steward.preferences";

    @Override
    protected void createFieldEditors() {
        addField(Stores.on("dev.steward.ui.govern", "notices",
                "&Tell on the desktop what is urgent: questions that expire, runs that failed",
                getFieldEditorParent()));
    }

    @Override
    protected void links(Composite parent) {
        link(parent, "Light or dark: <a>Appearance</a>", "org.eclipse.ui.preferencePages.Views", "");
        link(parent, "Colours and fonts of all views and of the graph: <a>Colors and Fonts</a>",
                "org.eclipse.ui.preferencePages.ColorsAndFonts", "");
        link(parent, "Every key, and changing it: <a>Keys</a>", "org.eclipse.ui.preferencePages.Keys", "");
    }
}
