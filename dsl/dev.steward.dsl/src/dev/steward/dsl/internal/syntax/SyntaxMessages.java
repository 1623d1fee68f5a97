package dev.steward.dsl.internal.syntax;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.internal.lexer.InvalidToken;
import org.antlr.runtime.MismatchedTokenException;
import org.antlr.runtime.RecognitionException;
import org.antlr.runtime.Token;
import org.antlr.runtime.TokenStream;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.xtext.nodemodel.SyntaxErrorMessage;
import org.eclipse.xtext.parser.antlr.ISyntaxErrorMessageProvider;

/** Says in a sentence what the parser stumbled over and what to write. */
@NonNullByDefault({}) // overrides what has no null annotations
public class SyntaxMessages implements ISyntaxErrorMessageProvider {

    private static final int LONGEST = 40;

    @Override
    public @Nullable SyntaxErrorMessage getSyntaxErrorMessage(IParserErrorContext context) {
        RecognitionException problem = context.getRecognitionException();
        String sentence = problem == null ? unreadable(context) : sentence(context, problem);
        return new SyntaxErrorMessage(sentence, IssueCodes.SYNTAX);
    }

    @Override
    public @Nullable SyntaxErrorMessage getSyntaxErrorMessage(IValueConverterErrorContext context) {
        return new SyntaxErrorMessage("This value cannot be read: correct or remove it.", IssueCodes.SYNTAX);
    }

    /** What the lexer said about characters is a sentence already; all else is jargon. */
    private static String unreadable(IParserErrorContext context) {
        String said = context.getDefaultMessage();
        boolean ours = said != null && said.endsWith(".") && !said.contains("RULE_");
        return ours ? said : "This cannot be read here: correct or remove it.";
    }

    private static String sentence(IParserErrorContext context, RecognitionException problem) {
        Token token = problem.token;
        if (token instanceof InvalidToken invalid) {
            return invalid.problem();
        }
        String construct = construct(context.getCurrentContext());
        String found = found(token);
        String limits = isEnd(token) ? null : LimitWords.advice(before(problem, 2), before(problem, 1),
                problem instanceof MismatchedTokenException mismatch ? name(context.getTokenNames(), mismatch.expecting)
                        : null,
                construct);
        if (limits != null) {
            return limits;
        }
        if (problem instanceof MismatchedTokenException mismatch) {
            String expected = name(context.getTokenNames(), mismatch.expecting);
            if (expected == null) {
                return Expected.atTop(found, around(problem));
            }
            if (isEnd(token) && !expected.startsWith("RULE_")) {
                return "The file ends too early: " + Expected.token(expected) + " is missing."
                        + open(expected, problem);
            }
            String before = before(problem, 1);
            if (found.matches("[smhdw]") && before.matches("[0-9]+")) {
                return "A unit of one letter stands right behind its number: write " + before + found + ".";
            }
            String missing = Expected.missing(Expected.begun(before, construct), expected);
            if (missing == null && "'='".equals(expected)) {
                missing = found.equals("in") ? Expected.foreign("for") : Expected.statement(before, around(problem));
            } else if (missing == null && "'}'".equals(expected) && !"PlaybookFile".equals(construct)) {
                missing = Expected.foreign(found);
                missing = missing != null ? missing : Expected.within(found, around(problem));
            }
            return missing != null ? missing : "Here " + Expected.token(expected) + " is needed, but there is " + found
                    + "." + open(expected, problem);
        }
        String inside = Expected.inside(construct);
        if (isEnd(token)) {
            return "The file ends too early: something is missing here.";
        }
        return "Here cannot be " + found + "." + (inside != null ? " " + inside
                : " A value, a name or the end of the line before it is missing.");
    }

    /** The element of a construct is made with its first value, so only the word before tells what was begun. */
    private static String before(RecognitionException problem, int back) {
        Token token = problem.token;
        int left = back;
        if (token != null && problem.input instanceof TokenStream tokens) {
            for (int i = token.getTokenIndex() - 1; i >= 0; i--) {
                String text = tokens.get(i).getText();
                if (text != null && !text.isBlank() && !text.startsWith("//") && !text.startsWith("/*")
                        && --left == 0) {
                    return text;
                }
            }
        }
        return "";
    }

    private static Surroundings around(RecognitionException problem) {
        return problem.input instanceof TokenStream tokens ? Surroundings.of(tokens, problem.token)
                : new Surroundings("", "");
    }

    /** Which brace it is that nothing closes. */
    private static String open(String expected, RecognitionException problem) {
        int line = "'}'".equals(expected) && problem.input instanceof TokenStream tokens
                ? OpenBrace.line(tokens, problem.token) : 0;
        return line == 0 ? "" : " The { in line " + line + " was never closed.";
    }

    private static String construct(@Nullable EObject element) {
        return element == null ? "PlaybookFile" : element.eClass().getName();
    }

    private static boolean isEnd(@Nullable Token token) {
        return token == null || token.getType() == Token.EOF;
    }

    private static String found(@Nullable Token token) {
        if (token == null || token.getType() == Token.EOF || token.getText() == null) {
            return "the end of the file";
        }
        String text = token.getText().strip();
        int line = text.indexOf('\n');
        String one = line >= 0 ? text.substring(0, line) : text;
        return one.length() > LONGEST ? one.substring(0, LONGEST) + "…" : one;
    }

    private static @Nullable String name(String @Nullable [] names, int type) {
        return names != null && type >= 0 && type < names.length ? names[type] : null;
    }
}
