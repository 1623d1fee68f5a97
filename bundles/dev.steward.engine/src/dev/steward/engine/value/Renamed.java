package dev.steward.engine.value;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Values that were written under former names, as of the types of now: a field that was renamed is found under the name
 * that it had, one that was added and may be missing is absent, and one that is gone is left out.
 */
public final class Renamed {

    private final TypeTable types;

    /** As of these types. */
    public Renamed(TypeTable types) {
        this.types = types;
    }

    /** The same value, itself when nothing in it has another name. */
    public Value value(Value value) {
        return switch (value) {
            case Value.Struct s -> struct(s);
            case Value.Items i -> {
                var items = i.items().stream().map(this::value).toList();
                yield items.equals(i.items()) ? i : new Value.Items(items);
            }
            default -> value;
        };
    }

    private Value struct(Value.Struct struct) {
        if (!(types.types().get(struct.type()) instanceof TypeDef.StructDef def)) {
            return struct;
        }
        var fields = new LinkedHashMap<String, Value>();
        for (var field : def.fields()) {
            var was = field.was();
            var found = struct.fields().get(field.name());
            if (found == null && was != null) {
                found = struct.fields().get(was);
            }
            if (found != null) {
                fields.put(field.name(), value(found));
            } else if (field.type() instanceof Type.OptionalOf) {
                fields.put(field.name(), new Value.None());
            }
        }
        return fields.equals(struct.fields()) ? struct : new Value.Struct(struct.type(), fields);
    }

    /** The values of a map. */
    public Map<String, Value> values(Map<String, Value> values) {
        var all = new LinkedHashMap<String, Value>();
        values.forEach((name, value) -> all.put(name, value(value)));
        return all;
    }
}
