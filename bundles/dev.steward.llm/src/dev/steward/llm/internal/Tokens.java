package dev.steward.llm.internal;

import dev.steward.engine.spi.ModelClient.ModelRequest;
import dev.steward.engine.spi.ModelClient.Turn;

/**
 * Token estimates that lean high, since money is reserved by them: letters and spaces count a third of a token, digits
 * and signs one, everything beyond ASCII two. No tokenizer that we know of needs more for business text.
 */
public final class Tokens {

    private static final int PER_TURN = 8;
    /** Braces, ids and key words around a call or a tool. */
    private static final int PER_TOOL = 40;
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

    /** Estimate for a conversation that asks for an answer by a schema and offers tools. */
    public static long of(ModelRequest request) {
        var turns = request.turns().stream().mapToLong(Tokens::of).sum();
        var tools = request.tools().stream()
                .mapToLong(tool -> of(tool.name() + tool.description() + tool.schema()) + PER_TOOL).sum();
        return turns + tools + of(request.schema()) + STRUCTURE;
    }

    private static long of(Turn turn) {
        var calls = turn.calls().stream().mapToLong(call -> of(call.id() + call.tool() + call.arguments()) + PER_TOOL)
                .sum();
        var answers = turn.answers();
        return of(turn.text()) + calls + (answers == null ? 0 : of(answers)) + PER_TURN;
    }
}
