package dev.steward.ui.kit;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.value.PlainJson;
import dev.steward.engine.value.Shown;
import dev.steward.engine.value.TextInput;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeDef;
import dev.steward.engine.value.TypeTable;
import dev.steward.engine.value.TypedJson;
import dev.steward.engine.value.Types;
import dev.steward.engine.value.Value;

/**
 * A form made from types: a field for each simple value, with structured ones laid open. Pure; what is typed comes in as
 * texts by field path, and goes out as typed values or with a sentence of what does not fit.
 */
public final class TypedForm {

    /** How a field is filled in. */
    public enum Kind {
        /** On one line. */
        LINE,
        /** On many lines. */
        TEXT,
        /** {@code yes} or {@code no}. */
        CHECK,
        /** One of its options. */
        CHOICE,
        /** One item a line. */
        LIST
    }

    /**
     * A field.
     *
     * @param path    such as {@code value.title}
     * @param label   such as {@code Title}
     * @param text    what it holds at first
     * @param options of a choice, in order
     * @param hint    what is expected, in words
     */
    public record Field(String path, String label, Kind kind, String text, List<String> options, String hint) {
    }

    private static final int LONG = 80;

    private final Map<String, Type> wanted;
    private final Map<String, Value> before;
    private final TypeTable types;
    private final ZoneId zone;
    private final List<Field> fields = new ArrayList<>();

    /**
     * @param wanted names and types, in order
     * @param before values that are there already
     */
    public TypedForm(Map<String, Type> wanted, Map<String, Value> before, TypeTable types, ZoneId zone) {
        this.wanted = new LinkedHashMap<>(wanted);
        this.before = Map.copyOf(before);
        this.types = types;
        this.zone = zone;
        wanted.forEach((name, type) -> lay(name, name, type, before.get(name)));
    }

    /** In order. */
    public List<Field> fields() {
        return List.copyOf(fields);
    }

    private void lay(String path, String name, Type type, @Nullable Value value) {
        var struct = struct(type);
        if (struct != null) {
            var parts = value instanceof Value.Struct s ? s.fields() : Map.<String, Value>of();
            struct.fields().forEach(f -> lay(path + "." + f.name(), f.name(), f.type(), parts.get(f.name())));
            return;
        }
        var text = value == null || value instanceof Value.None ? "" : text(type, value);
        fields.add(new Field(path, Say.sentence(words(name)), kind(type, text), text, options(type),
                Types.words(type, types)));
    }

    private static String words(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(java.util.Locale.ROOT);
    }

    private TypeDef.@Nullable StructDef struct(Type type) {
        return type instanceof Type.Named named && types.get(named.name()) instanceof TypeDef.StructDef struct ? struct
                : null;
    }

    private TypeDef.@Nullable EnumDef choice(Type type) {
        return type instanceof Type.Named named && types.get(named.name()) instanceof TypeDef.EnumDef choice ? choice
                : null;
    }

    private static Type inner(Type type) {
        return type instanceof Type.OptionalOf optional ? optional.type() : type;
    }

    private boolean simple(Type type) {
        return type instanceof Type.Prim || choice(type) != null;
    }

    private Kind kind(Type type, String text) {
        var inner = inner(type);
        if (choice(inner) != null) {
            return Kind.CHOICE;
        }
        if (inner instanceof Type.ListOf list) {
            return simple(list.item()) ? Kind.LIST : Kind.TEXT;
        }
        if (inner instanceof Type.Prim prim) {
            return switch (prim.kind()) {
                case BOOL -> type == inner ? Kind.CHECK : Kind.CHOICE;
                case MARKDOWN -> Kind.TEXT;
                default -> text.length() > LONG || text.contains("\n") ? Kind.TEXT : Kind.LINE;
            };
        }
        return Kind.TEXT;
    }

    private List<String> options(Type type) {
        var options = new ArrayList<String>();
        if (type instanceof Type.OptionalOf) {
            options.add("");
        }
        var choice = choice(inner(type));
        if (choice != null) {
            options.addAll(choice.literals());
        } else if (inner(type) instanceof Type.Prim prim && prim.kind() == Type.Kind.BOOL) {
            options.addAll(List.of("yes", "no"));
        }
        return options;
    }

    private String text(Type type, Value value) {
        var inner = inner(type);
        if (inner instanceof Type.ListOf list && simple(list.item()) && value instanceof Value.Items items) {
            return String.join("\n", items.items().stream().map(item -> text(list.item(), item)).toList());
        }
        if (value instanceof Value.Span span) {
            return span(span.duration());
        }
        return simple(inner) ? Shown.text(value, zone) : PlainJson.text(value);
    }

    private static String span(Duration d) {
        var seconds = d.toSeconds();
        return d.toMillisPart() != 0 ? d.toString()
                : seconds % 86_400 == 0 ? seconds / 86_400 + " days"
                        : seconds % 3600 == 0 ? seconds / 3600 + " h"
                                : seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }

    /** What is wrong with a field's text in a sentence; empty when it fits. */
    public Optional<String> complaint(String path, String text) {
        return read(type(path), text) instanceof TypedJson.Wrong wrong
                ? Optional.of(Say.sentence(wrong.complaint().replaceFirst(" such as \"[^\"]*\"", "")))
                : Optional.empty();
    }

    private Type type(String path) {
        var parts = path.split("\\.");
        var type = wanted.get(parts[0]);
        for (var i = 1; i < parts.length; i++) {
            type = type == null ? null : part(type, parts[i]);
        }
        if (type == null) {
            throw new IllegalArgumentException("no field " + path);
        }
        return type;
    }

    private @Nullable Type part(Type type, String name) {
        var struct = struct(type);
        if (struct != null) {
            for (var field : struct.fields()) {
                if (field.name().equals(name)) {
                    return field.type();
                }
            }
        }
        return null;
    }

    private TypedJson.Reading read(Type type, String text) {
        if (!(inner(type) instanceof Type.ListOf list) || !simple(list.item())) {
            return TextInput.parse(text, type, types, zone);
        }
        var items = new ArrayList<Value>();
        for (var line : text.lines().filter(l -> !l.isBlank()).toList()) {
            switch (TextInput.parse(line.strip(), list.item(), types, zone)) {
                case TypedJson.Fits fits -> items.add(fits.value());
                case TypedJson.Wrong wrong -> {
                    return wrong;
                }
            }
        }
        return new TypedJson.Fits(new Value.Items(items));
    }

    /**
     * The values, all of which must fit.
     *
     * @param texts by field path; fields that are not there hold what they held at first
     */
    public Map<String, Value> values(Map<String, String> texts) {
        var values = new LinkedHashMap<String, Value>();
        wanted.forEach((name, type) -> values.put(name, value(name, type, texts)));
        return values;
    }

    private Value value(String path, Type type, Map<String, String> texts) {
        var struct = struct(type);
        if (struct != null) {
            var parts = new LinkedHashMap<String, Value>();
            struct.fields().forEach(f -> parts.put(f.name(), value(path + "." + f.name(), f.type(), texts)));
            return new Value.Struct(struct.name(), parts);
        }
        var field = fields.stream().filter(f -> f.path().equals(path)).findFirst().orElseThrow();
        return switch (read(type, texts.getOrDefault(path, field.text()))) {
            case TypedJson.Fits fits -> fits.value();
            case TypedJson.Wrong wrong -> throw new IllegalArgumentException(field.label() + ": " + wrong.complaint());
        };
    }

    /** Whether somebody changed something. */
    public boolean isChanged(Map<String, String> texts) {
        return fields.stream().anyMatch(f -> !texts.getOrDefault(f.path(), f.text()).equals(f.text()));
    }

    /** The names whose value is another one now, each as JSON; names that had no value before are always there. */
    public Map<String, String> edits(Map<String, String> texts) {
        var edits = new LinkedHashMap<String, String>();
        values(texts).forEach((name, value) -> {
            var changed = fields.stream().filter(f -> f.path().equals(name) || f.path().startsWith(name + "."))
                    .anyMatch(f -> !texts.getOrDefault(f.path(), f.text()).equals(f.text()));
            if (changed || !before.containsKey(name)) {
                edits.put(name, typed(name, value, texts));
            }
        });
        return edits;
    }

    /** All values that are there, as the command line takes them: simple ones as typed, structured ones as JSON. */
    public Map<String, String> given(Map<String, String> texts) {
        var given = new LinkedHashMap<String, String>();
        values(texts).forEach((name, value) -> {
            if (!(value instanceof Value.None)) {
                var type = wanted.get(name);
                given.put(name, type == null || !simple(inner(type)) ? PlainJson.text(value)
                        : texts.getOrDefault(name, fields.stream().filter(f -> f.path().equals(name)).findFirst()
                                .map(Field::text).orElse("")));
            }
        });
        return given;
    }

    /** Whether everything fits. */
    public boolean fits(Map<String, String> texts) {
        return fields.stream()
                .allMatch(f -> complaint(f.path(), texts.getOrDefault(f.path(), f.text())).isEmpty());
    }

    /** A simple value as it was typed, a structured one as JSON: both are read as that type. */
    private String typed(String name, Value value, Map<String, String> texts) {
        var type = wanted.get(name);
        return type != null && simple(inner(type)) ? texts.getOrDefault(name, "") : PlainJson.text(value);
    }
}
