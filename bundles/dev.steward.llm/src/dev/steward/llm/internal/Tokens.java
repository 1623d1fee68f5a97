package dev.steward.llm.internal;

import java.util.List;

import dev.steward.engine.spi.ModelClient.Turn;

/**
 * Token estimates that lean high, since money is reserved by them: letters and spaces count a third of a token, digits
 * and signs one, everything beyond ASCII two. No tokenizer that we know of needs more for business text.
 */
public final class Tokens {

    private static final int PER_TURN = 8;
    /** What providers add for instructions of their own about structured answers. */
    private static final int STRUCTURE = 600;

    private Tokens() {
    }

    /** Estimate for a text. */
    public static long of(String text) {
        long thirds = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            thirds += c >= 128 ? 6 : Character.isLetter(c) || Character.isWhitespace(c) ? 1 : 3;
        }
        return (thirds + 2) / 3;
    }

    /** Estimate for a conversation that asks for an answer by a schema. */
    public static long of(List<Turn> turns, String schema) {
        return turns.stream().mapToLong(turn -> of(turn.text()) + PER_TURN).sum() + of(schema) + STRUCTURE;
    }
}
