package dev.steward.ui.author.internal.preferences;

import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.dialogs.PreferencesUtil;

/** Fields, and below them where the rest is set. */
abstract class Page extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {

    private static final int GAP = 12;
    private static final int WIDTH = 300;

    Page() {
        super(GRID);
        setPreferenceStore(Stores.of("dev.steward.ui.author"));
    }

    @Override
    public void init(IWorkbench workbench) {
        // the settings are those of every window
    }

    @Override
    protected Control createContents(Composite parent) {
        Composite contents = (Composite) super.createContents(parent);
        links(contents);
        return contents;
    }

    /** Adds links to other pages below the fields. */
    protected void links(Composite parent) {
        // none
    }

    /** A sentence with a link to another page, which may get a word to begin with. */
    protected final void link(Composite parent, String text, String page, Object data) {
        var link = new Link(parent, SWT.WRAP);
        link.setText(text);
        link.setFont(parent.getFont());
        var place = new GridData(SWT.FILL, SWT.TOP, true, false);
        place.verticalIndent = GAP;
        place.horizontalSpan = parent.getLayout() instanceof GridLayout grid ? grid.numColumns : 1;
        place.widthHint = WIDTH;
        link.setLayoutData(place);
        link.addListener(SWT.Selection,
                event -> PreferencesUtil.createPreferenceDialogOn(getShell(), page, null, data));
    }
}
