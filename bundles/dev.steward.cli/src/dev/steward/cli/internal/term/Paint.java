package dev.steward.cli.internal.term;

/** Gives text a colour, or leaves it alone where colour is not wanted. Meaning never rests on colour alone. */
public record Paint(boolean on) {

    /** Meanings that have a colour: those of the workbench, in the 16 colours that every terminal has. */
    public enum Tone {
        PLAIN(""), FAINT("2"), STRONG("1"), ACCENT("36"), RUNNING("34"), WAITING("33"), FAILED("31"), UNDONE("35"),
        DONE("32");

        private final String code;

        Tone(String code) {
            this.code = code;
        }
    }

    /** The text in a tone. */
    public String in(Tone tone, String text) {
        return on && !tone.code.isEmpty() && !text.isEmpty() ? "\u001b[" + tone.code + "m" + text + "\u001b[0m" : text;
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
