package dev.steward.dsl.ide.internal.style;

import dev.steward.dsl.ide.TextEdit;
import java.util.ArrayList;
import java.util.List;

/** The difference between a text and the same text in the one layout: only white space. */
public final class Layouts {

    private Layouts() {
    }

    /** A formatted text with lines that end as those of the text before, which some systems end with two characters. */
    public static String withLineEndsOf(String text, String formatted) {
        int first = text.indexOf('\n');
        boolean two = first > 0 && text.charAt(first - 1) == '\r';
        return two ? formatted.replace("\r\n", "\n").replace("\n", "\r\n") : formatted;
    }

    /**
     * The edits that touch a selection.
     *
     * @param formatted holds the same characters but for white space
     * @param from first character of the selection
     * @param to behind its last one
     */
    public static List<TextEdit> edits(String text, String formatted, int from, int to) {
        List<TextEdit> out = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < text.length() || j < formatted.length()) {
            int gap = i;
            int other = j;
            while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
                i++;
            }
            while (j < formatted.length() && Character.isWhitespace(formatted.charAt(j))) {
                j++;
            }
            String wanted = formatted.substring(other, j);
            boolean selected = gap <= to && i >= from;
            if (selected && !text.substring(gap, i).equals(wanted)) {
                out.add(new TextEdit(gap, i - gap, wanted));
            }
            if (i < text.length() && j < formatted.length() && text.charAt(i) != formatted.charAt(j)) {
                return List.of(); // not the same text
            }
            i++;
            j++;
        }
        return out;
    }
}
