package dev.steward.llm.internal;

import org.eclipse.jdt.annotation.Nullable;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** Looks into JSON from outside, where anything may be missing or of another kind. */
public final class Json {

    private Json() {
    }

    /** A member that is an object; empty when it is not. */
    public static JsonObject object(@Nullable JsonElement parent, String name) {
        return parent instanceof JsonObject object && object.get(name) instanceof JsonObject member ? member
                : new JsonObject();
    }

    /** A member that is a list; empty when it is not. */
    public static JsonArray array(@Nullable JsonElement parent, String name) {
        return parent instanceof JsonObject object && object.get(name) instanceof JsonArray member ? member
                : new JsonArray();
    }

    /** A member that is a text; null when it is not. */
    public static @Nullable String text(@Nullable JsonElement parent, String name) {
        return parent instanceof JsonObject object && object.get(name) instanceof JsonPrimitive member
                && member.isString() ? member.getAsString() : null;
    }

    /** A member that is a text; empty when it is not. */
    public static String textOrEmpty(@Nullable JsonElement parent, String name) {
        var text = text(parent, name);
        return text == null ? "" : text;
    }

    /** A member that is a whole number not below 0; {@code otherwise} when it is not. */
    public static long number(@Nullable JsonElement parent, String name, long otherwise) {
        if (parent instanceof JsonObject object && object.get(name) instanceof JsonPrimitive member
                && member.isNumber()) {
            return Math.max(0, member.getAsLong());
        }
        return otherwise;
    }

    /** A turn of a conversation as providers write it. */
    public static JsonObject turn(String role, String content) {
        var turn = new JsonObject();
        turn.addProperty("role", role);
        turn.addProperty("content", content);
        return turn;
    }
}
