package dev.steward.dsl.ide.internal.fixes;

import dev.steward.dsl.ide.TextEdit;

/** Takes pieces out of texts so that neither blank lines nor commas are left behind. */
final class Removal {

    private Removal() {
    }

    /** The piece with its lines when nothing else stands on them, else with the space or comma beside it. */
    static TextEdit of(String text, int from, int to) {
        int start = from;
        int end = to;
        while (start > 0 && isBlank(text.charAt(start - 1))) {
            start--;
        }
        int behind = to;
        while (behind < text.length() && isBlank(text.charAt(behind))) {
            behind++;
        }
        boolean lineBegins = start == 0 || text.charAt(start - 1) == '\n';
        boolean lineEnds = behind == text.length() || text.charAt(behind) == '\n';
        if (behind < text.length() && text.charAt(behind) == ',') {
            start = from;
            end = behind + 1;
            while (end < text.length() && isBlank(text.charAt(end))) {
                end++;
            }
        } else if (start > 0 && text.charAt(start - 1) == ',') {
            start--;
        } else if (lineBegins && lineEnds) {
            end = Math.min(text.length(), behind + 1);
        }
        return new TextEdit(start, end - start, "");
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
