package dev.steward.llm.internal.schema;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/**
 * A schema in the subset that strict structured output takes: every field required (an optional one may be null), no
 * other fields, and bounds on the length of texts said in words, since the subset has no keyword for them.
 */
public final class StrictSchema {

    private static final Set<String> UNKNOWN = Set.of("$schema", "$id", "default", "minLength", "maxLength",
            "uniqueItems", "title", "contentMediaType", "examples");

    private StrictSchema() {
    }

    /** A copy inside the subset. */
    public static JsonObject of(JsonObject schema) {
        return (JsonObject) copy(schema);
    }

    /** Whether the subset can say it: it knows no object without fields, as which a type inside itself comes. */
    public static boolean fits(JsonObject schema) {
        var bare = "object".equals(schema.get("type") instanceof JsonPrimitive kind ? kind.getAsString() : "")
                && !schema.has("properties");
        return !bare && schema.entrySet().stream().noneMatch(entry -> hasBare(entry.getValue()));
    }

    private static boolean hasBare(JsonElement element) {
        return switch (element) {
            case JsonObject object -> !fits(object);
            case JsonArray array -> array.asList().stream().anyMatch(StrictSchema::hasBare);
            default -> false;
        };
    }

    private static JsonElement copy(JsonElement element) {
        return switch (element) {
            case JsonArray array -> {
                var result = new JsonArray();
                array.forEach(item -> result.add(copy(item)));
                yield result;
            }
            case JsonObject object -> object(object);
            default -> element;
        };
    }

    private static JsonObject object(JsonObject schema) {
        var result = new JsonObject();
        for (Map.Entry<String, JsonElement> entry : schema.entrySet()) {
            switch (entry.getKey()) {
                case "properties", "$defs", "definitions" -> result.add(entry.getKey(), members(entry.getValue()));
                case "enum", "const", "required" -> result.add(entry.getKey(), entry.getValue());
                default -> {
                    if (!UNKNOWN.contains(entry.getKey())) {
                        result.add(entry.getKey(), copy(entry.getValue()));
                    }
                }
            }
        }
        sayLength(schema, result);
        if (schema.get("properties") instanceof JsonObject properties) {
            requireAll(properties.keySet(), schema, result);
        }
        return result;
    }

    /** The values of a map from names to schemas; the names are no keywords. */
    private static JsonElement members(JsonElement map) {
        var result = new JsonObject();
        map.getAsJsonObject().entrySet().forEach(entry -> result.add(entry.getKey(), copy(entry.getValue())));
        return result;
    }

    private static void requireAll(Set<String> names, JsonObject schema, JsonObject result) {
        var optional = new LinkedHashSet<>(names);
        if (schema.get("required") instanceof JsonArray required) {
            required.forEach(name -> optional.remove(name.getAsString()));
        }
        var properties = result.getAsJsonObject("properties");
        optional.forEach(name -> properties.add(name, nullable(properties.get(name))));
        var all = new JsonArray();
        names.forEach(all::add);
        result.add("required", all);
        result.addProperty("additionalProperties", false);
    }

    private static JsonElement nullable(JsonElement schema) {
        if (schema instanceof JsonObject object && (object.has("anyOf") || object.get("type") instanceof JsonArray)
                && object.toString().contains("\"null\"")) {
            return schema;
        }
        var none = new JsonObject();
        none.addProperty("type", "null");
        var either = new JsonArray();
        List.of(schema, none).forEach(either::add);
        var result = new JsonObject();
        result.add("anyOf", either);
        return result;
    }

    private static void sayLength(JsonObject schema, JsonObject result) {
        var words = new StringBuilder();
        if (schema.get("description") instanceof JsonPrimitive text) {
            words.append(text.getAsString());
        }
        sayBound(schema, "minLength", "At least ", words);
        sayBound(schema, "maxLength", "At most ", words);
        if (!words.isEmpty()) {
            result.addProperty("description", words.toString());
        }
    }

    private static void sayBound(JsonObject schema, String key, String how, StringBuilder words) {
        if (schema.get(key) instanceof JsonPrimitive bound && bound.isNumber()) {
            words.append(words.isEmpty() ? "" : " ").append(how).append(bound.getAsString()).append(" characters.");
        }
    }
}
