package dev.steward.lsp.internal.convert;

import java.util.Arrays;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/**
 * Between places of a text and positions of the protocol, which counts lines and UTF-16 units, as Java's characters are.
 * A line ends with a line feed, a carriage return, or both.
 */
public final class Lines {

    private final String text;
    private final int[] starts;

    /** Finds the lines. */
    public Lines(String text) {
        this.text = text;
        int[] found = new int[64];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = c == '\n' || c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n');
            if (ends) {
                found = count < found.length ? found : Arrays.copyOf(found, 2 * count);
                found[count++] = i + 1;
            }
        }
        starts = Arrays.copyOf(found, count);
    }

    /** The text that has these lines. */
    public String text() {
        return text;
    }

    /** How many lines there are, at least one. */
    public int count() {
        return starts.length;
    }

    /** The line of a place, from 0. */
    public int line(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found : -found - 2;
    }

    /** The position of a place; of the nearest one for a place outside the text. */
    public Position position(int offset) {
        int inside = Math.max(0, Math.min(offset, text.length()));
        int line = line(inside);
        return new Position(line, inside - starts[line]);
    }

    /** The place of a position; a position behind the end of its line is at that end. */
    public int offset(Position position) {
        if (position.getLine() >= starts.length) {
            return text.length();
        }
        int line = Math.max(0, position.getLine());
        return Math.min(starts[line] + Math.max(0, position.getCharacter()), end(line));
    }

    /** Behind the last character of a line, before what ends it. */
    public int end(int line) {
        if (line + 1 >= starts.length) {
            return text.length();
        }
        int end = starts[line + 1] - 1;
        return end > starts[line] && text.charAt(end) == '\n' && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    /** The first character of a line. */
    public int start(int line) {
        return starts[line];
    }

    /** A piece of the text. */
    public Range range(int offset, int length) {
        return new Range(position(offset), position(offset + length));
    }

    /** What ends the lines of this text. */
    public String separator() {
        return starts.length > 1 && starts[1] > 1 && text.startsWith("\r\n", starts[1] - 2) ? "\r\n" : "\n";
    }

    /** A text with the line ends of this one. */
    public String adapted(String other) {
        String plain = other.replace("\r\n", "\n");
        return separator().equals("\n") ? plain : plain.replace("\n", separator());
    }
}
