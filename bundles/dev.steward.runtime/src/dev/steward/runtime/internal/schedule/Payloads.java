package dev.steward.runtime.internal.schedule;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeDef;
import dev.steward.engine.value.TypeTable;
import dev.steward.engine.value.Types;
import dev.steward.engine.value.Value;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.Suggestions;
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
     * @throws ProblemException with one detail for each field that is missing, unknown or does not fit
     */
    public Value of(String event, Map<String, String> texts) {
        var name = Types.simple(event);
        if (!(types.get(event) instanceof TypeDef.StructDef def)) {
            throw ProblemException.wrongUse("There is no type " + event + ".");
        }
        var wrong = new ArrayList<String>();
        var inputs = new Inputs(types, zone);
        var fields = new LinkedHashMap<String, Value>();
        for (var field : def.fields()) {
            var text = texts.get(field.name());
            try {
                if (text == null && !(field.type() instanceof Type.OptionalOf)) {
                    wrong.add(name + " needs '" + field.name() + "', " + Types.words(field.type(), types)
                            + ". Give it with --set " + field.name() + "=" + inputs.example(field.type()) + ".");
                }
                fields.put(field.name(), text == null ? new Value.None()
                        : inputs.read(name, field.name(), field.type(), text));
            } catch (ProblemException e) {
                wrong.add(e.sentence());
            }
        }
        var known = def.fields().stream().map(TypeDef.Field::name).toList();
        texts.keySet().stream().filter(given -> !known.contains(given)).forEach(given -> wrong.add(name + " has no '"
                + given + "'." + Suggestions.didYouMean(given, known) + " It has " + String.join(", ", known) + "."));
        if (wrong.isEmpty()) {
            return new Value.Struct(event, fields);
        }
        throw new ProblemException(ProblemException.Kind.WRONG_USE, wrong.getFirst(), wrong.subList(1, wrong.size()),
                null);
    }
}
