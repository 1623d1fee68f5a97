package dev.steward.dsl.internal.lexer;

import dev.steward.dsl.internal.lexer.RawToken.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Cuts a text into raw tokens. It never fails: what is no token becomes an {@link Kind#INVALID} one with a sentence.
 * Texts with {@code ${…}} inside become a start, the tokens of the expressions, and middle and end pieces; so that
 * expressions may hold braces and quotes of their own.
 */
final class Scanner {

    private static final String[] SYMBOLS = { "->", "==", "!=", "<=", ">=", "??", "?.", "..", "{", "}", "(", ")", "[",
            "]", ":", ",", ".", "=", "<", ">", "+", "-", "*", "/", "?" };

    private static final String INTERPOLATION = "${";
    private final String text;
    private final List<RawToken> tokens = new ArrayList<>();
    private final Deque<Interpolation> interpolations = new ArrayDeque<>();
    private final Quantities quantities;
    private int position;

    /** An open {@code ${}; braces counts the plain braces that are open inside it. */
    private static final class Interpolation {
        private final boolean block;
        /** Where the text began that it stands in. */
        private final int origin;
        private int braces;

        Interpolation(boolean block, int origin) {
            this.block = block;
            this.origin = origin;
        }
    }

    Scanner(String text) {
        this.text = text;
        this.quantities = new Quantities(text);
    }

    List<RawToken> scan() {
        while (position < text.length()) {
            next(text.charAt(position));
        }
        return tokens;
    }

    private void next(char c) {
        if (Character.isWhitespace(c) || c == '\u00a0' || c == '\ufeff') {
            space();
        } else if (c == '"') {
            boolean block = text.startsWith("\"\"\"", position);
            if (block && !interpolations.isEmpty() && interpolations.peek().block) {
                // a forgotten brace must not swallow the rest of the file: three quotes end the text they stand in
                text(interpolations.pop().origin, position, true, true);
            } else {
                text(position, position + (block ? 3 : 1), block, false);
            }
        } else if (c >= '0' && c <= '9') {
            Quantities.Quantity quantity = quantities.at(position);
            add(quantity.kind(), quantity.end());
        } else if (isWordStart(c)) {
            word();
        } else if (text.startsWith("//", position)) {
            int end = position;
            while (end < text.length() && !isLineEnd(text.charAt(end))) {
                end++;
            }
            add(Kind.SL_COMMENT, end);
        } else if (text.startsWith("/*", position)) {
            int end = text.indexOf("*/", position + 2);
            if (end < 0) {
                invalid(text.length(), "This comment has no end: close it with */.");
            } else {
                add(Kind.ML_COMMENT, end + 2);
            }
        } else {
            symbol(c);
        }
    }

    private void space() {
        int end = position;
        boolean lineEnd = false;
        while (end < text.length()
                && (Character.isWhitespace(text.charAt(end)) || text.charAt(end) == '\u00a0'
                        || text.charAt(end) == '\ufeff')) {
            lineEnd |= isLineEnd(text.charAt(end));
            end++;
        }
        if (lineEnd) {
            // a one-line text never reaches over its line: forgotten braces must not swallow the rest of the file
            while (!interpolations.isEmpty() && !interpolations.peek().block) {
                interpolations.pop();
            }
        }
        add(Kind.WS, end);
    }

    private void word() {
        int end = position + 1;
        while (end < text.length() && isWordPart(text.charAt(end))) {
            end++;
        }
        add(Kind.WORD, end);
    }

    private void symbol(char c) {
        if (c == '{' && !interpolations.isEmpty()) {
            interpolations.peek().braces++;
        } else if (c == '}' && !interpolations.isEmpty()) {
            Interpolation open = interpolations.peek();
            if (open.braces == 0) {
                interpolations.pop();
                text(open.origin, position + 1, open.block, true);
                return;
            }
            open.braces--;
        }
        for (String symbol : SYMBOLS) {
            if (text.startsWith(symbol, position)) {
                add(Kind.SYMBOL, position + symbol.length());
                return;
            }
        }
        int end = position + Character.charCount(text.codePointAt(position));
        foreign(c, end);
    }

    /** What other languages write, with what is written here instead. */
    private void foreign(char c, int end) {
        switch (c) {
            case '\'' -> {
                int close = text.indexOf('\'', end);
                int line = end;
                while (line < text.length() && !isLineEnd(text.charAt(line))) {
                    line++;
                }
                invalid(close >= 0 && close < line ? close + 1 : end, "A text stands in double quotes: write \"…\".");
            }
            case '&' -> invalid(text.startsWith("&&", position) ? end + 1 : end, "Instead of & write and.");
            case '|' -> invalid(text.startsWith("||", position) ? end + 1 : end, "Instead of | write or.");
            case '!' -> invalid(end, "Instead of ! write not.");
            case '#' -> invalid(end, "A comment begins with //: write that instead of #.");
            default -> invalid(end, "The character " + text.substring(position, end)
                    + " has no meaning here: remove it.");
        }
    }

    /**
     * Reads the piece of a text that starts at {@code from}, up to the closing quote or the next expression.
     *
     * @param start where the whole text began
     */
    private void text(int start, int from, boolean block, boolean continued) {
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\\') {
                i += 2;
            } else if (c == '$' && text.startsWith(INTERPOLATION, i)) {
                interpolations.push(new Interpolation(block, start));
                add(piece(block, continued, true), i + INTERPOLATION.length());
                return;
            } else if (block ? text.startsWith("\"\"\"", i) : c == '"') {
                add(continued ? piece(block, true, false) : Kind.STRING, i + (block ? 3 : 1));
                return;
            } else if (!block && isLineEnd(c)) {
                break;
            } else {
                i++;
            }
        }
        String which = continued && block ? "The text that begins in line " + lineOf(start) : "This text";
        invalid(Math.min(i, text.length()), block
                ? which + " has no end: close it with three quotes (\"\"\")."
                : "This text has no end: close it with a quote (\") on the same line.");
    }

    private long lineOf(int offset) {
        return text.substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
    }

    private static Kind piece(boolean block, boolean continued, boolean open) {
        if (open) {
            return continued ? (block ? Kind.BLOCK_MIDDLE : Kind.TEXT_MIDDLE)
                    : (block ? Kind.BLOCK_START : Kind.TEXT_START);
        }
        return block ? Kind.BLOCK_END : Kind.TEXT_END;
    }

    private void add(Kind kind, int end) {
        add(kind, end, null);
    }

    private void invalid(int end, String problem) {
        add(Kind.INVALID, end, problem);
    }

    private void add(Kind kind, int end, @Nullable String problem) {
        tokens.add(new RawToken(kind, position, end, text.substring(position, end), problem));
        position = end;
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    static boolean isWordStart(char c) {
        return c == '_' || Character.isLetter(c);
    }

    static boolean isWordPart(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }
}
