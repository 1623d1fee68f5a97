package dev.steward.ui.editor.internal.graph;

import dev.steward.graph.draw.Painter;
import dev.steward.graph.layout.Ruler;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Control;

/** The fonts of the theme, and how wide their letters are. Made and used on the UI thread, but for the ruler. */
record GraphLook(Font plain, Font bold, Ruler ruler, Painter painter) {

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

    /** Each letter is asked for by itself, which takes its time: few are, and many times over for the parts of pixels. */
    private static float[] widths(GC gc) {
        var widths = new float[Ruler.MEASURED];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = width(gc, (char) (' ' + i));
        }
        return Ruler.latin(widths, width(gc, '→'));
    }

    private static float width(GC gc, char letter) {
        return gc.textExtent(String.valueOf(letter).repeat(TIMES)).x / (float) TIMES;
    }

    /** The size of the letters, in pixels. */
    double size() {
        return ruler.line() * 0.76;
    }
}
