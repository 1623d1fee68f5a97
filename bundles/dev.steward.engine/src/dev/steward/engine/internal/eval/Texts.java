package dev.steward.engine.internal.eval;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import dev.steward.engine.value.Value;

/** Functions on texts. */
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
            case "capitalize" -> new Value.Text(text.isEmpty() ? text
                    : text.substring(0, text.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT)
                            + text.substring(text.offsetByCodePoints(0, 1)));
            case "toDate" -> date(text);
            case "toInt" -> number(text, true);
            case "toNumber" -> number(text, false);
            default -> throw Library.unknown(name);
        };
    }

    private static Value date(String text) {
        try {
            return new Value.Day(java.time.LocalDate.parse(text.strip()));
        } catch (java.time.format.DateTimeParseException e) {
            return new Value.None();
        }
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
            case "matches" -> new Value.Bool(fits(text, of(with)));
            case "split" -> list(Arrays.asList(text.split(Pattern.quote(of(with)), -1)));
            case "take", "first", "left" -> new Value.Text(cut(text, count(with)));
            case "replace" -> new Value.Text(text.replace(of(with), args.size() > 2 ? of(args.get(2)) : ""));
            case "skip", "drop" -> new Value.Text(text.substring(cut(text, count(with)).length()));
            case "last" -> new Value.Text(text.substring(
                    cut(text, text.codePointCount(0, text.length()) - Math.max(0, count(with))).length()));
            case "before" -> new Value.Text(text.contains(of(with)) ? text.substring(0, text.indexOf(of(with))) : text);
            case "after" -> new Value.Text(text.contains(of(with))
                    ? text.substring(text.indexOf(of(with)) + of(with).length()) : "");
            case "append" -> new Value.Text(text + of(with));
            default -> throw Library.unknown(name);
        };
    }

    /** Whether a text fits a pattern in which {@code *} stands for any characters; time linear in text times pattern. */
    static boolean fits(String text, String pattern) {
        int at = 0;
        int in = 0;
        int star = -1;
        int from = 0;
        while (at < text.length()) {
            if (in < pattern.length() && pattern.charAt(in) == '*') {
                star = in++;
                from = at;
            } else if (in < pattern.length() && pattern.charAt(in) == text.charAt(at)) {
                in++;
                at++;
            } else if (star >= 0) {
                in = star + 1;
                at = ++from;
            } else {
                return false;
            }
        }
        while (in < pattern.length() && pattern.charAt(in) == '*') {
            in++;
        }
        return in == pattern.length();
    }

    private static String cut(String text, long count) {
        var most = Math.min(Math.max(0, count), text.codePointCount(0, text.length()));
        return text.substring(0, text.offsetByCodePoints(0, (int) most));
    }

    static long count(Value value) {
        return value instanceof Value.Int i ? i.number() : fail("A whole number is needed here.");
    }

    private static long fail(String message) {
        throw new EvalError(EvalError.INVALID_VALUE, message);
    }

    static String of(Value value) {
        if (value instanceof Value.Text t) {
            return t.text();
        }
        throw new EvalError(EvalError.INVALID_VALUE, "A text is needed here.");
    }

    private static Value list(List<String> texts) {
        return new Value.Items(texts.stream().<Value>map(Value.Text::new).toList());
    }
}
