package dev.steward.runtime.internal.schedule;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeDef;
import dev.steward.engine.value.TypeTable;
import dev.steward.engine.value.Types;
import dev.steward.engine.value.Value;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.Suggestions;
import dev.steward.runtime.internal.Examples;
import dev.steward.runtime.internal.Inputs;

/** Makes what an event brings from what people typed. */
public final class Payloads {

    private final TypeTable types;
    private final ZoneId zone;

    /** @param zone for dates and times without an offset */
    public Payloads(TypeTable types, ZoneId zone) {
        this.types = types;
        this.zone = zone;
    }

    /**
     * @param texts by field
     * @throws ProblemException a field is missing, unknown or does not fit
     */
    public Value of(String event, Map<String, String> texts) {
        var name = Types.simple(event);
        if (!(types.get(event) instanceof TypeDef.StructDef def)) {
            throw ProblemException.wrongUse("There is no type " + event + ".");
        }
        var left = new LinkedHashMap<>(texts);
        var fields = new LinkedHashMap<String, Value>();
        for (var field : def.fields()) {
            var text = left.remove(field.name());
            if (text == null && !(field.type() instanceof Type.OptionalOf)) {
                throw ProblemException.wrongUse(name + " needs '" + field.name() + "', "
                        + Types.words(field.type(), types) + ". Give it with --input " + field.name() + "="
                        + Examples.of(field.type()) + ".");
            }
            fields.put(field.name(), text == null ? new Value.None()
                    : new Inputs(types, zone).read(name, field.name(), field.type(), text));
        }
        if (!left.isEmpty()) {
            var unknown = left.keySet().iterator().next();
            throw ProblemException.wrongUse(name + " has no '" + unknown + "'."
                    + Suggestions.didYouMean(unknown, fields.keySet()) + " It has "
                    + String.join(", ", fields.keySet()) + ".");
        }
        return new Value.Struct(event, fields);
    }
}
