package dev.steward.dsl.ide.internal;

import dev.steward.dsl.ide.contentassist.antlr.PlaybookParser;
import dev.steward.dsl.internal.lexer.PlaybookTokenSource;
import dev.steward.dsl.internal.lexer.TokenTypes;
import org.antlr.runtime.CharStream;
import org.antlr.runtime.TokenSource;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.xtext.parser.antlr.AntlrTokenDefProvider;

/** The generated parser for content assist over the same hand-written tokens as the language's own. */
@NonNullByDefault({}) // overrides what has no null annotations
public class ContextualContentAssistParser extends PlaybookParser {

    /** The numbers of its tokens; those of the language's own parser differ. */
    private static final String TOKENS = "dev/steward/dsl/ide/contentassist/antlr/internal/InternalPlaybook.tokens";

    private @Nullable TokenTypes types;

    @Override
    protected TokenSource createLexer(CharStream stream) {
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
}
