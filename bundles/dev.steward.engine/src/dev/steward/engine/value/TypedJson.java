package dev.steward.engine.value;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.regex.Pattern;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

/** JSON text to a value of a type, or a precise complaint; nothing is converted silently. */
public final class TypedJson {

    private static final Pattern FENCE = Pattern.compile("\\A\\s*```(?:json|JSON)?[ \\t]*\\R(.*?)\\R?```\\s*\\z",
            Pattern.DOTALL);
    private static final Pattern MONEY = Pattern.compile("(-?\\d{1,18}(?:\\.\\d{1,9})?) ([A-Z]{3})");

    private final TypeTable types;

    private TypedJson(TypeTable types) {
        this.types = types;
    }

    /** What reading gave. */
    public sealed interface Reading {
    }

    /** It fits. */
    public record Fits(Value value) implements Reading {
    }

    /** It doesn't; the complaint names the place, what is expected and what was found. */
    public record Wrong(String complaint) implements Reading {
    }

    /** Carries a complaint out of the depth. */
    private static final class Mismatch extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Mismatch(String complaint) {
            super(complaint, null, false, false);
        }
    }

    /** A model's answer: plain text for texts, else JSON, with a fence around it or not. */
    public static Reading answer(String text, Type type, TypeTable types) {
        if (type instanceof Type.Prim p && (p.kind() == Type.Kind.TEXT || p.kind() == Type.Kind.MARKDOWN)) {
            return checked(new Value.Text(text.strip()), type, types);
        }
        var fenced = FENCE.matcher(text);
        return parse(fenced.matches() ? fenced.group(1) : text, type, types);
    }

    /** JSON text of a type. */
    public static Reading parse(String json, Type type, TypeTable types) {
        try {
            var reader = new JsonReader(new StringReader(json));
            reader.setStrictness(Strictness.STRICT);
            var element = new TypedJson(types).tree(reader, "");
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                return new Wrong("there is text after the JSON");
            }
            return checked(new TypedJson(types).value(element, type, ""), type, types);
        } catch (Mismatch e) {
            return new Wrong(String.valueOf(e.getMessage()));
        } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException
                | StackOverflowError e) {
            return new Wrong("it is not JSON (" + cut(json.strip()) + ")");
        }
    }

    private static Reading checked(Value value, Type type, TypeTable types) {
        var wrong = Conformance.complaint(value, type, types, "");
        return wrong.isPresent() ? new Wrong(wrong.get()) : new Fits(value);
    }

    private JsonElement tree(JsonReader reader, String path) throws IOException {
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> object(reader, path);
            case BEGIN_ARRAY -> {
                var array = new JsonArray();
                reader.beginArray();
                while (reader.hasNext()) {
                    array.add(tree(reader, path + "[" + array.size() + "]"));
                }
                reader.endArray();
                yield array;
            }
            default -> com.google.gson.JsonParser.parseReader(reader);
        };
    }

    private JsonObject object(JsonReader reader, String path) throws IOException {
        var object = new JsonObject();
        var seen = new HashSet<String>();
        reader.beginObject();
        while (reader.hasNext()) {
            var name = reader.nextName();
            if (!seen.add(name)) {
                throw new Mismatch(at(path, name) + " is given twice");
            }
            object.add(name, tree(reader, at(path, name)));
        }
        reader.endObject();
        return object;
    }

    private static String at(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private Value value(JsonElement json, Type type, String path) {
        return switch (type) {
            case Type.OptionalOf o -> json.isJsonNull() ? new Value.None() : value(json, o.type(), path);
            case Type.Nothing n -> json.isJsonNull() ? new Value.None() : wrong(path, type, json);
            case Type.ListOf list -> list(json, list, path);
            case Type.Named named -> switch (types.get(named.name())) {
                case TypeDef.EnumDef e -> json instanceof JsonPrimitive p && p.isString()
                        && e.literals().contains(p.getAsString()) ? new Value.Choice(e.name(), p.getAsString())
                                : wrong(path, type, json);
                case TypeDef.StructDef s -> struct(json, s, path);
            };
            case Type.Prim prim -> json instanceof JsonPrimitive p ? prim(p, prim, path) : wrong(path, type, json);
        };
    }

    private Value list(JsonElement json, Type.ListOf list, String path) {
        if (!(json instanceof JsonArray array)) {
            return wrong(path, list, json);
        }
        var items = new ArrayList<Value>();
        for (var item : array) {
            items.add(value(item, list.item(), path + "[" + items.size() + "]"));
        }
        return new Value.Items(items);
    }

    private Value struct(JsonElement json, TypeDef.StructDef def, String path) {
        if (!(json instanceof JsonObject object)) {
            return wrong(path, new Type.Named(def.name()), json);
        }
        var fields = new LinkedHashMap<String, Value>();
        for (var field : def.fields()) {
            var given = object.get(field.name());
            if (given == null && !(field.type() instanceof Type.OptionalOf)) {
                throw new Mismatch(at(path, field.name()) + " is missing; it must be "
                        + Types.words(field.type(), types));
            }
            fields.put(field.name(),
                    value(given == null ? JsonNull.INSTANCE : given, field.type(), at(path, field.name())));
        }
        for (var name : object.keySet()) {
            if (!fields.containsKey(name)) {
                throw new Mismatch(at(path, name) + " is not a field of " + Types.simple(def.name()) + ", which has "
                        + String.join(", ", fields.keySet()));
            }
        }
        return new Value.Struct(def.name(), fields);
    }

    private Value prim(JsonPrimitive json, Type.Prim type, String path) {
        try {
            return switch (type.kind()) {
                case TEXT, MARKDOWN -> new Value.Text(string(json, type, path));
                case BOOL -> json.isBoolean() ? new Value.Bool(json.getAsBoolean()) : wrong(path, type, json);
                case INT -> new Value.Int(number(json, type, path).longValueExact());
                case NUMBER -> new Value.Num(number(json, type, path));
                case PERCENT -> new Value.Percent(number(json, type, path));
                case MONEY -> money(json, type, path);
                case DURATION -> new Value.Span(Duration.parse(string(json, type, path)));
                case DATE -> new Value.Day(LocalDate.parse(string(json, type, path)));
                case TIME -> new Value.Clock(LocalTime.parse(string(json, type, path)));
                case DATETIME -> new Value.Moment(moment(string(json, type, path)));
            };
        } catch (DateTimeException | ArithmeticException e) {
            return wrong(path, type, json);
        }
    }

    private static Instant moment(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private Value money(JsonPrimitive json, Type.Prim type, String path) {
        var parts = MONEY.matcher(string(json, type, path));
        return parts.matches() ? new Value.Money(new BigDecimal(parts.group(1)), parts.group(2))
                : wrong(path, type, json);
    }

    private String string(JsonPrimitive json, Type type, String path) {
        if (!json.isString()) {
            wrong(path, type, json);
        }
        return json.getAsString();
    }

    private BigDecimal number(JsonPrimitive json, Type type, String path) {
        if (!json.isNumber()) {
            wrong(path, type, json);
        }
        var number = json.getAsBigDecimal();
        if (Math.abs((long) number.scale()) > 400 || number.precision() > 400) {
            wrong(path, type, json);
        }
        return number;
    }

    private Value wrong(String path, Type type, JsonElement found) {
        throw new Mismatch(Conformance.place(path) + " must be " + Types.words(type, types) + ", is "
                + (found.isJsonNull() ? "absent" : cut(found.toString())));
    }

    private static String cut(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
