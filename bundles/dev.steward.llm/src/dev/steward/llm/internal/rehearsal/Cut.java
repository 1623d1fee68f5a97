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

    private static String hard(String text, int max) {
        var end = Math.max(0, max);
        return text.substring(0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }
}
