package dev.steward.dsl.ide.internal;

import dev.steward.dsl.ide.Proposal.Placeholder;
import java.util.ArrayList;
import java.util.List;

/**
 * A text with pieces to fill in, which are written between {@code «} and {@code »}.
 *
 * @param text without the marks
 */
public record Template(String text, List<Placeholder> placeholders) {

    private static final char OPEN = '«';
    private static final char CLOSE = '»';

    /** Copies the placeholders. */
    public Template {
        placeholders = List.copyOf(placeholders);
    }

    /**
     * Reads the marks.
     *
     * @param indent what each line but the first begins with
     */
    public static Template of(String marked, String indent) {
        String indented = marked.replace("\n", "\n" + indent);
        StringBuilder text = new StringBuilder();
        List<Placeholder> found = new ArrayList<>();
        int start = -1;
        for (int i = 0; i < indented.length(); i++) {
            char c = indented.charAt(i);
            if (c == OPEN) {
                start = text.length();
            } else if (c == CLOSE) {
                found.add(new Placeholder(start, text.length() - start));
            } else {
                text.append(c);
            }
        }
        return new Template(text.toString(), found);
    }

    /** Marks a piece. */
    public static String hole(String piece) {
        return OPEN + piece + CLOSE;
    }

    /** The white space with which the line of an offset begins. */
    public static String indentAt(String text, int offset) {
        int line = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
        int end = line;
        while (end < offset && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.substring(line, end);
    }
}
