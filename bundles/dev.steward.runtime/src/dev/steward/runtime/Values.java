package dev.steward.runtime;

import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import dev.steward.engine.value.Value;

/** Values as JSON, in the form that inputs and models' answers have, too. */
public final class Values {

    private Values() {
    }

    /** Amounts, durations and times as texts; the absent value, and no value, as null. */
    public static JsonElement json(@Nullable Value value) {
        return switch (value) {
            case null -> JsonNull.INSTANCE;
            case Value.Text t -> new JsonPrimitive(t.text());
            case Value.Int i -> new JsonPrimitive(i.number());
            case Value.Num n -> new JsonPrimitive(n.number());
            case Value.Bool b -> new JsonPrimitive(b.truth());
            case Value.Percent p -> new JsonPrimitive(p.points());
            case Value.Money m -> new JsonPrimitive(m.amount().toPlainString() + " " + m.currency());
            case Value.Span s -> new JsonPrimitive(s.duration().toString());
            case Value.Moment m -> new JsonPrimitive(m.instant().toString());
            case Value.Day d -> new JsonPrimitive(d.date().toString());
            case Value.Clock c -> new JsonPrimitive(c.time().toString());
            case Value.Choice c -> new JsonPrimitive(c.literal());
            case Value.Items items -> {
                var array = new JsonArray();
                items.items().forEach(item -> array.add(json(item)));
                yield array;
            }
            case Value.Struct s -> json(s.fields());
            case Value.None n -> JsonNull.INSTANCE;
        };
    }

    /** An object of named values. */
    public static JsonObject json(Map<String, Value> values) {
        var object = new JsonObject();
        values.forEach((name, value) -> object.add(name, json(value)));
        return object;
    }
}
