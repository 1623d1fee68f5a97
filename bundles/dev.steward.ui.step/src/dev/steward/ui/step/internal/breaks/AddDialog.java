package dev.steward.ui.step.internal.breaks;

import org.eclipse.core.resources.IProject;
import org.eclipse.debug.core.DebugException;
import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;

import dev.steward.debug.HappeningBreakpoint;

/** Asks what a new breakpoint on what happens is about. */
final class AddDialog extends TitleAreaDialog {

    private static final int WIDTH = 480;

    private final IProject company;
    private @Nullable HappeningForm form;
    private @Nullable HappeningBreakpoint made;

    AddDialog(@NonNull Shell parent, @NonNull IProject company) {
        super(parent);
        this.company = company;
        setHelpAvailable(false);
    }

    /** What was made; null when it was left. */
    @Nullable
    HappeningBreakpoint made() {
        return made;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText("Add Breakpoint");
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        setTitle("Hold runs when something happens");
        setMessage("Wherever it happens in a run that is debugged, the branch is held there.");
        var outer = (Composite) super.createDialogArea(parent);
        var asked = new HappeningForm(outer, company);
        GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, -1).indent(8, 8).applyTo(asked.control());
        asked.focus();
        form = asked;
        return outer;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, "Add", true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
    }

    @Override
    protected void okPressed() {
        var asked = form;
        if (asked != null) {
            try {
                made = new HappeningBreakpoint(company, asked.kind(), asked.name(), asked.playbook());
            } catch (DebugException e) {
                setErrorMessage("It could not be added: " + e.getStatus().getMessage());
                return;
            }
        }
        super.okPressed();
    }
}
