package dev.steward.ui.kit;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** A group with a heading on a quiet surface. */
public final class Card {

    private static final int ARC = 12;

    private final Composite frame;
    private final Composite body;
    private final Label count;

    /** An empty one; put what it shows into {@link #body}. */
    public Card(Composite parent, String heading) {
        frame = Styles.style(new Composite(parent, SWT.DOUBLE_BUFFERED), "StewardFrame");
        frame.setLayout(GridLayoutFactory.fillDefaults().margins(8, 8).extendedMargins(0, 0, 0, 4).create());
        frame.addListener(SWT.Paint, e -> paint(e.gc));
        var head = Styles.style(new Composite(frame, SWT.NONE), "StewardCard");
        head.setLayout(GridLayoutFactory.fillDefaults().numColumns(2).margins(8, 4).create());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(head);
        var title = Styles.label(head, heading, "StewardHeading");
        title.setFont(Styles.font(Fonts.HEADING));
        count = Styles.label(head, "", "StewardMuted");
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(count);
        body = Styles.style(new Composite(frame, SWT.NONE), "StewardCard");
        body.setLayout(GridLayoutFactory.fillDefaults().spacing(0, 0).create());
        GridDataFactory.fillDefaults().grab(true, true).applyTo(body);
    }

    private void paint(GC gc) {
        var size = frame.getSize();
        gc.setAntialias(SWT.ON);
        gc.setBackground(Styles.colour(Colours.CARD));
        gc.fillRoundRectangle(0, 0, size.x - 1, size.y - 1, ARC, ARC);
        gc.setForeground(Styles.colour(Colours.LINE));
        gc.drawRoundRectangle(0, 0, size.x - 1, size.y - 1, ARC, ARC);
    }

    /** The whole, for its layout. */
    public Composite control() {
        return frame;
    }

    /** Where its content goes, one below the other. */
    public Composite body() {
        return body;
    }

    /** A word behind the heading, such as how many there are. */
    public boolean count(String text) {
        return Styles.text(count, text);
    }
}
