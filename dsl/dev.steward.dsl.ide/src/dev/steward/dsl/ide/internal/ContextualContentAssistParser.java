package dev.steward.dsl.ide.internal;

import dev.steward.dsl.ide.contentassist.antlr.PlaybookParser;
import dev.steward.dsl.internal.lexer.PlaybookTokenSource;
import dev.steward.dsl.internal.lexer.TokenTypes;
import org.antlr.runtime.ANTLRStringStream;
import org.antlr.runtime.CharStream;
import org.antlr.runtime.CommonToken;
import org.antlr.runtime.Token;
import org.antlr.runtime.TokenSource;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.xtext.parser.antlr.AntlrTokenDefProvider;

/**
 * The generated parser for content assist over the same hand-written tokens as the language's own. What a word means
 * depends on the words behind it, so a text to parse may go on behind {@link #CURSOR} with what is likely to follow:
 * that decides about the words before, and is not parsed itself.
 */
@NonNullByDefault({}) // overrides what has no null annotations
public class ContextualContentAssistParser extends PlaybookParser {

    /** Where the text to parse ends; no other text holds this character. */
    public static final char CURSOR = '\u0003';

    /** The numbers of its tokens; those of the language's own parser differ. */
    private static final String TOKENS = "dev/steward/dsl/ide/contentassist/antlr/internal/InternalPlaybook.tokens";

    private @Nullable TokenTypes types;

    @Override
    protected TokenSource createLexer(CharStream stream) {
        String text = stream.size() == 0 ? "" : stream.substring(0, stream.size() - 1);
        int cursor = text.indexOf(CURSOR);
        return cursor < 0 ? tokens(stream)
                : new Until(tokens(new ANTLRStringStream(text.replace(CURSOR, ' '))), cursor);
    }

    /** All tokens of a text, hidden ones too. */
    public TokenSource tokens(String text) {
        return tokens(new ANTLRStringStream(text));
    }

    private TokenSource tokens(CharStream stream) {
        TokenTypes known = types;
        if (known == null) {
            AntlrTokenDefProvider tokens = new AntlrTokenDefProvider();
            tokens.setAntlrTokenFileProvider(
                    () -> ContextualContentAssistParser.class.getClassLoader().getResourceAsStream(TOKENS));
            known = new TokenTypes(tokens);
            types = known;
        }
        return new PlaybookTokenSource(stream, known);
    }

    /** The tokens that begin before an offset. */
    private record Until(TokenSource all, int offset) implements TokenSource {

        @Override
        public Token nextToken() {
            Token token = all.nextToken();
            return token instanceof CommonToken known && known.getStartIndex() >= offset ? Token.EOF_TOKEN : token;
        }

        @Override
        public String getSourceName() {
            return all.getSourceName();
        }
    }
}
