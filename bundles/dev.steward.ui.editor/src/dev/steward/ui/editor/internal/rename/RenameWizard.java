package dev.steward.ui.editor.internal.rename;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.ltk.ui.refactoring.RefactoringWizard;
import org.eclipse.ltk.ui.refactoring.UserInputWizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** Asks for the new name and shows what changes in which file. */
final class RenameWizard extends RefactoringWizard {

    private final RenameRefactoring rename;

    RenameWizard(RenameRefactoring rename) {
        super(rename, DIALOG_BASED_USER_INTERFACE | PREVIEW_EXPAND_FIRST_NODE);
        this.rename = rename;
        setDefaultPageTitle("Rename " + rename.oldName());
    }

    @Override
    protected void addUserInputPages() {
        addPage(new NamePage(rename));
    }

    /** The new name. */
    private static final class NamePage extends UserInputWizardPage {

        private static final int MARGIN = 8;

        private final RenameRefactoring rename;

        NamePage(RenameRefactoring rename) {
            super("name");
            this.rename = rename;
        }

        @Override
        public void createControl(Composite parent) {
            var area = new Composite(parent, SWT.NONE);
            GridLayoutFactory.swtDefaults().numColumns(2).margins(MARGIN, MARGIN).spacing(MARGIN, MARGIN).applyTo(area);
            new Label(area, SWT.NONE).setText("New &name:");
            var name = new Text(area, SWT.BORDER);
            GridDataFactory.fillDefaults().grab(true, false).applyTo(name);
            name.setText(rename.oldName());
            name.selectAll();
            name.addModifyListener(event -> {
                rename.rename(name.getText().strip());
                setPageComplete(!name.getText().isBlank() && !name.getText().strip().equals(rename.oldName()));
            });
            setPageComplete(false);
            setControl(area);
            name.setFocus();
        }
    }
}
