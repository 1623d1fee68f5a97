package dev.steward.dsl.tests;

import java.util.List;
import java.util.Random;

/** Ways to spoil a text, decided by a seed. */
public final class Mutations {

    private static final List<String> PIECES = List.of("{", "}", "(", ")", "[", "]", "\"", "\"\"\"", "${", "->", ":",
            "=", ",", ".", "..", "?", "??", "?.", "step ", "playbook ", "when ", "else ", "not ", "-", "9:00", "38%",
            "1.50 USD", "/*", "//", "\n", "\\", "\u0000", "é", "recall ", "human edit ", "branch {", "foreach x in ",
            "99999999999999999999", "2026-13-45", "on ", "undo ", "approve \"", "Issue { ", "next", "none");

    private Mutations() {
    }

    /** Spoils a text in one to six places. */
    public static String mutate(String text, Random random) {
        StringBuilder out = new StringBuilder(text);
        int times = 1 + random.nextInt(6);
        for (int i = 0; i < times && !out.isEmpty(); i++) {
            int at = random.nextInt(out.length());
            int end = Math.min(out.length(), at + 1 + random.nextInt(random.nextInt(4) == 0 ? 200 : 8));
            switch (random.nextInt(6)) {
                case 0 -> out.delete(at, end);
                case 1 -> out.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 2 -> out.insert(random.nextInt(out.length()), out.substring(at, end));
                case 3 -> out.setLength(at);
                case 4 -> out.replace(at, end, PIECES.get(random.nextInt(PIECES.size())));
                default -> out.insert(at, PIECES.get(random.nextInt(PIECES.size())).repeat(1 + random.nextInt(300)));
            }
        }
        return out.toString();
    }

    /** Changes white space between tokens; that in quotes and comments stays. */
    static String mangleWhiteSpace(String text, Random random) {
        StringBuilder out = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int lineEnd = text.indexOf('\n', i);
            if (!quoted && c == ' ' && lineEnd > 0 && text.substring(i, lineEnd).contains("${\"")) {
                // quotes inside quotes: leave the line
                out.append(text, i, lineEnd);
                i = lineEnd - 1;
                continue;
            }
            if (text.startsWith("//", i) && !quoted || text.startsWith("/*", i) && !quoted) {
                String close = text.startsWith("//", i) ? "\n" : "*/";
                int end = text.indexOf(close, i) + close.length();
                out.append(text, i, end);
                i = end - 1;
                continue;
            }
            quoted ^= c == '"';
            boolean inNumber = i > 0 && Character.isDigit(text.charAt(i - 1));
            if (!quoted && c == ' ' && !inNumber) {
                out.append(" \n\t".charAt(random.nextInt(8) == 0 ? 1 : 0)).append(" ".repeat(random.nextInt(4)));
            } else if (!quoted && c == '\n') {
                out.append(random.nextInt(3) == 0 ? "\n\n\n" : "\n").append(" ".repeat(random.nextInt(9)));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
