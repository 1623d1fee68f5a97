package dev.steward.ui.runs.internal;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.part.ViewPart;

import dev.steward.ui.kit.CompanyArea;
import dev.steward.ui.kit.Message;

/** A view of the open company that shows its page, or says what will be there. UI thread. */
public abstract class StackedView extends ViewPart {

    private @Nullable Composite stack;
    private @Nullable Message message;

    @Override
    public final void createPartControl(Composite parent) {
        var made = new Composite(CompanyArea.in(parent, getSite()), SWT.NONE);
        made.setLayout(new StackLayout());
        stack = made;
        message = new Message(made);
        fill(made);
    }

    /** Makes the page. */
    protected abstract void fill(Composite parent);

    /** Gives the keyboard to the page. */
    protected abstract void focusPage();

    /** Says what is the matter instead of the page. */
    protected final void say(String title, String sentence) {
        var said = message;
        if (said != null && !said.control().isDisposed()) {
            said.say(title, sentence, List.of(), List.of());
            top(said.control());
        }
    }

    /** Shows the page; the keyboard goes with it when it was in this view. */
    protected final void show(Control page) {
        var all = stack;
        if (all != null && ((StackLayout) all.getLayout()).topControl != page) {
            var active = getSite().getPage().getActivePart() == this;
            top(page);
            if (active) {
                focusPage();
            }
        }
    }

    private void top(Control control) {
        var all = stack;
        if (all != null && ((StackLayout) all.getLayout()).topControl != control) {
            ((StackLayout) all.getLayout()).topControl = control;
            all.layout();
        }
    }

    @Override
    public final void setFocus() {
        var all = stack;
        var said = message;
        if (all != null && said != null) {
            if (((StackLayout) all.getLayout()).topControl == said.control()) {
                said.focus();
            } else {
                focusPage();
            }
        }
    }
}
