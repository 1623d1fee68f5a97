package dev.steward.engine.value;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/**
 * Values as plain JSON, without their types: texts and literals as strings, numbers and percents as numbers, amounts as
 * {@code "1.50 USD"}, times by ISO 8601, absent values as null. {@link TypedJson} reads it back, given the type.
 */
public final class PlainJson {

    private static final Gson GSON = new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    private static final Gson PRETTY = GSON.newBuilder().setPrettyPrinting().create();

    private PlainJson() {
    }

    /** On as many lines as it takes, for people. */
    public static String pretty(Value value) {
        return PRETTY.toJson(tree(value));
    }

    /** On one line. */
    public static String text(Value value) {
        return GSON.toJson(tree(value));
    }

    /** As a tree, to be put into a larger one. */
    public static JsonElement tree(Value value) {
        return switch (value) {
            case Value.Text t -> new JsonPrimitive(t.text());
            case Value.Int i -> new JsonPrimitive(i.number());
            case Value.Num n -> new JsonPrimitive(n.number());
            case Value.Bool b -> new JsonPrimitive(b.truth());
            case Value.Percent p -> new JsonPrimitive(p.points());
            case Value.Money m -> new JsonPrimitive(Shown.amount(m.amount()) + " " + m.currency());
            case Value.Span s -> new JsonPrimitive(s.duration().toString());
            case Value.Moment m -> new JsonPrimitive(m.instant().toString());
            case Value.Day d -> new JsonPrimitive(d.date().toString());
            case Value.Clock c -> new JsonPrimitive(c.time().toString());
            case Value.Choice c -> new JsonPrimitive(c.literal());
            case Value.None n -> JsonNull.INSTANCE;
            case Value.Items items -> {
                var array = new JsonArray();
                items.items().forEach(item -> array.add(tree(item)));
                yield array;
            }
            case Value.Struct struct -> {
                var object = new JsonObject();
                struct.fields().forEach((name, field) -> object.add(name, tree(field)));
                yield object;
            }
        };
    }
}
