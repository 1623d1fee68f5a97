package dev.steward.ui.kit;

import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.notifications.AbstractNotificationPopup;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;

/** A notice in the corner of the screen that goes by itself and never takes the keyboard. UI thread. */
public final class Popup {

    private static final long STAYS_MILLIS = 12_000;
    private static final int WIDTH = 320;
    private static final int BAR = 3;

    private Popup() {
    }

    /** Shows a text, and below it what {@code more} adds. */
    public static void open(Display display, String title, String text, Consumer<Composite> more) {
        var inFront = display.getActiveShell();
        var notice = new Notice(display, title, text, more);
        notice.setDelayClose(STAYS_MILLIS);
        notice.setFadingEnabled(false);
        notice.open();
        // some window managers give every new window the keyboard; whoever types goes on typing
        if (inFront != null && !inFront.isDisposed()) {
            inFront.forceActive();
        }
    }

    /** The platform's notice with the product's face: a card with the accent at its edge. */
    private static final class Notice extends AbstractNotificationPopup {

        private final String title;
        private final String text;
        private final Consumer<Composite> more;

        Notice(Display display, String title, String text, Consumer<Composite> more) {
            super(display);
            this.title = title;
            this.text = text;
            this.more = more;
        }

        @Override
        protected Control createContents(Composite parent) {
            parent.setLayout(GridLayoutFactory.fillDefaults().create());
            var card = Styles.style(new Canvas(parent, SWT.NONE), "StewardNotice");
            card.setLayout(GridLayoutFactory.fillDefaults().numColumns(2).margins(16, 12).spacing(8, 8).create());
            GridDataFactory.fillDefaults().grab(true, true).applyTo(card);
            card.addListener(SWT.Paint, Notice::frame);
            var heading = Styles.label(card, title, "StewardNoticeTitle");
            heading.setFont(Styles.font(Fonts.HEADING));
            GridDataFactory.fillDefaults().grab(true, false).applyTo(heading);
            var close = Styles.label(card, "✕", "StewardNoticeTitle");
            close.setToolTipText("Close");
            close.getAccessible().addAccessibleListener(new Named("Close"));
            close.addListener(SWT.MouseUp, e -> close());
            var words = Styles.wrapped(card, text, "StewardNoticeText");
            GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(WIDTH, SWT.DEFAULT).applyTo(words);
            var below = Styles.style(new Composite(card, SWT.NONE), "StewardNotice");
            below.setLayout(GridLayoutFactory.fillDefaults().spacing(0, 8).create());
            more.accept(below);
            GridDataFactory.fillDefaults().grab(true, false).span(2, 1).exclude(below.getChildren().length == 0)
                    .applyTo(below);
            return card;
        }

        private static void frame(Event e) {
            Point size = ((Canvas) e.widget).getSize();
            e.gc.setForeground(Styles.colour(Colours.LINE));
            e.gc.drawRectangle(0, 0, size.x - 1, size.y - 1);
            e.gc.setBackground(Styles.colour(Colours.ACCENT));
            e.gc.fillRectangle(0, 0, BAR, size.y);
        }
    }
}
