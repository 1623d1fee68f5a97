package dev.steward.ui.author.internal.preferences;

import dev.steward.ui.editor.EditorSettings;
import org.eclipse.jface.preference.FieldEditor;
import org.eclipse.swt.widgets.Composite;

/** How playbooks are shown and written. */
public final class EditorPage extends Page {

    /** Id of the page. */
    public static final String ID = "dev.steward.preferences.editor";

    private static final String GENERIC = "org.eclipse.ui.genericeditor";
    private static final int LONGEST_WAIT = 5000;

    @Override
    protected void createFieldEditors() {
        Composite parent = getFieldEditorParent();
        addField(Stores.box(GENERIC, "contentAssistant.autoActivation", "&Complete by itself behind a dot", parent));
        addField(Stores.box(GENERIC, "contentAssistant.autoActivationOnType", "Complete by itself while &typing",
                parent));
        addField(Stores.number(GENERIC, "contentAssistant.autoActivationDelay", "… &after so many milliseconds:",
                LONGEST_WAIT, parent));
        addField(on(EditorSettings.REMARKS,
                "Show &remarks in the text: types, names of inputs, the most that a run can cost", parent));
        addField(on(EditorSettings.OCCURRENCES, "&Mark where the thing at the cursor is named", parent));
        addField(on(EditorSettings.FOLDING, "&Fold blocks, imports and long texts", parent));
    }

    private static FieldEditor on(EditorSettings setting, String label,
            Composite parent) {
        return Stores.on(setting.node(), setting.key(), label, parent);
    }

    @Override
    protected void links(Composite parent) {
        link(parent, "Colours of words: <a>Colors and Fonts</a>, Steward, Playbooks",
                "org.eclipse.ui.preferencePages.ColorsAndFonts", "selectColor:dev.steward.ui.editor.keyword");
        link(parent, "Line numbers, margin, white space, width of tabs: <a>Text Editors</a>",
                "org.eclipse.ui.preferencePages.GeneralTextEditor", "");
        link(parent, "Saving by itself: <a>Autosave</a>", "org.eclipse.ui.preferencePages.AutoSave", "");
    }
}
