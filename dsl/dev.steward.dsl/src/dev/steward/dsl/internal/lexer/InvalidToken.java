package dev.steward.dsl.internal.lexer;

import org.antlr.runtime.CharStream;
import org.antlr.runtime.CommonToken;
import org.antlr.runtime.Token;

/** A piece of text that is no token, with a sentence that says why. */
public final class InvalidToken extends CommonToken {

    private static final long serialVersionUID = 1L;

    private final String problem;

    InvalidToken(CharStream input, int start, int stop, String problem) {
        super(input, Token.INVALID_TOKEN_TYPE, Token.DEFAULT_CHANNEL, start, stop);
        this.problem = problem;
    }

    /** One sentence with the cure. */
    public String problem() {
        return problem;
    }
}
