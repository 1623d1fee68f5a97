package dev.steward.graph.layout;

import java.text.Normalizer;

/**
 * How wide texts are, for threads that may not ask the screen: the widths of letters, measured once.
 *
 * @param plain of the characters from 0 on, in points; what is beyond counts as wide as the widest
 * @param bold the same of the heavier font
 * @param line the height of a line
 */
public record Ruler(float[] plain, float[] bold, double line) {

    /** So many letters are measured: those of ASCII that are seen, from the space on. */
    public static final int MEASURED = 0x7F - ' ';

    private static final String CUT = "…";
    private static final int LATIN = 0x100;

    /** Letters that are all equally wide. */
    public static Ruler ofEqualLetters(float width, double line) {
        return new Ruler(new float[]{ width }, new float[]{ width }, line);
    }

    /**
     * Of all Latin letters, from the widths of few.
     *
     * @param measured of the characters from the space on, {@value #MEASURED} of them; an accent makes none of them wider
     * @param other of all that is beyond, such as an arrow
     */
    public static float[] latin(float[] measured, float other) {
        var widths = new float[LATIN + 1];
        for (char c = ' '; c < LATIN; c++) {
            int at = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD).charAt(0) - ' ';
            widths[c] = Character.isISOControl(c) ? 0 : c == '·' ? measured[0]
                    : at < measured.length ? measured[at] : other;
        }
        widths[LATIN] = other;
        return widths;
    }

    /** How wide a text is. */
    public double width(String text, boolean isBold) {
        float[] widths = isBold ? bold : plain;
        double width = 0;
        for (int i = 0; i < text.length(); i++) {
            width += widths[Math.min(text.charAt(i), widths.length - 1)];
        }
        return width;
    }

    /** As much of a text as has room, with a mark where it was cut. */
    public String fit(String text, double room, boolean isBold) {
        if (width(text, isBold) <= room) {
            return text;
        }
        double left = room - width(CUT, isBold);
        int end = 0;
        float[] widths = isBold ? bold : plain;
        while (end < text.length() && left >= widths[Math.min(text.charAt(end), widths.length - 1)]) {
            left -= widths[Math.min(text.charAt(end), widths.length - 1)];
            end++;
        }
        return text.substring(0, end).stripTrailing() + CUT;
    }
}
