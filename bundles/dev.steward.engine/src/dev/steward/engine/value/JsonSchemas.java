package dev.steward.engine.value;

import java.util.LinkedHashSet;
import java.util.Set;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** JSON Schemas of types, as models are given them: closed objects, every field required, absent ones as null. */
public final class JsonSchemas {

    private final TypeTable types;
    private final Set<String> open = new LinkedHashSet<>();

    private JsonSchemas(TypeTable types) {
        this.types = types;
    }

    /** The schema as text. */
    public static String of(Type type, TypeTable types) {
        return new JsonSchemas(types).schema(type).toString();
    }

    private JsonObject schema(Type type) {
        return switch (type) {
            case Type.Nothing n -> kind("null");
            case Type.OptionalOf o -> optional(o);
            case Type.ListOf l -> {
                var schema = kind("array");
                schema.add("items", schema(l.item()));
                yield schema;
            }
            case Type.Prim p -> prim(p);
            case Type.Named n -> switch (types.get(n.name())) {
                case TypeDef.EnumDef e -> literals(e);
                case TypeDef.StructDef s -> struct(s);
            };
        };
    }

    private JsonObject optional(Type.OptionalOf type) {
        var choices = new JsonArray();
        choices.add(schema(type.type()));
        choices.add(kind("null"));
        var schema = new JsonObject();
        schema.add("anyOf", choices);
        return schema;
    }

    private static JsonObject literals(TypeDef.EnumDef def) {
        var schema = kind("string");
        var literals = new JsonArray();
        def.literals().forEach(literals::add);
        schema.add("enum", literals);
        return schema;
    }

    private JsonObject struct(TypeDef.StructDef def) {
        var schema = kind("object");
        schema.addProperty("title", Types.simple(def.name()));
        if (!open.add(def.name())) {
            return schema;
        }
        var properties = new JsonObject();
        var required = new JsonArray();
        for (var field : def.fields()) {
            properties.add(field.name(), schema(field.type()));
            required.add(field.name());
        }
        open.remove(def.name());
        schema.add("properties", properties);
        schema.add("required", required);
        schema.addProperty("additionalProperties", false);
        return schema;
    }

    private static JsonObject prim(Type.Prim type) {
        var schema = switch (type.kind()) {
            case TEXT, MARKDOWN -> text(type);
            case INT -> bounded(kind("integer"), type);
            case NUMBER -> bounded(kind("number"), type);
            case PERCENT -> described(bounded(kind("number"), type), "percent, such as 38 for 38 %");
            case BOOL -> kind("boolean");
            case MONEY ->
                described(pattern("^-?[0-9]+(\\.[0-9]+)? [A-Z]{3}$"), "amount and currency, such as 1.50 USD");
            case DURATION -> described(kind("string"), "ISO 8601 duration, such as PT30M");
            case DATE -> format("date");
            case TIME -> described(kind("string"), "time of day, such as 09:00");
            case DATETIME -> format("date-time");
        };
        return schema;
    }

    private static JsonObject text(Type.Prim type) {
        var schema = kind("string");
        if (type.min() != null) {
            schema.addProperty("minLength", type.min());
        }
        if (type.max() != null) {
            schema.addProperty("maxLength", type.max());
        }
        return type.kind() == Type.Kind.MARKDOWN ? described(schema, "Markdown") : schema;
    }

    private static JsonObject bounded(JsonObject schema, Type.Prim type) {
        if (type.min() != null) {
            schema.addProperty("minimum", type.min());
        }
        if (type.max() != null) {
            schema.addProperty("maximum", type.max());
        }
        return schema;
    }

    private static JsonObject format(String format) {
        var schema = kind("string");
        schema.addProperty("format", format);
        return schema;
    }

    private static JsonObject pattern(String pattern) {
        var schema = kind("string");
        schema.addProperty("pattern", pattern);
        return schema;
    }

    private static JsonObject described(JsonObject schema, String words) {
        schema.addProperty("description", words);
        return schema;
    }

    private static JsonObject kind(String kind) {
        var schema = new JsonObject();
        schema.addProperty("type", kind);
        return schema;
    }
}
