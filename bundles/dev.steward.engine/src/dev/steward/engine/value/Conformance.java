package dev.steward.engine.value;

import java.math.BigDecimal;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;

/** Whether a value fits a type: the check at every boundary. */
public final class Conformance {

    private Conformance() {
    }

    /** Empty when it fits, else a sentence part such as {@code draft.title must have at most 90 characters, has 104}. */
    public static Optional<String> complaint(Value value, Type type, TypeTable types, String path) {
        return switch (type) {
            case Type.OptionalOf o -> value instanceof Value.None ? Optional.empty()
                    : complaint(value, o.type(), types, path);
            case Type.Nothing n -> value instanceof Value.None ? Optional.empty() : expected(path, type, types, value);
            case Type.ListOf list -> items(value, list, types, path);
            case Type.Prim prim -> prim(value, prim, types, path);
            case Type.Named named -> named(value, named, types, path);
        };
    }

    private static Optional<String> items(Value value, Type.ListOf list, TypeTable types, String path) {
        if (!(value instanceof Value.Items items)) {
            return expected(path, list, types, value);
        }
        for (var i = 0; i < items.items().size(); i++) {
            var wrong = complaint(items.items().get(i), list.item(), types, path + "[" + i + "]");
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> named(Value value, Type.Named named, TypeTable types, String path) {
        return switch (types.get(named.name())) {
            case TypeDef.EnumDef e -> value instanceof Value.Choice c && c.type().equals(e.name())
                    && e.literals().contains(c.literal()) ? Optional.empty() : expected(path, named, types, value);
            case TypeDef.StructDef s -> value instanceof Value.Struct v && v.type().equals(s.name())
                    ? fields(v, s, types, path)
                    : expected(path, named, types, value);
        };
    }

    private static Optional<String> fields(Value.Struct value, TypeDef.StructDef def, TypeTable types, String path) {
        for (var field : def.fields()) {
            var given = value.fields().get(field.name());
            var wrong = complaint(given == null ? new Value.None() : given, field.type(), types,
                    path.isEmpty() ? field.name() : path + "." + field.name());
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> prim(Value value, Type.Prim prim, TypeTable types, String path) {
        return switch (prim.kind()) {
            case TEXT, MARKDOWN -> value instanceof Value.Text t ? length(t.text(), prim, path)
                    : expected(path, prim, types, value);
            case INT -> value instanceof Value.Int i ? bounds(BigDecimal.valueOf(i.number()), prim, path)
                    : expected(path, prim, types, value);
            case NUMBER -> value instanceof Value.Num n ? bounds(n.number(), prim, path)
                    : expected(path, prim, types, value);
            case PERCENT -> value instanceof Value.Percent p ? bounds(p.points(), prim, path)
                    : expected(path, prim, types, value);
            case MONEY -> value instanceof Value.Money m ? bounds(m.amount(), prim, path)
                    : expected(path, prim, types, value);
            case BOOL -> value instanceof Value.Bool ? Optional.empty() : expected(path, prim, types, value);
            case DURATION -> value instanceof Value.Span ? Optional.empty() : expected(path, prim, types, value);
            case DATE -> value instanceof Value.Day ? Optional.empty() : expected(path, prim, types, value);
            case TIME -> value instanceof Value.Clock ? Optional.empty() : expected(path, prim, types, value);
            case DATETIME -> value instanceof Value.Moment ? Optional.empty() : expected(path, prim, types, value);
        };
    }

    private static Optional<String> length(String text, Type.Prim prim, String path) {
        var has = text.codePointCount(0, text.length());
        if (prim.max() != null && BigDecimal.valueOf(has).compareTo(prim.max()) > 0) {
            return Optional.of(place(path) + " must have at most " + plain(prim.max()) + " characters, has " + has);
        }
        if (prim.min() != null && BigDecimal.valueOf(has).compareTo(prim.min()) < 0) {
            return Optional.of(place(path) + " must have at least " + plain(prim.min()) + " characters, has " + has);
        }
        return Optional.empty();
    }

    private static Optional<String> bounds(BigDecimal number, Type.Prim prim, String path) {
        if (prim.max() != null && number.compareTo(prim.max()) > 0) {
            return Optional.of(place(path) + " must be at most " + plain(prim.max()) + ", is " + plain(number));
        }
        if (prim.min() != null && number.compareTo(prim.min()) < 0) {
            return Optional.of(place(path) + " must be at least " + plain(prim.min()) + ", is " + plain(number));
        }
        return Optional.empty();
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }

    static String place(String path) {
        return path.isEmpty() ? "the value" : path;
    }

    private static Optional<String> expected(String path, Type type, TypeTable types, Value found) {
        return Optional.of(place(path) + " must be " + Types.words(type, types) + ", is " + Types.wordsOf(found));
    }
}
