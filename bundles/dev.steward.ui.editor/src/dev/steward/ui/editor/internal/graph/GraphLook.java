package dev.steward.ui.editor.internal.graph;

import dev.steward.ui.editor.internal.graph.draw.Painter;
import dev.steward.ui.editor.internal.graph.layout.Ruler;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Control;

/** The fonts of the theme, and how wide their letters are. Made and used on the UI thread, but for the ruler. */
record GraphLook(Font plain, Font bold, Ruler ruler, Painter painter) {

    private static final int LETTERS = 0x100;
    private static final int TIMES = 16;

    static GraphLook of(Control control) {
        Font plain = JFaceResources.getFontRegistry().get(JFaceResources.DIALOG_FONT);
        Font bold = JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT);
        var gc = new GC(control);
        try {
            gc.setFont(bold);
            float[] heavy = widths(gc);
            gc.setFont(plain);
            var ruler = new Ruler(widths(gc), heavy, gc.textExtent("Ég").y + 1);
            return new GraphLook(plain, bold, ruler, new Painter(ruler));
        } finally {
            gc.dispose();
        }
    }

    /** Whether the theme has still the same fonts. */
    boolean isCurrent() {
        return JFaceResources.getFontRegistry().get(JFaceResources.DIALOG_FONT) == plain;
    }

    private static float[] widths(GC gc) {
        var widths = new float[LETTERS + 1];
        for (char c = ' '; c < LETTERS; c++) {
            boolean shown = c < 0x7F || c >= 0xA0;
            widths[c] = shown ? gc.textExtent(String.valueOf(c).repeat(TIMES)).x / (float) TIMES : 0;
        }
        // what is not measured: arrows and signs
        widths[LETTERS] = gc.textExtent("→".repeat(TIMES)).x / (float) TIMES;
        return widths;
    }

    /** The size of the letters, in pixels. */
    double size() {
        return ruler.line() * 0.76;
    }
}
