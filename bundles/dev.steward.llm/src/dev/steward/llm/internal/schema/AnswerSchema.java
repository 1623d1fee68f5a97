package dev.steward.llm.internal.schema;

import org.eclipse.jdt.annotation.Nullable;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import dev.steward.engine.spi.ModelClient.ModelRequest;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.Type.Kind;

/**
 * The schema of an answer. Providers take only objects at the root, so that any other answer travels as the one field
 * {@code answer} of an object.
 *
 * @param root    what the provider is given
 * @param wrapped whether the answer travels inside
 */
public record AnswerSchema(JsonObject root, boolean wrapped) {

    private static final String FIELD = "answer";

    /** The schema of a request; null when plain text is asked for. */
    public static @Nullable AnswerSchema of(ModelRequest request) {
        if (plain(request.output()) || request.schema().isBlank()) {
            return null;
        }
        var schema = JsonParser.parseString(request.schema()).getAsJsonObject();
        return isObject(schema) ? new AnswerSchema(schema, false) : new AnswerSchema(wrap(schema), true);
    }

    /** Whether the answer is text as it is and not JSON. */
    public static boolean plain(Type output) {
        return output instanceof Type.Prim prim && (prim.kind() == Kind.TEXT || prim.kind() == Kind.MARKDOWN);
    }

    /** The answer's own JSON out of what the provider sent; text that does not fit is left as it is. */
    public String unwrap(String text) {
        var bare = Fences.strip(text);
        if (!wrapped) {
            return bare;
        }
        try {
            return JsonParser.parseString(bare) instanceof JsonObject object && object.has(FIELD)
                    ? object.get(FIELD).toString()
                    : bare;
        } catch (JsonParseException e) {
            return bare; // the engine checks the text against the type and has it repaired
        }
    }

    private static boolean isObject(JsonObject schema) {
        return schema.has("properties") && schema.get("type") != null && schema.get("type").isJsonPrimitive()
                && schema.get("type").getAsString().equals("object");
    }

    private static JsonObject wrap(JsonObject schema) {
        var inner = schema.deepCopy();
        var root = new JsonObject();
        root.addProperty("type", "object");
        for (var shared : new String[]{ "$defs", "definitions" }) {
            JsonElement defs = inner.remove(shared);
            if (defs != null) {
                root.add(shared, defs);
            }
        }
        inner.remove("$schema");
        var properties = new JsonObject();
        properties.add(FIELD, inner);
        root.add("properties", properties);
        var required = new JsonArray();
        required.add(FIELD);
        root.add("required", required);
        root.addProperty("additionalProperties", false);
        return root;
    }
}
