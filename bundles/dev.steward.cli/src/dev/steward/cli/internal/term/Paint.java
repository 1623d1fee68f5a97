package dev.steward.cli.internal.term;

import java.util.stream.Collectors;

import dev.steward.runtime.tell.Line;
import dev.steward.runtime.tell.Tone;

/** Gives text a colour, or leaves it alone where colour is not wanted. Meaning never rests on colour alone. */
public record Paint(boolean on) {

    /** The colour of a tone, of the 16 that every terminal has: those of the workbench. */
    private static String code(Tone tone) {
        return switch (tone) {
            case PLAIN -> "";
            case FAINT -> "2";
            case STRONG -> "1";
            case ACCENT -> "36";
            case RUNNING -> "34";
            case WAITING -> "33";
            case FAILED -> "31";
            case UNDONE -> "35";
            case DONE -> "32";
        };
    }

    /** The text in a tone. */
    public String in(Tone tone, String text) {
        var code = code(tone);
        return on && !code.isEmpty() && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    /** A line in its tones. */
    public String line(Line line) {
        return line.pieces().stream().map(piece -> in(piece.tone(), piece.text())).collect(Collectors.joining());
    }

    /** Cuts a line to a width without counting colour codes; a cut line ends with an ellipsis. */
    public static String cut(String line, int width) {
        var shown = 0;
        var out = new StringBuilder();
        var last = 0;
        for (var i = 0; i < line.length();) {
            var code = line.codePointAt(i);
            var next = i + Character.charCount(code);
            if (code == 0x1b) {
                var end = line.indexOf('m', i);
                next = end < 0 ? line.length() : end + 1;
            } else if (++shown > width) {
                out.setLength(last);
                return out.append('…').append(line.indexOf(0x1b) >= 0 ? "\u001b[0m" : "").toString();
            } else if (shown == width) {
                last = out.length();
            }
            out.append(line, i, next);
            i = next;
        }
        return out.toString();
    }
}
