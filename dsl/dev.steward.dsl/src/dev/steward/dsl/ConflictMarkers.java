package dev.steward.dsl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The places of a text where git left both sides of a conflict, between lines of {@code <<<<<<<} and {@code >>>>>>>}. */
public final class ConflictMarkers {

    private static final String BEGIN = "<<<<<<<";
    private static final String BASE = "|||||||";
    private static final String MIDDLE = "=======";
    private static final String END = ">>>>>>>";

    private ConflictMarkers() {
    }

    /**
     * One place.
     *
     * @param offset     of its first marker, in characters
     * @param length     to behind the line end of its last marker
     * @param line       of its first marker, from 1
     * @param ours       the text of the branch that the folder shows, with line ends
     * @param theirs     the other one
     * @param oursName   what git calls the side, such as {@code HEAD}
     * @param theirsName the other one, such as a branch
     */
    public record Hunk(int offset, int length, int line, String ours, String theirs, String oursName,
            String theirsName) {
    }

    /** What is to stay of a place. */
    public enum Choice {
        OURS, THEIRS, BOTH
    }

    /** All places, in the order of the text; those that are not whole are left out. */
    public static List<Hunk> find(String text) {
        var found = new ArrayList<Hunk>();
        Reader open = null;
        int offset = 0;
        int number = 0;
        for (var line : lines(text)) {
            number++;
            if (isMarker(line, BEGIN)) {
                open = new Reader(offset, number, name(line));
            } else if (open != null) {
                open.read(line);
                if (open.isOver()) {
                    found.add(open.hunk(offset + line.length()));
                    open = null;
                }
            }
            offset += line.length();
        }
        return found;
    }

    /** Whether a text has at least one place. */
    public static boolean isIn(String text) {
        return text.contains(BEGIN) && text.contains(END) && !find(text).isEmpty();
    }

    /** What a place becomes. */
    public static String chosen(Hunk hunk, Choice choice) {
        return switch (choice) {
            case OURS -> hunk.ours();
            case THEIRS -> hunk.theirs();
            case BOTH -> hunk.ours() + hunk.theirs();
        };
    }

    /** The text with the same choice at every place. */
    public static String resolve(String text, Choice choice) {
        return replace(text, hunk -> Optional.of(chosen(hunk, choice)));
    }

    private static String replace(String text, Function<Hunk, Optional<String>> with) {
        var out = new StringBuilder();
        var from = 0;
        for (var hunk : find(text)) {
            out.append(text, from, hunk.offset());
            out.append(with.apply(hunk).orElse(text.substring(hunk.offset(), hunk.offset() + hunk.length())));
            from = hunk.offset() + hunk.length();
        }
        return out.append(text, from, text.length()).toString();
    }

    /** With their line ends. */
    private static List<String> lines(String text) {
        var lines = new ArrayList<String>();
        var from = 0;
        while (from < text.length()) {
            var end = text.indexOf('\n', from);
            var to = end < 0 ? text.length() : end + 1;
            lines.add(text.substring(from, to));
            from = to;
        }
        return lines;
    }

    private static boolean isMarker(String line, String marker) {
        return line.startsWith(marker)
                && (line.length() == marker.length() || Character.isWhitespace(line.charAt(marker.length())));
    }

    private static String name(String line) {
        return line.substring(BEGIN.length()).strip();
    }

    /** A place that is being read. */
    private static final class Reader {
        private final int offset;
        private final int line;
        private final String oursName;
        private final StringBuilder ours = new StringBuilder();
        private final StringBuilder theirs = new StringBuilder();
        private String theirsName = "";
        private String part = BEGIN;

        Reader(int offset, int line, String oursName) {
            this.offset = offset;
            this.line = line;
            this.oursName = oursName;
        }

        void read(String text) {
            if (part.equals(BEGIN) && isMarker(text, BASE)) {
                part = BASE;
            } else if (!part.equals(MIDDLE) && isMarker(text, MIDDLE)) {
                part = MIDDLE;
            } else if (part.equals(MIDDLE) && isMarker(text, END)) {
                theirsName = name(text);
                part = END;
            } else if (part.equals(BEGIN)) {
                ours.append(text);
            } else if (part.equals(MIDDLE)) {
                theirs.append(text);
            }
        }

        boolean isOver() {
            return part.equals(END);
        }

        Hunk hunk(int end) {
            return new Hunk(offset, end - offset, line, ours.toString(), theirs.toString(), oursName, theirsName);
        }
    }
}
