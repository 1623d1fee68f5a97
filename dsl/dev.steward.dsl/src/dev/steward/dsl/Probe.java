package dev.steward.dsl;

/**
 * A text with one expression more, which is read as if it stood at a step: as a value on a line of its own, so that it
 * sees and means there what it would in the playbook.
 *
 * @param text       with that line
 * @param line       its number, from 1
 * @param expression where the expression begins in the text
 */
public record Probe(String text, int line, int expression) {

    /** The name of the value, which nobody else uses. */
    public static final String NAME = "watched__value";

    /** In parentheses, so that one which is not complete is at fault by itself and not with what follows. */
    private static final String BEGINS = NAME + " = (", ENDS = ")\n";

    /** Before the step that begins at an offset. */
    public static Probe before(String text, int offset, String expression) {
        var at = Math.clamp(offset, 0, text.length());
        return new Probe(text.substring(0, at) + BEGINS + expression + ENDS + text.substring(at), line(text, at),
                at + BEGINS.length());
    }

    /** Behind the step that ends before an offset, where its own value has its name. */
    public static Probe after(String text, int offset, String expression) {
        var at = Math.clamp(offset, 0, text.length());
        return new Probe(text.substring(0, at) + "\n" + BEGINS + expression + ENDS + text.substring(at),
                line(text, at) + 1, at + 1 + BEGINS.length());
    }

    private static int line(String text, int offset) {
        return 1 + (int) text.substring(0, offset).chars().filter(character -> character == '\n').count();
    }
}
