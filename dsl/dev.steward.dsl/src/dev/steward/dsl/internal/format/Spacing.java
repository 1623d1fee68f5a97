package dev.steward.dsl.internal.format;

import dev.steward.dsl.internal.format.Token.Gap;
import dev.steward.dsl.playbook.BudgetClause;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.Import;
import dev.steward.dsl.playbook.Negation;
import dev.steward.dsl.playbook.RolloutDecl;
import dev.steward.dsl.playbook.Template;
import java.util.Set;

/** The gap between two tokens of one line. */
final class Spacing {

    private static final Set<String> TIGHT_BEFORE = Set.of(",", ")", "]", ".", "?.", "?", ":", "..");
    private static final Set<String> TIGHT_AFTER = Set.of("(", "[", ".", "?.", "..");
    private static final Set<String> WRAP_BEFORE = Set.of("+", "-", "*", "/", "and", "or", "==", "!=", "??", "->",
            "because", "expires", "else", "as");
    private static final Set<String> OPERATORS = Set.of("+", "-", "*", "/", "=", "==", "!=", "<", ">", "<=", ">=",
            "??", "->", "{", "}");

    private Spacing() {
    }

    static void between(Token left, Token right) {
        right.gap = gap(left, right);
        right.mayWrap = right.gap == Gap.SPACE && (left.is(",") || WRAP_BEFORE.contains(right.text));
        if (right.element instanceof BudgetClause && right.is("at")) {
            right.gap = Gap.KEEP;
            right.deeper = 1;
            right.mayWrap = true;
        } else if (right.element instanceof RolloutDecl && Set.of("shadow", "on").contains(right.text)) {
            right.gap = Gap.LINE;
        } else if (right.element instanceof RolloutDecl && right.is("guard")) {
            right.gap = Gap.KEEP;
            right.deeper = 1;
        }
    }

    private static Gap gap(Token left, Token right) {
        if (inTemplate(left, right)) {
            return Gap.NONE;
        }
        if (right.is(":") && right.element instanceof Declaration) {
            return Gap.SPACE;
        }
        if (left.element instanceof Import && (left.is("{") || left.is(".")) || right.element instanceof Import
                && (right.is("}") || right.is("."))) {
            return Gap.NONE;
        }
        if (TIGHT_BEFORE.contains(right.text) || TIGHT_AFTER.contains(left.text)) {
            return Gap.NONE;
        }
        if (right.is("(")) {
            return opensArguments(left, right) ? Gap.NONE : Gap.SPACE;
        }
        boolean sign = left.is("-") && (left.element instanceof Negation || left.closesBlock);
        return sign ? Gap.NONE : Gap.SPACE;
    }

    /** Pieces of a text and the expressions between them touch. */
    private static boolean inTemplate(Token left, Token right) {
        boolean afterPiece = left.element instanceof Template && left.text.endsWith("${");
        boolean beforePiece = right.element instanceof Template && right.text.startsWith("}");
        return afterPiece || beforePiece;
    }

    /** Parentheses behind a name; behind an operator or a keyword they group. */
    private static boolean opensArguments(Token left, Token right) {
        boolean grouping = right.element instanceof dev.steward.dsl.playbook.Parenthesized;
        return !grouping && !OPERATORS.contains(left.text);
    }
}
