package dev.steward.dsl.internal.lexer;

import java.util.Set;

/**
 * Counts how deep brackets, prefixes and chains of operators go. The parser and all that walks its tree are recursive,
 * so a limit far above what people write keeps every input within the stack.
 */
final class Nesting {

    static final String MESSAGE = "This is nested too deeply to be read: split it into steps with names of their own.";

    private static final int MAX_DEPTH = 60;
    private static final int MAX_CHAIN = 250;
    private static final Set<String> CHAIN = Set.of(".", "?.", "+", "-", "*", "/", "==", "!=", "<", ">", "<=", ">=",
            "??", "and", "or", "in", "not");
    private static final Set<String> CHAIN_ENDS = Set.of(",", ":", "=", "->", ";");

    private final int[] chain = new int[MAX_DEPTH + 2];
    private int depth;

    /** How many brackets and interpolations are open. */
    int depth() {
        return depth;
    }

    boolean tooDeepAt(RawToken token) {
        switch (token.kind()) {
            case TEXT_START, BLOCK_START -> open();
            case TEXT_END, BLOCK_END -> close();
            case TEXT_MIDDLE, BLOCK_MIDDLE -> chain[depth] = 0;
            case SYMBOL, WORD -> count(token.text());
            default -> {
                return false;
            }
        }
        return depth > MAX_DEPTH || chain[depth] > MAX_CHAIN;
    }

    private void count(String text) {
        switch (text) {
            case "{", "(", "[" -> open();
            case "}", ")", "]" -> {
                close();
                if (text.equals("}")) {
                    chain[depth] = 0;
                }
            }
            default -> {
                if (CHAIN.contains(text)) {
                    chain[depth]++;
                } else if (CHAIN_ENDS.contains(text)) {
                    chain[depth] = 0;
                }
            }
        }
    }

    private void open() {
        depth++;
        chain[Math.min(depth, MAX_DEPTH + 1)] = 0;
    }

    private void close() {
        depth = Math.max(0, depth - 1);
    }
}
