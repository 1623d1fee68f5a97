package dev.steward.engine.internal.eval;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.plan.Expr;
import dev.steward.engine.value.Value;

/** The functions of the language by name, and the properties of built-in values. */
final class Library {

    private Library() {
    }

    static Value call(Expr.Fn fn, Evaluator eval, Names names) {
        var args = fn.args();
        if (args.size() == 2 && args.get(1) instanceof Expr.Lambda rule) {
            return Lists.withRule(fn.name(), items(eval.over(eval.value(args.get(0), names))), rule, eval, names);
        }
        var values = eval.given(args.stream().map(a -> eval.value(a, names)).toList());
        if (values.isEmpty()) {
            throw unknown(fn.name());
        }
        var of = values.get(0);
        return values.size() == 1 ? property(of, fn.name(), eval) : two(fn.name(), of, values, eval);
    }

    /** A property or a function without further arguments. */
    static Value property(Value of, String name, Evaluator eval) {
        return switch (name) {
            case "format" -> new Value.Text(local(of, null, eval));
            case "text", "toText", "show" -> new Value.Text(eval.shown(of));
            case "present", "isPresent" -> new Value.Bool(!(of instanceof Value.None));
            case "absent", "isAbsent" -> new Value.Bool(of instanceof Value.None);
            default -> of instanceof Value.None
                    ? absent(name)
                    : switch (of) {
                        case Value.Text t -> Texts.property(t.text(), name);
                        case Value.Items l -> Lists.property(l.items(), name, eval);
                        case Value.Moment m -> Times.part(m.instant().atZone(eval.zone()), name);
                        case Value.Day d -> Times.part(d.date().atStartOfDay(eval.zone()), name);
                        case Value.Clock c ->
                            Times.part(c.time().atDate(java.time.LocalDate.EPOCH).atZone(eval.zone()), name);
                        case Value.Span s -> Times.span(s, name);
                        default -> number(of, name);
                    };
        };
    }

    /** As the company's country writes it. */
    private static String local(Value of, @Nullable Integer digits, Evaluator eval) {
        var local = eval.local();
        return switch (of) {
            case Value.None none -> absentText("format");
            case Value.Money m -> local.money(m, digits);
            case Value.Percent p -> local.number(p.points(), digits) + "\u00a0%";
            case Value.Int i -> local.number(BigDecimal.valueOf(i.number()), digits);
            case Value.Num n -> local.number(n.number(), digits);
            case Value.Day d -> local.date(d.date());
            case Value.Clock c -> local.time(c.time());
            case Value.Moment m -> {
                var at = m.instant().atZone(eval.zone());
                yield local.date(at.toLocalDate()) + " " + local.time(at.toLocalTime());
            }
            default -> throw unknown("format");
        };
    }

    private static String absentText(String name) {
        throw new EvalError(EvalError.NO_VALUE, "The value whose " + name + " is asked for is absent.");
    }

    private static Value absent(String name) {
        throw new EvalError(EvalError.NO_VALUE, "The value whose " + name + " is asked for is absent.");
    }

    private static Value number(Value of, String name) {
        if (of instanceof Value.Money m && name.equals("currency")) {
            return new Value.Text(m.currency());
        }
        return switch (name) {
            case "amount", "value", "points", "number", "toNumber" -> new Value.Num(plain(of));
            case "percent" -> new Value.Percent(plain(of));
            case "share", "fraction" -> new Value.Num(plain(of).movePointLeft(2));
            case "abs" -> plain(of).signum() < 0 ? Arithmetic.negate(of) : of;
            case "round" -> rounded(of, 0, RoundingMode.HALF_UP);
            case "floor" -> rounded(of, 0, RoundingMode.FLOOR);
            case "ceil", "ceiling" -> rounded(of, 0, RoundingMode.CEILING);
            case "toInt" -> new Value.Int(whole(plain(of)));
            default -> throw unknown(name);
        };
    }

    static long whole(BigDecimal number) {
        try {
            return number.setScale(0, RoundingMode.DOWN).longValueExact();
        } catch (ArithmeticException e) {
            throw new EvalError(EvalError.ARITHMETIC, "The number " + number.toPlainString() + " is too large.");
        }
    }

    private static BigDecimal plain(Value of) {
        return switch (of) {
            case Value.Int i -> BigDecimal.valueOf(i.number());
            case Value.Num n -> n.number();
            case Value.Percent p -> p.points();
            case Value.Money m -> m.amount();
            default -> throw new EvalError(EvalError.INVALID_VALUE, "A number is needed here.");
        };
    }

    private static Value rounded(Value of, int digits, RoundingMode mode) {
        return switch (of) {
            case Value.Int i -> i;
            case Value.Num n when digits == 0 -> new Value.Int(whole(n.number().setScale(0, mode)));
            case Value.Num n -> new Value.Num(n.number().setScale(digits, mode));
            case Value.Percent p -> new Value.Percent(p.points().setScale(digits, mode));
            case Value.Money m -> new Value.Money(m.amount().setScale(digits, mode), m.currency());
            default -> throw unknown("round");
        };
    }

    private static Value two(String name, Value of, List<Value> args, Evaluator eval) {
        var with = args.get(1);
        return switch (name) {
            case "min" -> best(args, Comparator.naturalOrder());
            case "max" -> best(args, Comparator.reverseOrder());
            case "round" -> rounded(of, digits(with), RoundingMode.HALF_UP);
            case "format" ->
                with instanceof Value.Text && !(of instanceof Value.None) ? Times.two(of, name, with, eval.zone())
                        : new Value.Text(local(of, digits(with), eval));
            case "clamp" -> best(List.of(best(List.of(of, with), Comparator.reverseOrder()), args.get(2)),
                    Comparator.naturalOrder());
            case "mod", "div" -> whole(name, of, with);
            case "at" -> of instanceof Value.Items l ? Lists.at(l.items(), Texts.count(with))
                    : Times.two(of, name, with, eval.zone());
            case "or", "orElse" -> of instanceof Value.None ? with : of;
            default -> switch (of) {
                case Value.None none -> absent(name);
                case Value.Text t -> Texts.two(t.text(), name, args);
                case Value.Items l -> Lists.two(l.items(), name, with, eval);
                default -> Times.two(of, name, with, eval.zone());
            };
        };
    }

    private static Value whole(String name, Value of, Value with) {
        if (!(of instanceof Value.Int a) || !(with instanceof Value.Int b)) {
            throw unknown(name);
        }
        if (b.number() == 0) {
            throw new EvalError(EvalError.ARITHMETIC, "A number is divided by zero.");
        }
        return new Value.Int(name.equals("mod") ? Math.floorMod(a.number(), b.number())
                : Math.floorDiv(a.number(), b.number()));
    }

    private static int digits(Value with) {
        return (int) Math.max(0, Math.min(20, Texts.count(with)));
    }

    private static Value best(List<Value> args, Comparator<Integer> sign) {
        var best = args.get(0);
        for (var other : args) {
            if (sign.compare(Compare.order(other, best), 0) < 0) {
                best = other;
            }
        }
        return best;
    }

    static List<Value> items(Value value) {
        return value instanceof Value.Items items ? items.items() : fail();
    }

    private static List<Value> fail() {
        throw new EvalError(EvalError.INVALID_VALUE, "A list is needed here.");
    }

    static EvalError unknown(String name) {
        return new EvalError(EvalError.INVALID_VALUE, "There is no function '" + name + "' for such a value.");
    }

    static String join(List<Value> items, String with, Evaluator eval) {
        return items.stream().map(eval::shown).collect(Collectors.joining(with));
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
