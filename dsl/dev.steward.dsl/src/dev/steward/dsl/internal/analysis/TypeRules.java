package dev.steward.dsl.internal.analysis;

import dev.steward.dsl.types.Type;
import dev.steward.dsl.types.Type.ListType;
import dev.steward.dsl.types.Type.OptionalType;
import dev.steward.dsl.types.Type.RangeType;
import dev.steward.dsl.types.Type.Special;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;

/** Which type fits where. Nothing is converted in silence. */
public final class TypeRules {

    private static final Set<Type> ORDERED = Set.of(Type.INT, Type.NUMBER, Type.PERCENT, Type.MONEY, Type.DURATION,
            Type.DATE, Type.TIME, Type.DATETIME, Type.TEXT);
    private static final Set<Type> NUMBERS = Set.of(Type.INT, Type.NUMBER);

    private TypeRules() {
    }

    /** Whether a value of the given type may stand where the expected one is asked for. */
    public static boolean fits(Type expected, Type given) {
        if (matchesAll(expected) || matchesAll(given) || expected.equals(given)) {
            return true;
        }
        if (expected instanceof OptionalType optional) {
            return given == Special.NONE || fits(optional.element(), given.present());
        }
        if (expected instanceof ListType list && given instanceof ListType other) {
            return fits(list.element(), other.element());
        }
        return expected instanceof RangeType range && given instanceof RangeType other
                && fits(range.element(), other.element());
    }

    private static boolean matchesAll(Type type) {
        return type == Special.UNKNOWN || type == Special.ANYTHING || type == Special.NEVER;
    }

    static boolean isNumber(Type type) {
        return type.isUnknown() || NUMBERS.contains(type);
    }

    static boolean isOrdered(Type type) {
        return type.isUnknown() || ORDERED.contains(type);
    }

    /** Whether two values can be equal at all. */
    static boolean comparable(Type left, Type right) {
        if (left == Special.NONE || right == Special.NONE) {
            return left == right || left instanceof OptionalType || right instanceof OptionalType
                    || left.isUnknown() || right.isUnknown();
        }
        Type a = left.present();
        Type b = right.present();
        return fits(a, b) || fits(b, a) || NUMBERS.contains(a) && NUMBERS.contains(b)
                || isText(a) && isText(b);
    }

    static boolean isText(Type type) {
        return type.equals(Type.TEXT) || type.equals(Type.MARKDOWN) || type.equals(Type.EMAIL);
    }

    /** The type of a value that comes from either of two places; null when they do not go together. */
    static @Nullable Type join(Type a, Type b) {
        if (a == Special.UNKNOWN || b == Special.UNKNOWN) {
            return Type.UNKNOWN;
        }
        if (a == Special.NEVER || a == Special.ANYTHING) {
            return b;
        }
        if (b == Special.NEVER || b == Special.ANYTHING || a.equals(b)) {
            return a;
        }
        if (a == Special.NONE) {
            return b.optional();
        }
        if (b == Special.NONE) {
            return a.optional();
        }
        if (a instanceof OptionalType || b instanceof OptionalType) {
            Type present = join(a.present(), b.present());
            return present == null ? null : present.optional();
        }
        if (a instanceof ListType x && b instanceof ListType y) {
            Type element = join(x.element(), y.element());
            return element == null ? null : new ListType(element);
        }
        return null;
    }
}
