package dev.steward.runtime.internal;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.steward.engine.plan.Plan;
import dev.steward.engine.value.TextInput;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeDef;
import dev.steward.engine.value.TypeTable;
import dev.steward.engine.value.TypedJson;
import dev.steward.engine.value.Types;
import dev.steward.engine.value.Value;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.Suggestions;

/** Reads typed values from what people type, or from JSON. Every complaint names the input, its type and an example. */
public final class Inputs {

    private final TypeTable types;
    private final ZoneId zone;

    /** @param zone for dates and times without an offset */
    public Inputs(TypeTable types, ZoneId zone) {
        this.types = types;
        this.zone = zone;
    }

    /** The inputs of a playbook as typed; see below. */
    public Map<String, Value> readAll(Plan.PlaybookPlan playbook, Map<String, String> given) {
        return readAll(playbook, given, Map.of());
    }

    /**
     * The inputs of a playbook.
     *
     * @param given by name, as typed
     * @param json  by name, as programs write them; {@code given} wins
     * @throws ProblemException with one detail for each input that is missing, unknown or does not fit
     */
    public Map<String, Value> readAll(Plan.PlaybookPlan playbook, Map<String, String> given,
            Map<String, String> json) {
        var name = Types.simple(playbook.name());
        var wrong = new ArrayList<String>();
        var values = new LinkedHashMap<String, Value>();
        for (var param : playbook.inputs()) {
            var text = given.get(param.name());
            var value = json.get(param.name());
            try {
                if (text != null) {
                    values.put(param.name(), read(name, param.name(), param.type(), text));
                } else if (value != null) {
                    values.put(param.name(), fitting(name, param.name(), param.type(),
                            TypedJson.parse(value, param.type(), types)));
                } else if (param.defaultValue() == null && !(param.type() instanceof Type.OptionalOf)) {
                    wrong.add(name + " needs the input '" + param.name() + "', " + Types.words(param.type(), types)
                            + ". Give it with --input " + param.name() + "=" + example(param.type()) + ".");
                }
            } catch (ProblemException e) {
                wrong.add(e.sentence());
            }
        }
        unknown(playbook, given.keySet(), wrong);
        unknown(playbook, json.keySet(), wrong);
        if (wrong.isEmpty()) {
            return values;
        }
        throw new ProblemException(ProblemException.Kind.WRONG_USE, wrong.getFirst(), wrong.subList(1, wrong.size()),
                null);
    }

    /**
     * Some inputs of a playbook, as typed.
     *
     * @throws ProblemException with one detail for each that is unknown or does not fit
     */
    public Map<String, Value> readSome(Plan.PlaybookPlan playbook, Map<String, String> given) {
        var wrong = new ArrayList<String>();
        var values = new LinkedHashMap<String, Value>();
        for (var param : playbook.inputs()) {
            var text = given.get(param.name());
            try {
                if (text != null) {
                    values.put(param.name(), read(Types.simple(playbook.name()), param.name(), param.type(), text));
                }
            } catch (ProblemException e) {
                wrong.add(e.sentence());
            }
        }
        unknown(playbook, given.keySet(), wrong);
        if (wrong.isEmpty()) {
            return values;
        }
        throw new ProblemException(ProblemException.Kind.WRONG_USE, wrong.getFirst(), wrong.subList(1, wrong.size()),
                null);
    }

    private static void unknown(Plan.PlaybookPlan playbook, Set<String> given, List<String> wrong) {
        var name = Types.simple(playbook.name());
        var known = playbook.inputs().stream().map(Plan.Param::name).toList();
        given.stream().filter(k -> !known.contains(k))
                .forEach(k -> wrong.add(name + " has no input '" + k + "'." + Suggestions.didYouMean(k, known)
                        + (known.isEmpty() ? " It takes no inputs." : " It takes " + String.join(", ", known) + ".")));
    }

    /**
     * One value.
     *
     * @param asker who needs it, for the message
     * @throws ProblemException it does not fit
     */
    public Value read(String asker, String name, Type type, String text) {
        return fitting(asker, name, type, reading(type, text));
    }

    private Value fitting(String asker, String name, Type type, TypedJson.Reading reading) {
        return switch (reading) {
            case TypedJson.Fits fits -> fits.value();
            case TypedJson.Wrong wrong ->
                throw ProblemException.wrongUse("The input '" + name + "' of " + asker + " must be "
                        + complaint(Types.words(type, types), wrong.complaint()) + ". Write it as " + example(type)
                        + ".");
        };
    }

    /** What the type is and what was wrong; said once when both are the same, and without the form that machines use. */
    private static String complaint(String words, String complaint) {
        var same = "the value must be " + words;
        return (complaint.startsWith(same) ? words + complaint.substring(same.length()) : words + ": " + complaint)
                .replaceFirst(" such as \"[^\"]*\"", "");
    }

    /** How a value of the type is typed, quoted where a shell needs it. */
    public String example(Type type) {
        return type instanceof Type.Named n && types.get(n.name()) instanceof TypeDef.EnumDef e
                ? e.literals().getFirst()
                : Examples.of(type);
    }

    private TypedJson.Reading reading(Type type, String text) {
        return type instanceof Type.ListOf list && !text.strip().startsWith("[") ? listed(list, text)
                : TextInput.parse(text, type, types, zone);
    }

    /** {@code a, b} for a list of simple values. */
    private TypedJson.Reading listed(Type.ListOf list, String text) {
        var items = new ArrayList<Value>();
        for (var part : text.isBlank() ? new String[0] : text.split(",")) {
            switch (TextInput.parse(part.strip(), list.item(), types, zone)) {
                case TypedJson.Fits fits -> items.add(fits.value());
                case TypedJson.Wrong wrong -> {
                    return wrong;
                }
            }
        }
        return new TypedJson.Fits(new Value.Items(items));
    }
}
