package dev.steward.llm.internal.tools;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import dev.steward.engine.spi.ModelClient.Tool;

/** The texts of tools and calls in the shapes that providers accept. */
public final class ToolText {

    /** A model that asks for a call without arguments may write nothing at all. */
    private static final String NOTHING = "{}";

    private ToolText() {
    }

    /** The schema of a tool's arguments; that of an object without fields where the tool gives none. */
    public static JsonObject schema(Tool tool) {
        var schema = tool.schema().isBlank() ? new JsonObject()
                : JsonParser.parseString(tool.schema()).getAsJsonObject().deepCopy();
        if (!schema.has("type")) {
            schema.addProperty("type", "object");
        }
        if (!schema.has("properties")) {
            schema.add("properties", new JsonObject());
        }
        return schema;
    }

    /**
     * Arguments as an object, to be shown to the model again. Providers refuse a conversation in which a call has
     * malformed ones, though the model wrote them: those come as the text of the one field {@code malformed}.
     */
    public static JsonObject object(String arguments) {
        try {
            if (JsonParser.parseString(arguments) instanceof JsonObject object) {
                return object;
            }
        } catch (JsonParseException e) {
            return malformed(arguments);
        }
        return malformed(arguments);
    }

    /** Arguments as a provider that wants an object gave them. */
    public static String arguments(JsonElement given) {
        return given.isJsonPrimitive() && given.getAsJsonPrimitive().isString() ? given.getAsString()
                : given.toString();
    }

    /** Arguments as the model wrote them; an empty object for nothing. */
    static String arguments(CharSequence written) {
        return written.toString().isBlank() ? NOTHING : written.toString();
    }

    /** An id with at most {@code max} of the characters that every provider takes; the same for the same id. */
    public static String id(String id, int max) {
        return id.length() <= max && id.matches("[A-Za-z0-9_-]+") ? id : "call_" + Digest.of(id, 24);
    }

    private static JsonObject malformed(String arguments) {
        var object = new JsonObject();
        object.addProperty("malformed", arguments);
        return object;
    }
}
