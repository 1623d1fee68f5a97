package dev.steward.dsl.internal.syntax;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.xtext.nodemodel.SyntaxErrorMessage;
import org.eclipse.xtext.parser.antlr.ISyntaxErrorMessageProvider;

/** Says in a sentence what the parser stumbled over and what to write. */
@NonNullByDefault({}) // overrides what has no null annotations
public class SyntaxMessages implements ISyntaxErrorMessageProvider {

    @Override
    public @Nullable SyntaxErrorMessage getSyntaxErrorMessage(IParserErrorContext context) {
        return new SyntaxErrorMessage(context.getDefaultMessage(), "syntax");
    }

    @Override
    public @Nullable SyntaxErrorMessage getSyntaxErrorMessage(IValueConverterErrorContext context) {
        return new SyntaxErrorMessage("This value cannot be read.", "syntax");
    }
}
