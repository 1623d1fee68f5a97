package dev.steward.llm.internal.rehearsal;

/** Cuts texts to a length. */
final class Cut {

    private Cut() {
    }

    /** At most {@code max} characters, ending with a whole word where one fits. */
    static String words(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        var cut = hard(text, max);
        var space = cut.lastIndexOf(' ');
        return (space > max / 2 ? cut.substring(0, space) : cut).strip();
    }

    /** At most {@code max} characters, ending with a whole paragraph, line or word where one fits. */
    static String lines(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        var cut = hard(text, max);
        var line = cut.lastIndexOf('\n');
        return line > max / 2 ? cut.substring(0, line).strip() : words(text, max);
    }

    /** From {@code min} to {@code max} characters, filled up where the text is too short. */
    static String between(String text, int min, int max) {
        var filled = new StringBuilder(text);
        while (filled.length() < min) {
            filled.append(filled.isEmpty() ? "" : " ").append(Wording.LABEL);
        }
        var cut = words(filled.toString(), max);
        return cut.length() < min ? hard(filled.toString(), max) : cut;
    }

    private static String hard(String text, int max) {
        var end = Math.max(0, max);
        return text.substring(0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }
}
