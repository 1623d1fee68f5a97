package dev.steward.engine.internal.eval;

import java.math.BigDecimal;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.value.Types;
import dev.steward.engine.value.Value;

/** Equality and order of values. */
final class Compare {

    private Compare() {
    }

    /** Equal by content; whole and decimal numbers compare as numbers. */
    static boolean same(Value left, Value right) {
        var a = number(left);
        var b = number(right);
        return a != null && b != null ? a.compareTo(b) == 0 : left.equals(right);
    }

    /** Negative, zero or positive; an error for values that have no order. */
    static int order(Value left, Value right) {
        var a = number(left);
        var b = number(right);
        if (a != null && b != null) {
            return a.compareTo(b);
        }
        if (left instanceof Value.None || right instanceof Value.None) {
            throw new EvalError(EvalError.NO_VALUE, "An absent value can't be compared by size.");
        }
        return ordered(left, right);
    }

    private static int ordered(Value left, Value right) {
        if (left instanceof Value.Money m && right instanceof Value.Money n) {
            return m.amount().compareTo(Arithmetic.sameCurrency(m, n).amount());
        }
        if (left instanceof Value.Percent p && right instanceof Value.Percent q) {
            return p.points().compareTo(q.points());
        }
        if (left instanceof Value.Text t && right instanceof Value.Text u) {
            return t.text().compareTo(u.text());
        }
        if (left instanceof Value.Span s && right instanceof Value.Span t) {
            return s.duration().compareTo(t.duration());
        }
        if (left instanceof Value.Moment m && right instanceof Value.Moment n) {
            return m.instant().compareTo(n.instant());
        }
        if (left instanceof Value.Day d && right instanceof Value.Day e) {
            return d.date().compareTo(e.date());
        }
        if (left instanceof Value.Clock c && right instanceof Value.Clock d) {
            return c.time().compareTo(d.time());
        }
        throw new EvalError(EvalError.INVALID_VALUE, "These can't be compared by size: " + Types.wordsOf(left) + " and "
                + Types.wordsOf(right) + ".");
    }

    /** A plain number, null for everything else. */
    static @Nullable BigDecimal number(Value value) {
        return switch (value) {
            case Value.Int i -> BigDecimal.valueOf(i.number());
            case Value.Num n -> n.number();
            default -> null;
        };
    }
}
