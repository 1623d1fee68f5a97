package dev.steward.ui.author.internal.preferences;

import org.eclipse.swt.widgets.Composite;

/** What the workbench shows of the company's repository. */
public final class GitPage extends Page {

    /** Id of the page. */
    public static final String ID = "dev.steward.preferences.git";

    @Override
    protected void createFieldEditors() {
        addField(Stores.choice("org.eclipse.ui.editors", "quickdiff.defaultProvider",
                "Lines are marked beside the text when they are new since",
                new String[][]{
                        { "the last &commit, or the last save of what is in none", "dev.steward.ui.git.committed" },
                        { "the last &save", "org.eclipse.ui.internal.editors.quickdiff.LastSaveReferenceProvider" } },
                getFieldEditorParent()));
    }

    @Override
    protected void links(Composite parent) {
        link(parent, "Signs of files in the explorer: <a>Label Decorations</a>",
                "org.eclipse.ui.preferencePages.Decorators", "");
        link(parent, "Colours beside the text: <a>Quick Diff</a>", "org.eclipse.ui.editors.preferencePages.QuickDiff",
                "");
    }
}
