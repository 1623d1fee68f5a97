package dev.steward.dsl.ide;

import java.util.List;

/**
 * Something that may be written at a place.
 *
 * @param label what the list shows
 * @param detail what the list shows behind it, such as a type; may be empty
 * @param documentation sentences; may be empty
 * @param offset of the first character that it replaces
 * @param length how many characters it replaces
 * @param text what is written; its lines are indented for the place
 * @param placeholders pieces of the text to fill in, in the order of filling; the cursor ends behind the text when
 *            there is none
 * @param others what has to change elsewhere in the file, such as an import
 */
public record Proposal(String label, Kind kind, String detail, String documentation, int offset, int length,
        String text, List<Placeholder> placeholders, List<TextEdit> others) {

    /** Copies the lists. */
    public Proposal {
        placeholders = List.copyOf(placeholders);
        others = List.copyOf(others);
    }

    /** What is proposed. */
    public enum Kind {
        KEYWORD, SNIPPET, STEP, VALUE, INPUT, FIELD, FUNCTION, OPERATION, CONNECTOR, AGENT, PLAYBOOK, TYPE, NAME, WORD,
        ERROR, PACKAGE, TEXT
    }

    /**
     * A piece of the text that is meant to be overwritten.
     *
     * @param offset in characters from the beginning of the text
     */
    public record Placeholder(int offset, int length) {
    }

    /** The text in the notation that most editors know: {@code ${1:default}}, {@code $0} where the cursor ends. */
    public String snippet() {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (int i = 0; i < placeholders.size(); i++) {
            Placeholder each = placeholders.get(i);
            int end = each.offset() + each.length();
            out.append(escaped(text.substring(from, each.offset()))).append("${").append(i + 1).append(':')
                    .append(escaped(text.substring(each.offset(), end))).append('}');
            from = end;
        }
        return out.append(escaped(text.substring(from))).append("$0").toString();
    }

    private static String escaped(String plain) {
        return plain.replace("\\", "\\\\").replace("$", "\\$").replace("}", "\\}");
    }
}
