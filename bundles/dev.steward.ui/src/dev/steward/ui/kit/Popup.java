package dev.steward.ui.kit;

import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.notifications.NotificationPopup;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;

/** A notice in the corner of the screen that goes by itself and never takes the keyboard. UI thread. */
public final class Popup {

    private static final long STAYS_MILLIS = 12_000;
    private static final int WIDTH = 320;

    private Popup() {
    }

    /** Shows a text, and below it what {@code more} adds. */
    public static void open(Display display, String title, String text, Consumer<Composite> more) {
        var inFront = display.getActiveShell();
        NotificationPopup.forDisplay(display).title(title, true).content(parent -> {
            var area = new Composite(parent, SWT.NONE);
            area.setLayout(GridLayoutFactory.fillDefaults().margins(4, 4).spacing(0, 8).create());
            var words = Styles.wrapped(area, text, "StewardNotice");
            GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(words);
            more.accept(area);
            return area;
        }).delay(STAYS_MILLIS).fadeIn(false).open();
        // some window managers give every new window the keyboard; whoever types goes on typing
        if (inFront != null && !inFront.isDisposed()) {
            inFront.forceActive();
        }
    }
}
