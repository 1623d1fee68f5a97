package dev.steward.dsl.internal.analysis;

import dev.steward.dsl.playbook.DurationLiteral;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.IntLiteral;
import dev.steward.dsl.playbook.NumberLiteral;
import dev.steward.dsl.playbook.Parenthesized;
import dev.steward.dsl.playbook.TextLiteral;
import org.eclipse.jdt.annotation.Nullable;

/** Constants in the text. */
public final class Literals {

    private Literals() {
    }

    static boolean isZero(@Nullable Expression expression) {
        return switch (expression) {
            case IntLiteral number -> isZero(number.getValue());
            case NumberLiteral number -> isZero(number.getValue());
            case Parenthesized inner -> isZero(inner.getExpression());
            case null, default -> false;
        };
    }

    private static boolean isZero(@Nullable String digits) {
        return digits != null && digits.chars().allMatch(c -> c == '0' || c == '.' || c == '_');
    }

    /** The value of a whole number that stands in the text; null for anything else or what is too large. */
    public static @Nullable Integer wholeNumber(@Nullable Expression expression) {
        return expression instanceof IntLiteral number ? wholeNumber(number.getValue()) : null;
    }

    /** The same for the digits alone. */
    public static @Nullable Integer wholeNumber(@Nullable String digits) {
        if (digits == null) {
            return null;
        }
        String plain = digits.replace("_", "");
        return plain.isEmpty() || plain.length() > 9 || !plain.chars().allMatch(Character::isDigit) ? null
                : Integer.valueOf(plain);
    }

    /** Whether it stands in the text as it is. */
    public static boolean isDuration(@Nullable Expression expression) {
        return expression instanceof DurationLiteral;
    }

    static boolean isText(@Nullable Expression expression) {
        return expression instanceof TextLiteral;
    }
}
