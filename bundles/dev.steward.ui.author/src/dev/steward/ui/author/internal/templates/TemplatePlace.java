package dev.steward.ui.author.internal.templates;

/**
 * Where a cursor stands, told from the characters alone, so that it works in every text.
 *
 * @param start of the word before the cursor
 * @param context of the templates that can stand there; empty when none can
 */
record TemplatePlace(int start, String context) {

    private static final String NONE = "";

    static TemplatePlace of(String text, int offset) {
        int start = offset;
        while (start > 0 && Character.isJavaIdentifierPart(text.charAt(start - 1))) {
            start--;
        }
        int line = text.lastIndexOf('\n', start - 1) + 1;
        if (!text.substring(line, start).isBlank()) {
            return new TemplatePlace(start, NONE);
        }
        return new TemplatePlace(start, context(text, start));
    }

    private static String context(String text, int end) {
        int depth = 0;
        boolean isPlaybook = false;
        int lineStart = 0;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                lineStart = i + 1;
            } else if (text.startsWith("//", i)) {
                i = endOf(text, "\n", i, end) - 1;
            } else if (text.startsWith("\"\"\"", i)) {
                i = endOf(text, "\"\"\"", i + 3, end) + 2;
            } else if (c == '"') {
                i = endOf(text, "\"", i + 1, end);
            } else if (c == '{' && depth++ == 0) {
                isPlaybook = text.startsWith("playbook ", lineStart);
            } else if (c == '}') {
                depth--;
            }
            if (i >= end) {
                // the cursor is inside a text
                return NONE;
            }
        }
        return depth == 0 ? PlaybookTemplates.IN_FILE : isPlaybook ? PlaybookTemplates.IN_PLAYBOOK : NONE;
    }

    private static int endOf(String text, String mark, int from, int end) {
        int at = text.indexOf(mark, from);
        return at < 0 ? end : at;
    }
}
