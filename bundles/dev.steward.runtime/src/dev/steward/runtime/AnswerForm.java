package dev.steward.runtime;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.value.Conformance;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeDef;
import dev.steward.engine.value.Types;
import dev.steward.engine.value.Value;
import dev.steward.runtime.internal.Inputs;

/**
 * What a question lets the operator fill in: the arguments that may change, or the value that is asked for; one of a
 * type with fields is filled in field by field. Pure.
 */
public final class AnswerForm {

    private static final String VALUE = "value";

    private final Engine.Card card;

    /** Of a question. */
    public AnswerForm(Engine.Card card) {
        this.card = card;
    }

    /** One thing to fill in; {@code now} is what it holds, null when nothing. */
    public record Field(String name, Type type, @Nullable Value now) {
    }

    /** In order; empty when there is nothing to fill in. */
    public List<Field> fields() {
        var def = fielded();
        var fields = new ArrayList<Field>();
        if (def == null) {
            card.editable().forEach((name, type) -> fields.add(new Field(name, type, now(name))));
            return fields;
        }
        var now = now(VALUE) instanceof Value.Struct struct && struct.type().equals(def.name()) ? struct : null;
        for (var field : def.fields()) {
            fields.add(new Field(field.name(), field.type(), now == null ? null : now.fields().get(field.name())));
        }
        return fields;
    }

    /** Whether it can't be approved as it is, since a value has to be given. */
    public boolean needed() {
        var type = card.editable().get(VALUE);
        if (type == null || type instanceof Type.OptionalOf) {
            return false;
        }
        var now = now(VALUE);
        return now == null || Conformance.complaint(now, type, card.types(), "").isPresent();
    }

    /** A field's type in words, with its bounds: {@code a text of 1 to 300 characters}. */
    public String words(Field field) {
        var words = Types.words(field.type(), card.types());
        var bare = field.type() instanceof Type.OptionalOf optional ? optional.type() : field.type();
        return bare instanceof Type.Prim prim ? words + bounds(prim) : words;
    }

    private static String bounds(Type.Prim prim) {
        var least = prim.min();
        var most = prim.max();
        if (least == null && most == null) {
            return "";
        }
        var text = prim.kind() == Type.Kind.TEXT || prim.kind() == Type.Kind.MARKDOWN;
        var range = least == null ? "at most " + Objects.requireNonNull(most).toPlainString()
                : most == null ? "at least " + least.toPlainString()
                        : least.toPlainString() + " to " + most.toPlainString();
        return ", " + range + (text ? " characters" : "");
    }

    /** The command that answers: an approval where one is possible, else one with each field that is missing. */
    public String command() {
        return needed() ? edit() : "steward decide " + card.id() + " approve";
    }

    /** The command that fills in what is missing, or when nothing is, changes the first field. */
    public String edit() {
        var fields = fields();
        var missing = fields.stream().filter(f -> f.now() == null && !(f.type() instanceof Type.OptionalOf)).toList();
        var inputs = new Inputs(card.types(), ZoneId.of("UTC"));
        return "steward decide " + card.id() + " edit"
                + (missing.isEmpty() ? fields.stream().limit(1).toList() : missing).stream()
                        .map(f -> " --set " + f.name() + "=" + inputs.example(f.type()))
                        .collect(Collectors.joining());
    }

    /** The fields with their types: {@code kind (one of refund, exchange), reply (a text)}. */
    String list() {
        return fields().stream().map(f -> f.name() + " (" + words(f) + ")").collect(Collectors.joining(", "));
    }

    /**
     * The edits of a decision.
     *
     * @param given by name, as people type it, or JSON
     * @throws ProblemException one can't be edited, is missing or does not fit
     */
    Map<String, Value> read(Map<String, String> given, ZoneId zone) {
        var def = fielded();
        var names = card.editable().keySet();
        if (def == null || given.isEmpty() || wholly(given, def)) {
            var values = new LinkedHashMap<String, Value>();
            given.forEach((name, text) -> {
                var type = card.editable().get(name);
                if (type == null) {
                    throw ProblemException.wrongUse("'" + name + "' can't be edited in the request '" + card.id()
                            + "'; " + (names.isEmpty() ? "nothing in it can: approve or reject it."
                                    : "editable: " + list() + "."));
                }
                values.put(name, new Inputs(card.types(), zone).read("the edit", name, type, text));
            });
            return values;
        }
        return Map.of(VALUE, byField(def, given, zone));
    }

    private static boolean wholly(Map<String, String> given, TypeDef.StructDef def) {
        var text = given.get(VALUE);
        var field = def.fields().stream().anyMatch(f -> f.name().equals(VALUE));
        return text != null && (!field || text.strip().startsWith("{"));
    }

    private Value byField(TypeDef.StructDef def, Map<String, String> given, ZoneId zone) {
        var type = Types.simple(def.name());
        var fields = fields();
        var names = fields.stream().map(Field::name).toList();
        for (var name : given.keySet()) {
            if (!names.contains(name)) {
                throw ProblemException.wrongUse("'" + name + "' is no field of " + type + ", which the request '"
                        + card.id() + "' asks for." + Suggestions.didYouMean(name, names) + " It has " + list() + ".");
            }
        }
        var inputs = new Inputs(card.types(), zone);
        var values = new LinkedHashMap<String, Value>();
        for (var field : fields) {
            var text = given.get(field.name());
            var now = field.now();
            if (text == null && now == null && !(field.type() instanceof Type.OptionalOf)) {
                throw ProblemException.wrongUse("The request '" + card.id() + "' asks for " + type + ", and its field '"
                        + field.name() + "', " + words(field) + ", is missing. Give it with --set " + field.name() + "="
                        + inputs.example(field.type()) + ".");
            }
            values.put(field.name(), text != null ? inputs.read(type, field.name(), field.type(), text)
                    : now != null ? now : new Value.None());
        }
        return new Value.Struct(def.name(), values);
    }

    /** The type of the asked value where it has fields; to choose one of several is to give a whole one. */
    private TypeDef.@Nullable StructDef fielded() {
        var type = card.editable().get(VALUE);
        var bare = type instanceof Type.OptionalOf optional ? optional.type() : type;
        return card.editable().size() == 1 && !card.args().containsKey("options") && bare instanceof Type.Named named
                && card.types().get(named.name()) instanceof TypeDef.StructDef def ? def : null;
    }

    /** What an unknown outcome's question asks for is no argument of its call, though one may have that name. */
    private @Nullable Value now(String name) {
        return card.kind().equals("unknown") ? null : card.args().get(name);
    }
}
