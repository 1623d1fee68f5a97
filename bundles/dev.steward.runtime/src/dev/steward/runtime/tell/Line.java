package dev.steward.runtime.tell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One line that is told about a run: pieces with a tone, of which some are about a thing that can be opened. */
public record Line(List<Piece> pieces) {

    /** What a piece is about. */
    public enum About {
        /** Nothing. */
        NOTHING,
        /** A step; the text is its path. */
        STEP,
        /** A question to the operator; the text is its id. */
        ASK,
        /** The run; the text is its id. */
        RUN
    }

    /** Some characters of the line. */
    public record Piece(Tone tone, String text, About about) {
    }

    public Line {
        pieces = List.copyOf(pieces);
    }

    /** With one piece more. */
    public Line and(Tone tone, String text) {
        return and(tone, text, About.NOTHING);
    }

    /** With one piece more, which is about something; an empty text changes nothing. */
    public Line and(Tone tone, String text, About about) {
        if (text.isEmpty()) {
            return this;
        }
        var more = new ArrayList<>(pieces);
        more.add(new Piece(tone, text, about));
        return new Line(more);
    }

    /** With another line at its end. */
    public Line and(Line other) {
        var more = new ArrayList<>(pieces);
        more.addAll(other.pieces());
        return new Line(more);
    }

    /** A line that begins so. */
    public static Line of(Tone tone, String text) {
        return new Line(List.of()).and(tone, text);
    }

    /** Without tones. */
    public String text() {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return text();
    }
}
