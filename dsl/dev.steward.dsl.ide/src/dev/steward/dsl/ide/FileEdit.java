package dev.steward.dsl.ide;

import java.util.Comparator;
import java.util.List;

/**
 * Replacements in one file that belong together.
 *
 * @param edits by offset; none overlaps another
 */
public record FileEdit(String path, List<TextEdit> edits) {

    /** Sorts and copies the edits. */
    public FileEdit {
        edits = edits.stream().sorted(Comparator.comparingInt(TextEdit::offset)).toList();
    }

    /** The text with all edits made. */
    public String apply(String text) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (TextEdit edit : edits) {
            out.append(text, from, edit.offset()).append(edit.text());
            from = edit.offset() + edit.length();
        }
        return out.append(text, from, text.length()).toString();
    }
}
