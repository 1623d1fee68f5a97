package dev.steward.ui.debug.internal.past;

import java.util.concurrent.CompletableFuture;

import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;

import dev.steward.ui.kit.Deliver;
import dev.steward.ui.kit.Styles;

/**
 * A form whose work is done elsewhere while it stays open, with what went wrong in place. Work that has begun can't be
 * stopped: who wants to is told so, and how it ended all the same.
 *
 * @param <T> what the work gives
 */
abstract class WorkDialog<T> extends TitleAreaDialog {

    private final String name;
    private final String verb;
    private final int width;
    private @Nullable T made;
    private boolean working;

    /** @param verb on its button */
    WorkDialog(@Nullable Shell parent, String name, String verb, int width) {
        super(parent);
        this.name = name;
        this.verb = verb;
        this.width = width;
        setHelpAvailable(false);
    }

    /** Fills the card. */
    abstract void fill(@NonNull Composite area);

    /** Does it; null when something does not fit yet, which is told in place. */
    abstract @Nullable CompletableFuture<T> work();

    /** What goes on meanwhile, in a sentence. */
    abstract String progress();

    /** What came of it; null when it was not done. */
    final @Nullable T made() {
        return made;
    }

    @Override
    protected void configureShell(@Nullable Shell shell) {
        super.configureShell(shell);
        if (shell != null) {
            shell.setText(name);
        }
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected Control createDialogArea(@Nullable Composite parent) {
        var outer = (Composite) super.createDialogArea(parent);
        var area = Styles.style(new Composite(outer, SWT.NONE), "StewardCard");
        area.setLayout(GridLayoutFactory.fillDefaults().margins(16, 12).spacing(8, 8).create());
        GridDataFactory.fillDefaults().grab(true, true).hint(width, SWT.DEFAULT).applyTo(area);
        fill(area);
        return outer;
    }

    @Override
    protected void createButtonsForButtonBar(@Nullable Composite parent) {
        Styles.style(createButton(parent, IDialogConstants.OK_ID, verb, true), "StewardDefault");
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
    }

    @Override
    protected void okPressed() {
        var work = work();
        if (work == null) {
            return;
        }
        working(true);
        setErrorMessage(null);
        setMessage(progress(), IMessageProvider.INFORMATION);
        Deliver.to(getContents(), work, done -> {
            working = false;
            made = done;
            super.okPressed();
        }, sentence -> {
            working(false);
            setErrorMessage(sentence);
        });
    }

    private void working(boolean now) {
        working = now;
        var ok = getButton(IDialogConstants.OK_ID);
        if (ok != null) {
            ok.setEnabled(!now);
        }
    }

    /** Also when the window is closed. */
    @Override
    protected void cancelPressed() {
        if (working) {
            setMessage(progress() + " That has begun and can't be stopped any more; it is over soon.",
                    IMessageProvider.WARNING);
        } else {
            super.cancelPressed();
        }
    }
}
