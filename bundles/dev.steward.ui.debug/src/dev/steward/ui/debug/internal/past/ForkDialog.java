package dev.steward.ui.debug.internal.past;

import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;

import dev.steward.engine.Engine;
import dev.steward.ui.OpenCompany;
import dev.steward.ui.kit.Deliver;
import dev.steward.ui.kit.FormView;
import dev.steward.ui.kit.Styles;

/** Asks with which inputs, and on which text, a fork goes on; stays open while that can't be. */
final class ForkDialog extends TitleAreaDialog {

    private static final int WIDTH = 560;

    private final ForkForm fork;
    private final OpenCompany company;
    private @Nullable FormView view;
    private @Nullable Button current;
    private Engine.@Nullable Forked forked;

    ForkDialog(Shell parent, ForkForm fork, OpenCompany company) {
        super(parent);
        this.fork = fork;
        this.company = company;
        setHelpAvailable(false);
    }

    /** The fork that was started; null when none was. */
    Engine.@Nullable Forked forked() {
        return forked;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText("Fork Run");
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        setTitle("Go on from " + fork.from() + " in a run of its own");
        setMessage(
                "It shares all that was done before. What that changed outside stays with the first run; nothing of it "
                        + "is done again without asking you.");
        var outer = (Composite) super.createDialogArea(parent);
        var area = Styles.style(new Composite(outer, SWT.NONE), "StewardCard");
        area.setLayout(GridLayoutFactory.fillDefaults().margins(16, 12).spacing(8, 12).create());
        GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, SWT.DEFAULT).applyTo(area);
        var text = Styles.style(new Button(area, SWT.CHECK), "StewardCheck");
        text.setText("On the playbook as it is &now, instead of the text that the run used");
        current = text;
        if (!fork.form().fields().isEmpty()) {
            Styles.label(area, "Inputs", "StewardText").setFont(Styles.bold());
            var form = new FormView(area, fork.form(), () -> setErrorMessage(null));
            GridDataFactory.fillDefaults().grab(true, false).applyTo(form.control());
            view = form;
        }
        return outer;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, "Fork", true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
    }

    @Override
    protected void okPressed() {
        var form = view;
        var now = current;
        if (form != null && !form.check()) {
            return;
        }
        Map<String, String> texts = form == null ? Map.of() : form.texts();
        var onCurrent = now != null && now.getSelection();
        enable(false);
        setMessage("The fork is being started …", IMessageProvider.INFORMATION);
        Deliver.to(getContents(), company.ask(session -> fork.start(session, texts, onCurrent)), started -> {
            forked = started;
            super.okPressed();
        }, sentence -> {
            enable(true);
            setErrorMessage(sentence);
        });
    }

    private void enable(boolean on) {
        var ok = getButton(IDialogConstants.OK_ID);
        if (ok != null) {
            ok.setEnabled(on);
        }
    }
}
