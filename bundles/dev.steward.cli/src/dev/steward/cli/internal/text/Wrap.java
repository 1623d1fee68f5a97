package dev.steward.cli.internal.text;

import java.util.ArrayList;
import java.util.List;

/** A whole text on lines of a width: nothing is left out, and nothing in it can move the terminal's cursor. */
public final class Wrap {

    private Wrap() {
    }

    /** Its lines; long ones are broken at a blank where there is one, so that each has at most so many characters. */
    public static List<String> lines(String text, int width) {
        var lines = new ArrayList<String>();
        for (var line : clean(text).stripTrailing().split("\n", -1)) {
            var left = line.stripTrailing();
            while (left.codePointCount(0, left.length()) > width) {
                var end = left.offsetByCodePoints(0, width);
                var blank = left.lastIndexOf(' ', end);
                var cut = blank > 0 && !left.substring(0, blank).isBlank() ? blank : end;
                lines.add(left.substring(0, cut).stripTrailing());
                left = cut == blank ? left.substring(cut + 1) : left.substring(cut);
            }
            lines.add(left);
        }
        return lines;
    }

    /**
     * The text with its line breaks, but with a mark for each character that would hide others from who reads it on a
     * terminal: escapes, carriage returns, changes of the writing direction.
     */
    public static String clean(String text) {
        var clean = new StringBuilder();
        text.replace("\r\n", "\n").replace("\t", "    ").codePoints()
                .forEach(c -> clean.appendCodePoint(c != '\n' && hides(c) ? 0xFFFD : c));
        return clean.toString();
    }

    private static boolean hides(int c) {
        return Character.isISOControl(c) || c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }
}
