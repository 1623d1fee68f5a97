package dev.steward.runtime.internal;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.plan.Plan;
import dev.steward.engine.value.Conformance;
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

    /**
     * The inputs of a playbook.
     *
     * @param given by name, as typed
     * @throws ProblemException with one detail for each input that is missing, unknown or does not fit
     */
    public Map<String, Value> readAll(Plan.PlaybookPlan playbook, Map<String, String> given) {
        var name = Types.simple(playbook.name());
        var wrong = new ArrayList<String>();
        var values = new LinkedHashMap<String, Value>();
        for (var param : playbook.inputs()) {
            var text = given.get(param.name());
            if (text != null) {
                try {
                    values.put(param.name(), read(name, param.name(), param.type(), text));
                } catch (ProblemException e) {
                    wrong.add(e.sentence());
                }
            } else if (param.defaultValue() == null && !(param.type() instanceof Type.OptionalOf)) {
                wrong.add(name + " needs the input '" + param.name() + "', " + Types.words(param.type(), types)
                        + ". Give it with --input " + param.name() + "=" + InputText.example(param.type()) + ".");
            }
        }
        var known = playbook.inputs().stream().map(Plan.Param::name).toList();
        given.keySet().stream().filter(k -> !known.contains(k)).forEach(k -> wrong.add(name + " has no input '" + k + "'."
                + Suggestions.didYouMean(k, known)
                + (known.isEmpty() ? " It takes no inputs." : " It takes " + String.join(", ", known) + ".")));
        if (wrong.isEmpty()) {
            return values;
        }
        throw new ProblemException(ProblemException.Kind.WRONG_USE, wrong.getFirst(), wrong.subList(1, wrong.size()), null);
    }

    /** @param asker who needs the value, for the message */
    public Value read(String asker, String name, Type type, String text) {
        try {
            var value = value(type, text);
            var complaint = Conformance.complaint(value, type, types, name);
            if (complaint.isPresent()) {
                throw new IllegalArgumentException(complaint.get());
            }
            return value;
        } catch (NumberFormatException e) {
            throw unfit(asker, name, type, text, null);
        } catch (IllegalArgumentException e) {
            throw unfit(asker, name, type, text, e.getMessage());
        } catch (DateTimeException | ArithmeticException e) {
            throw unfit(asker, name, type, text, null);
        }
    }

    private ProblemException unfit(String asker, String name, Type type, String text, @Nullable String why) {
        var because = why == null || why.equals(text.strip()) ? "" : " (" + why + ")";
        return ProblemException.wrongUse("The input '" + name + "' of " + asker + " must be " + Types.words(type, types)
                + "; '" + shortened(text) + "' is not" + because + ". Write it as " + InputText.example(type) + ".");
    }

    private static String shortened(String text) {
        var flat = text.strip().replaceAll("\\s+", " ");
        return flat.length() <= 40 ? flat : flat.substring(0, 39) + "…";
    }

    private Value value(Type type, String text) {
        return switch (type) {
            case Type.Prim p -> InputText.read(p.kind(), text, zone);
            case Type.OptionalOf o -> text.isEmpty() ? new Value.None() : value(o.type(), text);
            case Type.ListOf l -> text.strip().startsWith("[") ? json(text, type)
                    : listed(l.item(), text);
            case Type.Named n -> types.get(n.name()) instanceof TypeDef.EnumDef e
                    ? new Value.Choice(e.name(), literal(e.literals(), text.strip()))
                    : json(text, type);
            case Type.Nothing n -> new Value.None();
        };
    }

    private Value json(String text, Type type) {
        return switch (TypedJson.parse(text, type, types)) {
            case TypedJson.Fits fits -> fits.value();
            case TypedJson.Wrong wrong -> throw new IllegalArgumentException(wrong.complaint());
        };
    }

    private Value listed(Type item, String text) {
        var items = new ArrayList<Value>();
        for (var part : text.isBlank() ? new String[0] : text.split(",")) {
            items.add(value(item, part.strip()));
        }
        return new Value.Items(items);
    }

    private static String literal(List<String> literals, String text) {
        if (literals.contains(text)) {
            return text;
        }
        throw new IllegalArgumentException(text);
    }
}
