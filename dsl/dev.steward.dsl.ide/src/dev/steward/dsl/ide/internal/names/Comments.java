package dev.steward.dsl.ide.internal.names;

/** What people write above a declaration. */
public final class Comments {

    private Comments() {
    }

    /**
     * The comment that ends in the line above an offset, without its marks; empty when there is none or a blank line
     * stands between.
     */
    public static String above(String text, int offset) {
        int line = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
        if (!text.substring(line, Math.min(offset, text.length())).isBlank()) {
            return "";
        }
        String before = text.substring(0, line);
        return before.stripTrailing().endsWith("*/") && before.chars().skip(before.stripTrailing().length())
                .filter(c -> c == '\n').count() == 1 ? block(before.stripTrailing()) : lines(before);
    }

    private static String block(String before) {
        int start = before.lastIndexOf("/*");
        if (start < 0) {
            return "";
        }
        String inner = before.substring(start + 2, before.length() - 2);
        StringBuilder out = new StringBuilder();
        inner.lines().map(l -> l.strip().replaceFirst("^\\*+ ?", "")).filter(l -> !l.isEmpty())
                .forEach(l -> out.append(out.isEmpty() ? "" : " ").append(l));
        return out.toString();
    }

    private static String lines(String before) {
        StringBuilder out = new StringBuilder();
        int end = before.length();
        while (end > 0) {
            int start = before.lastIndexOf('\n', end - 2) + 1;
            String line = before.substring(start, end).strip();
            if (!line.startsWith("//")) {
                break;
            }
            out.insert(0, line.replaceFirst("^/+ ?", "") + (out.isEmpty() ? "" : " "));
            end = start;
        }
        return out.toString().strip();
    }
}
