package dev.steward.app.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;

import dev.steward.ui.kit.Styles;

/**
 * The button of a dialog that Enter presses stands out in the dark theme, too: there the platform's sheet gives all buttons
 * one colour, over what the desktop's toolkit would show.
 */
final class DefaultButtons {

    private static final String LOOK = "StewardDefault";

    private DefaultButtons() {
    }

    /** From now on, in every window that is shown. */
    static void mark(Display display) {
        display.addFilter(SWT.Show, DefaultButtons::shown);
    }

    private static void shown(Event event) {
        if (event.widget instanceof Shell shell && shell.getParent() != null) {
            // dialogs choose the button while they open
            shell.getDisplay().asyncExec(() -> {
                var button = shell.isDisposed() ? null : shell.getDefaultButton();
                if (button != null && !button.isDisposed()) {
                    Styles.restyle(button, LOOK);
                }
            });
        }
    }
}
