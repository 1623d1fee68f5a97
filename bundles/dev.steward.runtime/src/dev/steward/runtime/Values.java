package dev.steward.runtime;

import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;

import dev.steward.engine.value.PlainJson;
import dev.steward.engine.value.Value;

/** Values as JSON, in the form that inputs and models' answers have, too. */
public final class Values {

    private Values() {
    }

    /** A value; no value, like the absent one, is null. */
    public static JsonElement json(@Nullable Value value) {
        return value == null ? JsonNull.INSTANCE : PlainJson.tree(value);
    }

    /** An object of named values. */
    public static JsonObject json(Map<String, Value> values) {
        var object = new JsonObject();
        values.forEach((name, value) -> object.add(name, PlainJson.tree(value)));
        return object;
    }
}
