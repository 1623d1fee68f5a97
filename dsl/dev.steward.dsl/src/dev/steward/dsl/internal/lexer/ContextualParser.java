package dev.steward.dsl.internal.lexer;

import dev.steward.dsl.parser.antlr.PlaybookParser;
import org.antlr.runtime.CharStream;
import org.antlr.runtime.Token;
import org.antlr.runtime.TokenSource;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.xtext.parser.antlr.ITokenDefProvider;
import org.eclipse.xtext.parser.antlr.XtextTokenStream;

/** The generated parser over the hand-written tokens. One injector's parser serves one thread at a time. */
@NonNullByDefault({}) // overrides what has no null annotations
public class ContextualParser extends PlaybookParser {

    private @Nullable TokenTypes types;

    @Override
    protected TokenSource createLexer(CharStream stream) {
        TokenTypes known = types;
        if (known == null) {
            known = new TokenTypes(getTokenDefProvider());
            types = known;
        }
        return new PlaybookTokenSource(stream, known);
    }

    @Override
    protected XtextTokenStream createTokenStream(TokenSource source) {
        return new ExplainingTokenStream(source, getTokenDefProvider());
    }

    /** What a word means depends on its neighbours, so a change may reach beyond its own lines. */
    @Override
    protected boolean isReparseSupported() {
        return false;
    }

    private static final class ExplainingTokenStream extends XtextTokenStream {

        ExplainingTokenStream(TokenSource source, ITokenDefProvider types) {
            super(source, types);
        }

        @Override
        public @Nullable String getLexerErrorMessage(Token token) {
            return token instanceof InvalidToken invalid ? invalid.problem() : null;
        }
    }
}
