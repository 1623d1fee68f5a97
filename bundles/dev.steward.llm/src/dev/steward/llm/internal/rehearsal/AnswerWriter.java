package dev.steward.llm.internal.rehearsal;

import java.util.HashSet;
import java.util.Set;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

import dev.steward.engine.value.JsonSchemas;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeDef;
import dev.steward.engine.value.TypeTable;

/**
 * Writes a JSON value that fits a JSON Schema. The schema says which shapes are allowed; the declared type, followed
 * beside it, says what they mean. Used once.
 */
final class AnswerWriter {

    /** Types that contain themselves end here: optional parts are left out, lists stay empty. */
    private static final int DEPTH = 6;
    private static final int ITEMS = 3;
    private static final Set<String> ABSENT = Set.of("error", "problem", "blocker", "rejection");

    private final JsonObject root;
    private final TypeTable types;
    private final Scalars scalars;

    AnswerWriter(JsonObject root, TypeTable types, Wording words) {
        this.root = root;
        this.types = types;
        this.scalars = new Scalars(words);
    }

    JsonElement write(Type type) {
        return value(new Place("answer", 0, 0, type), root);
    }

    private JsonElement value(Place place, JsonObject given) {
        var schema = opened(place, resolve(given));
        if (schema.has("const")) {
            return schema.get("const");
        }
        if (schema.get("enum") instanceof JsonArray literals && !literals.isEmpty()) {
            return scalars.literal(place, literals);
        }
        var options = options(schema);
        if (!options.isEmpty()) {
            return choice(place, options);
        }
        return switch (kind(schema)) {
            case "object" -> object(place, schema);
            case "array" -> list(place, schema);
            case "string" -> scalars.text(place, schema);
            case "integer" -> scalars.number(place, schema, true);
            case "number" -> scalars.number(place, schema, false);
            case "boolean" -> scalars.truth(place);
            default -> JsonNull.INSTANCE;
        };
    }

    private JsonElement choice(Place place, JsonArray options) {
        var leaveOut = place.depth() > DEPTH || ABSENT.contains(place.name());
        JsonElement last = JsonNull.INSTANCE;
        for (var option : options) {
            var isNull = option instanceof JsonObject object && kind(resolve(object)).equals("null");
            if (isNull == leaveOut) {
                return isNull ? JsonNull.INSTANCE : value(place, option.getAsJsonObject());
            }
            last = option;
        }
        return last instanceof JsonObject object ? value(place, object) : last;
    }

    private JsonObject object(Place place, JsonObject schema) {
        var result = new JsonObject();
        if (!(schema.get("properties") instanceof JsonObject properties)) {
            return result;
        }
        var required = new HashSet<String>();
        if (schema.get("required") instanceof JsonArray names) {
            names.forEach(name -> required.add(name.getAsString()));
        }
        for (var entry : properties.entrySet()) {
            var name = entry.getKey();
            var leaveOut = !required.contains(name) && (place.depth() > DEPTH || ABSENT.contains(name));
            if (!leaveOut && entry.getValue() instanceof JsonObject member) {
                result.add(name, value(place.field(name, fieldType(place.type(), name)), member));
            }
        }
        return result;
    }

    private JsonArray list(Place place, JsonObject schema) {
        var result = new JsonArray();
        var min = bound(schema, "minItems", 0);
        var max = bound(schema, "maxItems", ITEMS);
        var usual = place.name().equals("reasons") ? 1 : ITEMS;
        var count = place.depth() > DEPTH ? min : Math.max(min, Math.min(max, usual));
        if (schema.get("items") instanceof JsonObject items) {
            var distinct = new HashSet<JsonElement>();
            for (int i = 0; i < count; i++) {
                var item = value(place.item(i, itemType(place.type())), items);
                if (distinct.add(item) || result.size() < min) {
                    result.add(item);
                }
            }
        }
        return result;
    }

    private JsonObject resolve(JsonObject schema) {
        var current = schema;
        for (int hops = 0; hops < 16 && current.get("$ref") instanceof JsonPrimitive ref; hops++) {
            JsonElement target = root;
            for (var step : ref.getAsString().replaceFirst("^#/?", "").split("/")) {
                var name = step.replace("~1", "/").replace("~0", "~");
                target = name.isEmpty() ? target : target instanceof JsonObject object ? object.get(name) : null;
            }
            current = target instanceof JsonObject object ? object : new JsonObject();
        }
        return current;
    }

    /** A type inside itself comes as a bare object: its schema is made from the declared type. */
    private JsonObject opened(Place place, JsonObject schema) {
        return kind(schema).equals("object") && !schema.has("properties")
                && bare(place.type()) instanceof Type.Named named && types.types().containsKey(named.name())
                        ? JsonParser.parseString(JsonSchemas.of(named, types)).getAsJsonObject()
                        : schema;
    }

    private static JsonArray options(JsonObject schema) {
        for (var key : new String[]{ "anyOf", "oneOf" }) {
            if (schema.get(key) instanceof JsonArray options) {
                return options;
            }
        }
        return new JsonArray();
    }

    private static String kind(JsonObject schema) {
        if (schema.get("type") instanceof JsonArray kinds && !kinds.isEmpty()) {
            return kinds.get(0).getAsString();
        }
        if (schema.get("type") instanceof JsonPrimitive kind) {
            return kind.getAsString();
        }
        return schema.has("properties") ? "object" : schema.has("items") ? "array" : "string";
    }

    private Type fieldType(Type owner, String name) {
        if (bare(owner) instanceof Type.Named named
                && types.types().get(named.name()) instanceof TypeDef.StructDef def) {
            for (var field : def.fields()) {
                if (field.name().equals(name)) {
                    return field.type();
                }
            }
        }
        return new Type.Nothing();
    }

    private static Type itemType(Type list) {
        return bare(list) instanceof Type.ListOf items ? items.item() : new Type.Nothing();
    }

    private static Type bare(Type type) {
        return type instanceof Type.OptionalOf optional ? bare(optional.type()) : type;
    }

    static int bound(JsonObject schema, String key, int otherwise) {
        return schema.get(key) instanceof JsonPrimitive value && value.isNumber() ? Math.max(0, value.getAsInt())
                : otherwise;
    }

    /** Where a value goes; {@code type} is {@link Type.Nothing} where the declared type says nothing. */
    record Place(String name, int index, int depth, Type type) {

        Place field(String field, Type fieldType) {
            return new Place(field, 0, depth + 1, fieldType);
        }

        Place item(int position, Type itemType) {
            return new Place(name, position, depth + 1, itemType);
        }

        boolean is(Type.Kind kind) {
            return bare(type) instanceof Type.Prim prim && prim.kind() == kind;
        }
    }
}
