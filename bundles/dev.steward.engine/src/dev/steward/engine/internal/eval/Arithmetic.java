package dev.steward.engine.internal.eval;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;

import dev.steward.engine.value.Types;
import dev.steward.engine.value.Value;

/** The four operations on numbers, amounts, shares, times, texts and lists. */
final class Arithmetic {

    private static final MathContext PRECISION = MathContext.DECIMAL64;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Arithmetic() {
    }

    static Value add(Value left, Value right) {
        return guarded(() -> {
            if (left instanceof Value.Int a && right instanceof Value.Int b) {
                return new Value.Int(Math.addExact(a.number(), b.number()));
            }
            var x = Compare.number(left);
            var y = Compare.number(right);
            if (x != null && y != null) {
                return new Value.Num(x.add(y, PRECISION));
            }
            if (left instanceof Value.Text a && right instanceof Value.Text b) {
                return new Value.Text(a.text() + b.text());
            }
            if (left instanceof Value.Money a && right instanceof Value.Money b) {
                return new Value.Money(a.amount().add(sameCurrency(a, b).amount()), a.currency());
            }
            if (left instanceof Value.Percent a && right instanceof Value.Percent b) {
                return new Value.Percent(a.points().add(b.points()));
            }
            if (left instanceof Value.Items a && right instanceof Value.Items b) {
                var all = new ArrayList<>(a.items());
                all.addAll(b.items());
                return new Value.Items(all);
            }
            return right instanceof Value.Span by ? later(left, by.duration(), "added")
                    : left instanceof Value.Span by ? later(right, by.duration(), "added") : none("added", left, right);
        });
    }

    static Value subtract(Value left, Value right) {
        return guarded(() -> {
            if (left instanceof Value.Int a && right instanceof Value.Int b) {
                return new Value.Int(Math.subtractExact(a.number(), b.number()));
            }
            var x = Compare.number(left);
            var y = Compare.number(right);
            if (x != null && y != null) {
                return new Value.Num(x.subtract(y, PRECISION));
            }
            if (left instanceof Value.Moment a && right instanceof Value.Moment b) {
                return new Value.Span(Duration.between(b.instant(), a.instant()));
            }
            if (left instanceof Value.Day a && right instanceof Value.Day b) {
                return new Value.Span(Duration.ofDays(a.date().toEpochDay() - b.date().toEpochDay()));
            }
            if (right instanceof Value.Span by) {
                return later(left, by.duration().negated(), "subtracted");
            }
            return right instanceof Value.Money || right instanceof Value.Percent ? add(left, negate(right))
                    : none("subtracted", left, right);
        });
    }

    static Value multiply(Value left, Value right) {
        return guarded(() -> {
            if (left instanceof Value.Int a && right instanceof Value.Int b) {
                return new Value.Int(Math.multiplyExact(a.number(), b.number()));
            }
            var x = factor(left);
            var y = factor(right);
            if (y != null) {
                return scaled(left, y, right instanceof Value.Percent);
            }
            return x == null ? none("multiplied", left, right) : scaled(right, x, left instanceof Value.Percent);
        });
    }

    private static Value scaled(Value value, BigDecimal by, boolean share) {
        return switch (value) {
            case Value.Int i -> new Value.Num(BigDecimal.valueOf(i.number()).multiply(by, PRECISION));
            case Value.Num n -> new Value.Num(n.number().multiply(by, PRECISION));
            case Value.Money m -> new Value.Money(m.amount().multiply(by, PRECISION), m.currency());
            case Value.Percent p -> new Value.Percent(p.points().multiply(by, PRECISION));
            case Value.Span s -> new Value.Span(Duration.ofMillis(
                    BigDecimal.valueOf(s.duration().toMillis()).multiply(by, PRECISION).longValue()));
            default -> none("multiplied", value, share ? new Value.Percent(by) : new Value.Num(by));
        };
    }

    static Value divide(Value left, Value right) {
        return guarded(() -> {
            if (left instanceof Value.Money a && right instanceof Value.Money b) {
                return new Value.Num(a.amount().divide(sameCurrency(a, b).amount(), PRECISION));
            }
            if (left instanceof Value.Percent a && right instanceof Value.Percent b) {
                return new Value.Num(a.points().divide(b.points(), PRECISION));
            }
            if (left instanceof Value.Span a && right instanceof Value.Span b) {
                return new Value.Num(BigDecimal.valueOf(a.duration().toMillis())
                        .divide(BigDecimal.valueOf(b.duration().toMillis()), PRECISION));
            }
            var by = factor(right);
            if (by == null) {
                return none("divided", left, right);
            }
            return scaled(left, BigDecimal.ONE.divide(by, MathContext.DECIMAL128), false);
        });
    }

    static Value negate(Value value) {
        return guarded(() -> switch (value) {
            case Value.Int i -> new Value.Int(Math.negateExact(i.number()));
            case Value.Num n -> new Value.Num(n.number().negate());
            case Value.Money m -> new Value.Money(m.amount().negate(), m.currency());
            case Value.Percent p -> new Value.Percent(p.points().negate());
            case Value.Span s -> new Value.Span(s.duration().negated());
            default -> none("negated", value, value);
        });
    }

    private static Value later(Value of, Duration by, String what) {
        return switch (of) {
            case Value.Moment m -> new Value.Moment(m.instant().plus(by));
            case Value.Day d -> new Value.Day(d.date().plusDays(by.toDays()));
            case Value.Clock c -> new Value.Clock(c.time().plus(by));
            case Value.Span s -> new Value.Span(s.duration().plus(by));
            default -> none(what, of, new Value.Span(by));
        };
    }

    static Value.Money sameCurrency(Value.Money wanted, Value.Money given) {
        if (!wanted.currency().equals(given.currency())) {
            throw new EvalError(EvalError.MIXED_CURRENCY, "Amounts in " + wanted.currency() + " and " + given.currency()
                    + " can't be put together; convert one of them first.");
        }
        return given;
    }

    private static @org.eclipse.jdt.annotation.Nullable BigDecimal factor(Value value) {
        return value instanceof Value.Percent p ? p.points().divide(HUNDRED) : Compare.number(value);
    }

    private static Value none(String what, Value left, Value right) {
        if (left instanceof Value.None || right instanceof Value.None) {
            throw new EvalError(EvalError.NO_VALUE, "An absent value can't be " + what + ".");
        }
        throw new EvalError(EvalError.INVALID_VALUE, "These can't be " + what + ": " + Types.wordsOf(left) + " and "
                + Types.wordsOf(right) + ".");
    }

    private interface Work {
        Value done();
    }

    private static Value guarded(Work work) {
        try {
            return work.done();
        } catch (ArithmeticException | DateTimeException e) {
            throw new EvalError(EvalError.ARITHMETIC,
                    "The numbers of a calculation are too large, or it divides by zero.");
        }
    }
}
