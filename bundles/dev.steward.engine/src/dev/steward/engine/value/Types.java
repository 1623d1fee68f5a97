package dev.steward.engine.value;

import org.eclipse.jdt.annotation.Nullable;

/** Types in words, for messages. */
public final class Types {

    private Types() {
    }

    /** Such as {@code a text}, {@code a list of numbers}, {@code one of product, craft, news}. */
    public static String words(Type type, TypeTable types) {
        return switch (type) {
            case Type.Prim p -> words(p.kind());
            case Type.ListOf l -> "a list, each item " + words(l.item(), types);
            case Type.OptionalOf o -> words(o.type(), types) + " or absent";
            case Type.Nothing n -> "nothing";
            case Type.Named n -> types.get(n.name()) instanceof TypeDef.EnumDef e
                    ? "one of " + String.join(", ", e.literals())
                    : "an object of type " + simple(n.name());
        };
    }

    private static String words(Type.Kind kind) {
        return switch (kind) {
            case TEXT, MARKDOWN -> "a text";
            case INT -> "a whole number";
            case NUMBER -> "a number";
            case BOOL -> "true or false";
            case PERCENT -> "a number of percent";
            case MONEY -> "an amount such as \"1.50 USD\"";
            case DURATION -> "a duration such as \"PT30M\"";
            case DATE -> "a date such as \"2026-09-14\"";
            case TIME -> "a time such as \"09:00\"";
            case DATETIME -> "a date and time such as \"2026-09-14T09:00:00Z\"";
        };
    }

    /** What a value is, in words. */
    public static String wordsOf(Value value) {
        return switch (value) {
            case Value.Text t -> "a text";
            case Value.Int i -> "the whole number " + i.number();
            case Value.Num n -> "the number " + n.number().toPlainString();
            case Value.Bool b -> b.truth() ? "true" : "false";
            case Value.Percent p -> p.points().toPlainString() + " percent";
            case Value.Money m -> "an amount";
            case Value.Span s -> "a duration";
            case Value.Moment m -> "a date and time";
            case Value.Day d -> "a date";
            case Value.Clock c -> "a time";
            case Value.Choice c -> "the literal " + c.literal();
            case Value.Items i -> "a list";
            case Value.Struct s -> "an object of type " + simple(s.type());
            case Value.None n -> "absent";
        };
    }

    /** The type that a value shows; null where it shows none, as an empty list does. */
    public static @Nullable Type of(Value value) {
        return switch (value) {
            case Value.Text text -> new Type.Prim(text.text().contains("\n") ? Type.Kind.MARKDOWN : Type.Kind.TEXT);
            case Value.Int number -> new Type.Prim(Type.Kind.INT);
            case Value.Num number -> new Type.Prim(Type.Kind.NUMBER);
            case Value.Bool truth -> new Type.Prim(Type.Kind.BOOL);
            case Value.Percent percent -> new Type.Prim(Type.Kind.PERCENT);
            case Value.Money money -> new Type.Prim(Type.Kind.MONEY);
            case Value.Span span -> new Type.Prim(Type.Kind.DURATION);
            case Value.Moment moment -> new Type.Prim(Type.Kind.DATETIME);
            case Value.Day day -> new Type.Prim(Type.Kind.DATE);
            case Value.Clock clock -> new Type.Prim(Type.Kind.TIME);
            case Value.Choice choice -> new Type.Named(choice.type());
            case Value.Struct struct -> new Type.Named(struct.type());
            case Value.Items items -> {
                var item = items.items().isEmpty() ? null : of(items.items().getFirst());
                yield item == null ? null : new Type.ListOf(item);
            }
            case Value.None none -> null;
        };
    }

    /** The last part of a qualified name. */
    public static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
