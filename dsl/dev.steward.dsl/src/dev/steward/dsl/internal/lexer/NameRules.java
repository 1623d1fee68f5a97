package dev.steward.dsl.internal.lexer;

import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Tells whether a word that is also a keyword stands for a name, from the tokens around it. So any keyword may name a
 * field, step or parameter. Pure functions of the neighbours; null stands for the beginning or end of the file.
 */
final class NameRules {

    /** Behind these a new name is given or one is asked for: whatever follows is a name. */
    private static final Set<String> NAME_FOLLOWS = Set.of("step", "type", "enum", "record", "fact", "connector",
            "agent", "playbook", "goal", "kpi", "op", "instance", "was", "key", "scope", "probe", "auth", "editable",
            "decide", "import", "package", "foreach", "raises", "overlap", "catchUp", "state");

    private static final Set<String> BINDING_FOLLOWS = Set.of("with", "input");

    private static final Set<String> OPERAND_FOLLOWS_SYMBOL = Set.of("=", "(", ",", "[", "->", "+", "-", "*", "/",
            "==", "!=", "<", ">", "<=", ">=", "..", "??", ":");
    private static final Set<String> OPERAND_FOLLOWS_WORD = Set.of("return", "wait", "until", "undo", "when", "and",
            "or", "not", "in", "by", "because", "max", "within", "like", "where", "valid", "show", "batch", "options",
            "expires", "edit", "do", "choose", "deadline", "from", "target", "guard", "assert", "check", "constraint",
            "with", "of", "before", "after");

    /** Behind a value these go on with it or close it, so the word before them was a value itself. */
    private static final Set<String> GOES_ON = Set.of(".", ",", ")", "]", "}", "->", "+", "*", "/", "==", "!=", "<",
            ">", "<=", ">=", "..", "??", "?.", "=", ":", "and", "or", "in");

    /** Words that cannot go on with a value, so that what stands before them is one. */
    private static final Set<String> ENDS_VALUE = Set.of("else", "when", "step", "because", "expires", "retry", "on",
            "undo", "approve", "end");

    private static final Set<String> STATEMENTS = Set.of("return", "wait", "saga", "foreach", "parallel", "branch",
            "remember", "raise", "escalate", "deadline", "race", "repeat");

    private static final String OPEN = "{";

    private static final Set<String> LABELS = Set.of("pii", "untrusted", "secret");

    private NameRules() {
    }

    /**
     * @param outcomeArrow whether the last arrow's left side was an error or an expiry, not a condition
     */
    static boolean isName(Context at, boolean outcomeArrow) {
        String next = at.next();
        if (at.previousIs(".") || at.previousIs("?.") || ":".equals(next) || ".".equals(next) || "?.".equals(next)) {
            return true;
        }
        if ("=".equals(next)) {
            return !isNamelessStep(at);
        }
        if ("test".equals(at.previousKeyword())) {
            return !(at.word().equals("policy") && at.nextIsWord());
        }
        if ("for".equals(at.previousKeyword()) && "prompt".equals(at.word())) {
            // what a policy looks at
            return true;
        }
        if (at.previousKeyword() != null && NAME_FOLLOWS.contains(at.previousKeyword())) {
            return true;
        }
        return isOperandPosition(at) && !startsExpression(at, outcomeArrow);
    }

    /** {@code step = …} where a statement begins: more likely a name was forgotten than that this is one. */
    private static boolean isNamelessStep(Context at) {
        String before = at.previousKeyword();
        boolean named = before != null && (NAME_FOLLOWS.contains(before) || BINDING_FOLLOWS.contains(before));
        return at.word().equals("step") && !named && !at.previousIs(",");
    }

    private static boolean isOperandPosition(Context at) {
        String keyword = at.previousKeyword();
        if (keyword != null) {
            return OPERAND_FOLLOWS_WORD.contains(keyword);
        }
        return at.afterInterpolationStart() || OPERAND_FOLLOWS_SYMBOL.contains(at.previousSymbol());
    }

    private static boolean startsExpression(Context at, boolean outcomeArrow) {
        String next = at.next();
        return switch (at.word()) {
            case "not", "wait" -> !valueEnds(at);
            case "branch", "race" -> OPEN.equals(next);
            case "foreach" -> "in".equals(at.afterNext());
            case "parallel" -> OPEN.equals(next) || "max".equals(next) || "join".equals(next);
            case "repeat" -> OPEN.equals(next) || "at".equals(next) || "until".equals(next);
            case "recall", "remember" -> at.nextIsWord() && !valueEnds(at);
            case "human" -> "edit".equals(next) || "do".equals(next) || "choose".equals(next);
            case "on" -> "event".equals(next);
            case "until" -> "wait".equals(at.previousKeyword());
            case "called" -> "not".equals(at.previousKeyword());
            case "in" -> "not".equals(at.previousKeyword());
            case "max", "min" -> at.previousIs("(") && at.nextIsNumber() || at.previousIs(",") && at.nextIsNumber();
            case "assert", "check", "mock", "decide", "clock", "fixture", "then", "after" ->
                "expires".equals(at.previousKeyword())
                        && !valueEnds(at) || "edit".equals(at.previousKeyword()) && !valueEnds(at);
            case "returns" -> "edit".equals(at.previousKeyword()) && !valueEnds(at);
            case "with" -> "edit".equals(at.previousKeyword()) && at.nextIsWord() && "=".equals(at.afterNext());
            case "no", "state" -> ("constraint".equals(at.previousKeyword()) || isAssertion(at)) && at.nextIsWord();
            default -> LABELS.contains(at.word()) && labelsNext(at) || startsArm(at, outcomeArrow);
        };
    }

    /** Whether the word is all of a value; a line break only tells where a statement may begin. */
    private static boolean valueEnds(Context at) {
        String next = at.next();
        return next == null || GOES_ON.contains(next) || ENDS_VALUE.contains(next)
                || at.nextIsWord() && "=".equals(at.afterNext())
                || STATEMENTS.contains(next) && !at.nextIsOnSameLine();
    }

    private static boolean labelsNext(Context at) {
        return at.nextIsWord() && (":".equals(at.afterNext()) || LABELS.contains(String.valueOf(at.next())));
    }

    private static boolean isAssertion(Context at) {
        return "assert".equals(at.previousKeyword()) || "check".equals(at.previousKeyword());
    }

    /** What may follow an arrow besides a value. */
    private static boolean startsArm(Context at, boolean outcomeArrow) {
        if (!at.previousIs("->")) {
            return false;
        }
        String next = at.next();
        return switch (at.word()) {
            case "step" -> "=".equals(at.afterNext()) || "was".equals(at.afterNext());
            case "end", "raise" -> at.nextIsWord() && !ENDS_VALUE.contains(String.valueOf(next));
            case "saga" -> OPEN.equals(next);
            case "escalate" -> outcomeArrow || at.nextIsText();
            case "model" -> outcomeArrow && at.nextIsText();
            case "repair" -> "at".equals(next);
            case "abort", "skip", "cached" -> outcomeArrow;
            default -> false;
        };
    }

    /** The word in question with its neighbours, hidden tokens left out. */
    interface Context {

        String word();

        /** The text of the token before when that one was found to be a keyword, else null. */
        @Nullable
        String previousKeyword();

        /** The text of the token before when it is a symbol, else the empty text. */
        String previousSymbol();

        boolean afterInterpolationStart();

        @Nullable
        String next();

        @Nullable
        String afterNext();

        boolean nextIsWord();

        boolean nextIsText();

        boolean nextIsNumber();

        boolean nextIsOnSameLine();

        default boolean previousIs(String symbol) {
            return symbol.equals(previousSymbol());
        }
    }
}
