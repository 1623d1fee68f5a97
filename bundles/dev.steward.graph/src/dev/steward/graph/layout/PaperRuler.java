package dev.steward.graph.layout;

/**
 * How wide texts are where there is no screen to ask: the published widths of Helvetica, which Arial and Liberation Sans
 * have as well, in thousandths of the size of the letters.
 */
public final class PaperRuler {

    private static final double SPACING = 1.3;
    private static final int ARROW = 1000;

    /** From the space on. */
    private static final int[] PLAIN = { 278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
            556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722,
            667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667,
            611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556,
            556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584 };
    private static final int[] BOLD = { 278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278,
            556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722,
            667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667,
            611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611,
            611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584 };

    private PaperRuler() {
    }

    /** A ruler for letters of a size, in points. */
    public static Ruler of(double size) {
        return new Ruler(widths(PLAIN, size), widths(BOLD, size), Math.rint(size * SPACING));
    }

    private static float[] widths(int[] table, double size) {
        var widths = new float[Ruler.MEASURED];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = (float) (table[i] * size / 1000);
        }
        return Ruler.latin(widths, (float) (ARROW * size / 1000));
    }
}
