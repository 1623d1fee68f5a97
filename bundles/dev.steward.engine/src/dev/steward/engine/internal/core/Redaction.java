package dev.steward.engine.internal.core;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.eval.EvalError;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeDef;
import dev.steward.engine.value.TypeDef.Label;
import dev.steward.engine.value.Value;

/**
 * Puts stand-ins in the place of values that have a label: a text becomes a short one that says what stood there, the
 * same one for the same text; what may be absent is absent. Anything else can't be replaced, which denies the call.
 */
final class Redaction {

    private final Run run;
    private final Set<Label> labels;
    private final Map<String, String> standIns = new LinkedHashMap<>();

    Redaction(Run run, Set<Label> labels) {
        this.run = run;
        this.labels = labels;
    }

    /** Arguments by name; {@code declared}: their labels and types, as far as known. */
    Map<String, Value> of(Map<String, Value> values, List<Plan.Param> declared) {
        if (labels.isEmpty()) {
            return values;
        }
        var redacted = new LinkedHashMap<String, Value>();
        values.forEach((name, value) -> {
            var param = declared.stream().filter(each -> each.name().equals(name)).findFirst().orElse(null);
            redacted.put(name, param == null ? redact(value, null, Set.of(), name)
                    : redact(value, param.type(), param.labels(), name));
        });
        return redacted;
    }

    private Value redact(Value value, @Nullable Type type, Set<Label> own, String place) {
        var found = own.stream().filter(labels::contains).findFirst();
        if (found.isPresent()) {
            return standIn(value, type, found.get(), place);
        }
        return switch (value) {
            case Value.Items items -> {
                var all = new ArrayList<Value>();
                items.items().forEach(item -> all.add(redact(item, item(type), own, place)));
                yield new Value.Items(all);
            }
            case Value.Struct struct -> fields(struct, place);
            case Value.None none -> none;
            default -> run.labels.of(value).keySet().stream().filter(labels::contains).findFirst()
                    .map(label -> standIn(value, type, label, place)).orElse(value);
        };
    }

    private Value fields(Value.Struct struct, String place) {
        var all = new LinkedHashMap<String, Value>(struct.fields());
        if (run.plan.types().types().get(struct.type()) instanceof TypeDef.StructDef def) {
            for (var field : def.fields()) {
                var value = struct.fields().get(field.name());
                if (value != null) {
                    all.put(field.name(), redact(value, field.type(), field.labels(), place + "." + field.name()));
                }
            }
        }
        return new Value.Struct(struct.type(), all);
    }

    private Value standIn(Value value, @Nullable Type type, Label label, String place) {
        return switch (value) {
            case Value.None none -> none;
            case Value.Text text -> new Value.Text(fitting(words(text.text(), label), type));
            case Value.Items items -> new Value.Items(
                    items.items().stream().map(item -> standIn(item, item(type), label, place)).toList());
            case Value.Struct struct -> {
                var all = new LinkedHashMap<String, Value>();
                struct.fields().forEach((name, field) -> all.put(name,
                        standIn(field, field(struct.type(), name), label, place + "." + name)));
                yield new Value.Struct(struct.type(), all);
            }
            default -> {
                if (type instanceof Type.OptionalOf) {
                    yield new Value.None();
                }
                throw new EvalError(BoundaryException.POLICY_DENIED, "There is " + word(label) + " in " + place
                        + " that can't be replaced, as it is no text and must be there.");
            }
        };
    }

    /** The same words for the same text of a call, so that what is left can still be understood. */
    private String words(String text, Label label) {
        return standIns.computeIfAbsent(label + text, key -> "[" + word(label) + " " + (standIns.size() + 1) + "]");
    }

    private static String word(Label label) {
        return switch (label) {
            case PII -> "personal data";
            case UNTRUSTED -> "unchecked text";
            case SECRET -> "a secret";
        };
    }

    private static String fitting(String words, @Nullable Type type) {
        var inner = type instanceof Type.OptionalOf optional ? optional.type() : type;
        var most = inner instanceof Type.Prim prim ? prim.max() : null;
        return most == null || most.compareTo(BigDecimal.valueOf(words.length())) >= 0 ? words
                : words.substring(0, Math.max(0, most.intValue()));
    }

    private static @Nullable Type item(@Nullable Type type) {
        var inner = type instanceof Type.OptionalOf optional ? optional.type() : type;
        return inner instanceof Type.ListOf list ? list.item() : null;
    }

    private @Nullable Type field(String struct, String name) {
        if (run.plan.types().types().get(struct) instanceof TypeDef.StructDef def) {
            for (var field : def.fields()) {
                if (field.name().equals(name)) {
                    return field.type();
                }
            }
        }
        return null;
    }
}
