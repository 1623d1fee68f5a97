package dev.steward.engine.internal.eval;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import dev.steward.engine.value.Value;

/** Functions on texts and calendar days. */
final class Texts {

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private Texts() {
    }

    static Value property(String text, String name) {
        return switch (name) {
            case "length", "size" -> new Value.Int(text.codePointCount(0, text.length()));
            case "words" -> new Value.Int(text.isBlank() ? 0 : BLANKS.split(text.strip()).length);
            case "lines" -> list(text.lines().toList());
            case "isEmpty", "empty" -> new Value.Bool(text.isEmpty());
            case "isBlank", "blank" -> new Value.Bool(text.isBlank());
            case "upper", "toUpper" -> new Value.Text(text.toUpperCase(Locale.ROOT));
            case "lower", "toLower" -> new Value.Text(Library.lower(text));
            case "trim", "strip" -> new Value.Text(text.strip());
            case "toInt" -> number(text, true);
            case "toNumber" -> number(text, false);
            default -> throw Library.unknown(name);
        };
    }

    private static Value number(String text, boolean whole) {
        try {
            var number = new java.math.BigDecimal(text.strip());
            return whole ? new Value.Int(number.longValueExact()) : new Value.Num(number);
        } catch (NumberFormatException | ArithmeticException e) {
            return new Value.None();
        }
    }

    static Value two(String text, String name, List<Value> args) {
        var with = args.get(1);
        return switch (name) {
            case "contains" -> new Value.Bool(text.contains(of(with)));
            case "startsWith" -> new Value.Bool(text.startsWith(of(with)));
            case "endsWith" -> new Value.Bool(text.endsWith(of(with)));
            case "matches" -> new Value.Bool(glob(of(with)).matcher(text).matches());
            case "split" -> list(Arrays.asList(text.split(Pattern.quote(of(with)), -1)));
            case "take", "first", "left" -> new Value.Text(cut(text, count(with)));
            case "replace" -> new Value.Text(text.replace(of(with), args.size() > 2 ? of(args.get(2)) : ""));
            case "append" -> new Value.Text(text + of(with));
            default -> throw Library.unknown(name);
        };
    }

    /** Only {@code *} and {@code ?} mean something, so that matching takes time linear in the text. */
    private static Pattern glob(String pattern) {
        var regex = new StringBuilder();
        pattern.chars().forEach(c -> regex.append(c == '*' ? ".*+" : c == '?' ? "." : Pattern.quote(Character.toString(c))));
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private static String cut(String text, long count) {
        var most = Math.min(Math.max(0, count), text.codePointCount(0, text.length()));
        return text.substring(0, text.offsetByCodePoints(0, (int) most));
    }

    static Value calendar(Value of, String name, int by) {
        if (!(of instanceof Value.Day day)) {
            throw Library.unknown(name);
        }
        try {
            return new Value.Day(switch (name) {
                case "plusDays" -> day.date().plusDays(by);
                case "plusWeeks" -> day.date().plusWeeks(by);
                case "plusMonths" -> day.date().plusMonths(by);
                default -> day.date().plusYears(by);
            });
        } catch (java.time.DateTimeException e) {
            throw new EvalError(EvalError.ARITHMETIC, "The day is too far away.");
        }
    }

    static long count(Value value) {
        return value instanceof Value.Int i ? i.number() : fail("A whole number is needed here.");
    }

    private static long fail(String message) {
        throw new EvalError(EvalError.INVALID_VALUE, message);
    }

    private static String of(Value value) {
        if (value instanceof Value.Text t) {
            return t.text();
        }
        throw new EvalError(EvalError.INVALID_VALUE, "A text is needed here.");
    }

    private static Value list(List<String> texts) {
        return new Value.Items(texts.stream().<Value>map(Value.Text::new).toList());
    }
}
