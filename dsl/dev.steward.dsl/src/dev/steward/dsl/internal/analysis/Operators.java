package dev.steward.dsl.internal.analysis;

import dev.steward.dsl.types.Type;
import dev.steward.dsl.types.Type.ListType;
import dev.steward.dsl.types.Type.RangeType;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;

/** What an operator makes of two present values; null where it makes nothing. */
final class Operators {

    private static final Set<Type> ADDABLE = Set.of(Type.TEXT, Type.INT, Type.PERCENT, Type.MONEY, Type.DURATION);
    private static final Set<Type> MOVABLE = Set.of(Type.DATE, Type.TIME, Type.DATETIME);
    private static final Set<Type> SCALABLE = Set.of(Type.MONEY, Type.DURATION, Type.PERCENT);

    private Operators() {
    }

    static @Nullable Type result(String operator, Type left, Type right) {
        if (left.isUnknown() || right.isUnknown()) {
            return isCondition(operator) ? Type.BOOL : Type.UNKNOWN;
        }
        return switch (operator) {
            case "+" -> plus(left, right);
            case "-" -> minus(left, right);
            case "*" -> times(left, right);
            case "/" -> by(left, right);
            case "==", "!=" -> TypeRules.comparable(left, right) ? Type.BOOL : null;
            case "<", ">", "<=", ">=" -> TypeRules.isOrdered(left) && TypeRules.comparable(left, right)
                    ? Type.BOOL : null;
            case "in", "not in" -> in(left, right);
            case "and", "or" -> left.equals(Type.BOOL) && right.equals(Type.BOOL) ? Type.BOOL : null;
            default -> null;
        };
    }

    static boolean isCondition(String operator) {
        return switch (operator) {
            case "+", "-", "*", "/", "??" -> false;
            default -> true;
        };
    }

    private static @Nullable Type plus(Type left, Type right) {
        if (left.equals(right) && ADDABLE.contains(left)) {
            return left;
        }
        if (TypeRules.isNumber(left) && TypeRules.isNumber(right)) {
            return Type.NUMBER;
        }
        if (left instanceof ListType && right instanceof ListType) {
            return TypeRules.join(left, right);
        }
        return MOVABLE.contains(left) && right.equals(Type.DURATION) ? left : null;
    }

    private static @Nullable Type minus(Type left, Type right) {
        if (left.equals(right) && MOVABLE.contains(left)) {
            return Type.DURATION;
        }
        return left.equals(Type.TEXT) || left instanceof ListType ? null : plus(left, right);
    }

    private static @Nullable Type times(Type left, Type right) {
        if (left.equals(Type.INT) && right.equals(Type.INT)) {
            return Type.INT;
        }
        if (TypeRules.isNumber(left) && TypeRules.isNumber(right)) {
            return Type.NUMBER;
        }
        if (SCALABLE.contains(left) && (TypeRules.isNumber(right) || right.equals(Type.PERCENT))) {
            return left;
        }
        if (SCALABLE.contains(right) && TypeRules.isNumber(left)) {
            return right.equals(Type.PERCENT) ? Type.NUMBER : right;
        }
        if (TypeRules.isNumber(left) && right.equals(Type.PERCENT)) {
            return Type.NUMBER;
        }
        return left.equals(Type.PERCENT) && SCALABLE.contains(right) ? right : null;
    }

    private static @Nullable Type by(Type left, Type right) {
        if (TypeRules.isNumber(left) && TypeRules.isNumber(right)) {
            return Type.NUMBER;
        }
        if (SCALABLE.contains(left)) {
            return TypeRules.isNumber(right) ? left : left.equals(right) ? Type.NUMBER : null;
        }
        return null;
    }

    private static @Nullable Type in(Type left, Type right) {
        return switch (right) {
            case RangeType range when TypeRules.isOrdered(left) && TypeRules.comparable(left, range.element()) ->
                Type.BOOL;
            case ListType list when TypeRules.comparable(left, list.element()) -> Type.BOOL;
            default -> null;
        };
    }
}
