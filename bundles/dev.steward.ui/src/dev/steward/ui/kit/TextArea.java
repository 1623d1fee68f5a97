package dev.steward.ui.kit;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;

/** A field of several lines in a frame of its own, for the toolkit's text touches its border. UI thread. */
public final class TextArea {

    private static final int ROUND = 10;
    /** As the border of a field of one line, of 255. */
    private static final int FAINT = 71;

    private final Composite frame;
    private final Text text;

    /** @param style added to that of several lines, such as {@link SWT#READ_ONLY} */
    public TextArea(Composite parent, int style) {
        frame = new Composite(parent, SWT.DOUBLE_BUFFERED);
        frame.setLayout(GridLayoutFactory.fillDefaults().margins(7, 5).create());
        text = new Text(frame, style | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(text);
        frame.setCursor(text.getDisplay().getSystemCursor(SWT.CURSOR_IBEAM));
        frame.addListener(SWT.MouseDown, event -> text.setFocus());
        frame.addListener(SWT.Paint, event -> paint(event.gc));
        text.addListener(SWT.FocusIn, event -> frame.redraw());
        text.addListener(SWT.FocusOut, event -> frame.redraw());
        text.addListener(SWT.Traverse, event -> event.doit |= event.detail == SWT.TRAVERSE_TAB_NEXT
                || event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
    }

    private void paint(GC gc) {
        var size = frame.getSize();
        gc.setAntialias(SWT.ON);
        gc.setBackground(text.getBackground());
        gc.fillRoundRectangle(0, 0, size.x, size.y, ROUND, ROUND);
        var hasKeyboard = text.isFocusControl();
        var inset = hasKeyboard ? 1 : 0;
        gc.setForeground(Styles.colour(hasKeyboard ? Colours.ACCENT : Colours.TEXT));
        gc.setAlpha(hasKeyboard ? 255 : FAINT);
        gc.setLineWidth(hasKeyboard ? 2 : 1);
        gc.drawRoundRectangle(inset, inset, size.x - 1 - inset, size.y - 1 - inset, ROUND, ROUND);
    }

    /** What is typed into. */
    public Text text() {
        return text;
    }

    /** The whole, for its layout. */
    public Composite control() {
        return frame;
    }
}
