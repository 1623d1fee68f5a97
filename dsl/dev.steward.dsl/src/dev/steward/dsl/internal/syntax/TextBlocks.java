package dev.steward.dsl.internal.syntax;

import java.util.ArrayList;
import java.util.List;

/** Escapes in texts, and the common indentation of texts in three quotes. */
public final class TextBlocks {

    private TextBlocks() {
    }

    /** Replaces {@code \n \t \" \\ \$}; any other escape stays as it is written. */
    public static String unescape(String raw) {
        if (raw.indexOf('\\') < 0) {
            return raw;
        }
        StringBuilder out = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            char next = i + 1 < raw.length() ? raw.charAt(i + 1) : 0;
            if (c != '\\' || "nt\"\\$".indexOf(next) < 0 || next == 0) {
                out.append(c);
            } else {
                out.append(next == 'n' ? '\n' : next == 't' ? '\t' : next);
                i++;
            }
        }
        return out.toString();
    }

    /** Takes the common indentation and the blank first and last line from a whole text. */
    public static String strip(String text) {
        return strip(List.of(text)).get(0);
    }

    /** The same for the pieces of a text between which expressions stand. */
    public static List<String> strip(List<String> pieces) {
        int indent = indent(pieces);
        List<String> out = new ArrayList<>(pieces.size());
        for (int p = 0; p < pieces.size(); p++) {
            String[] lines = pieces.get(p).replace("\r\n", "\n").split("\n", -1);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < lines.length; i++) {
                boolean startsLine = i > 0;
                boolean last = p == pieces.size() - 1 && i == lines.length - 1;
                if (i == 1 && p == 0 && lines[0].isBlank()) {
                    text.setLength(0);
                } else if (startsLine && !(last && lines[i].isBlank())) {
                    text.append('\n');
                }
                String line = startsLine ? lines[i].substring(Math.min(indent, leading(lines[i]))) : lines[i];
                text.append(last && startsLine && line.isBlank() ? "" : line);
            }
            out.add(text.toString());
        }
        return out;
    }

    private static int indent(List<String> pieces) {
        int indent = Integer.MAX_VALUE;
        for (int p = 0; p < pieces.size(); p++) {
            String[] lines = pieces.get(p).split("\n", -1);
            for (int i = 1; i < lines.length; i++) {
                boolean expressionFollows = i == lines.length - 1 && p < pieces.size() - 1;
                if (expressionFollows || !lines[i].isBlank()) {
                    indent = Math.min(indent, leading(lines[i]));
                }
            }
        }
        return indent == Integer.MAX_VALUE ? 0 : indent;
    }

    private static int leading(String line) {
        int i = 0;
        while (i < line.length() && (line.charAt(i) == ' ' || line.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }
}
