package dev.steward.engine.internal.core;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.journal.Out;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeDef;
import dev.steward.engine.value.TypeDef.Label;
import dev.steward.engine.value.TypeTable;
import dev.steward.engine.value.Types;
import dev.steward.engine.value.Value;

/**
 * What labelled values may reach, asked again before each call; by the same rules as the check of the text, so that what
 * it let pass is let pass. Each method says why not, or null.
 */
final class LabelGate {

    private final Run run;

    LabelGate(Run run) {
        this.run = run;
    }

    /**
     * Arguments of an operation; {@code asked}: the operator sees them before the call, or it only reads. What a model
     * chose goes nowhere with personal data that does not say that it takes any, even if it only reads: a question
     * carries out as much as an effect, and nobody wrote down that it is asked.
     */
    @Nullable
    String operation(StepFrame step, Plan.OperationPlan operation, String target, Map<String, Value> args,
            boolean asked) {
        boolean reads = operation.effect() == Plan.EffectKind.READS;
        for (var param : operation.params()) {
            var value = args.get(param.name());
            var found = value == null ? Map.<Label, Labels.Mark>of() : run.labels.of(value);
            for (var each : found.entrySet()) {
                var label = each.getKey();
                boolean taken = param.labels().contains(label)
                        || label == Label.PII
                                && (reads && !step.tool()
                                        || declares(param.type(), label, run.plan.types(), new HashSet<>()))
                        || label == Label.UNTRUSTED && (reads || asked);
                if (!taken) {
                    return told(step.path(), label, "would reach " + target + " as " + param.name(), each.getValue());
                }
            }
        }
        return null;
    }

    /** What a model is asked. */
    @Nullable
    String prompt(String path, String agent, Map<Label, Labels.Mark> held) {
        var secret = held.get(Label.SECRET);
        return secret == null ? null : told(path, Label.SECRET, "would stand in the prompt of " + agent, secret);
    }

    /** What memory keeps. */
    @Nullable
    String memory(String path, TypeDef.StructDef def, Map<String, Value> fields) {
        for (var field : def.fields()) {
            var value = fields.get(field.name());
            var found = value == null ? Map.<Label, Labels.Mark>of() : run.labels.of(value);
            var declared = EnumSet.noneOf(Label.class);
            declared.addAll(field.labels());
            for (var label : Label.values()) {
                if (declares(field.type(), label, run.plan.types(), new HashSet<>())) {
                    declared.add(label);
                }
            }
            for (var each : found.entrySet()) {
                var label = each.getKey();
                var scope = each.getValue().scope();
                var leaves = label == Label.PII && scope != null
                        && !(def.kind() == TypeDef.StructKind.FACT && scope.equals(def.scope()));
                if (label == Label.SECRET || leaves || !declared.contains(label)) {
                    return told(path, label, "would be kept in " + Types.simple(def.name()) + "." + field.name()
                            + (leaves ? ", out of its scope " + scope : ""), each.getValue());
                }
            }
        }
        return null;
    }

    /** {@code constraint no pii in Draft}, of a value that gets a name. */
    @Nullable
    String constraint(String path, List<Plan.Constraint> constraints, Value value) {
        for (var constraint : constraints) {
            var label = constraint.label();
            var type = constraint.type();
            var mark = label == null || type == null || !run.labels.followed() || !is(value, type) ? null
                    : run.labels.of(value).get(label);
            if (label != null && mark != null) {
                return told(path, label, "would be in a " + Types.simple(String.valueOf(type)) + ", and there is "
                        + constraint.text(), mark);
            }
        }
        return null;
    }

    private static boolean is(Value value, String type) {
        return value instanceof Value.Struct struct && struct.type().equals(type)
                || value instanceof Value.Items items && items.items().stream().anyMatch(item -> is(item, type));
    }

    private String told(String path, Label label, String where, Labels.Mark mark) {
        var what = switch (label) {
            case PII -> "Personal data ";
            case UNTRUSTED -> "Text that nobody has checked ";
            case SECRET -> "A secret ";
        };
        var sentence = what + where + ". It came from " + mark.way();
        run.emit(new Out.PolicyDecided(path, "labels", "deny", sentence), path);
        run.why(path, () -> sentence);
        return sentence + ".";
    }

    /** Whether a value of the type may have it by what its fields declare. */
    static boolean declares(Type type, Label label, TypeTable types, Set<String> seen) {
        return switch (type) {
            case Type.ListOf list -> declares(list.item(), label, types, seen);
            case Type.OptionalOf optional -> declares(optional.type(), label, types, seen);
            case Type.Named named -> types.types().get(named.name()) instanceof TypeDef.StructDef def
                    && seen.add(def.name()) && def.fields().stream().anyMatch(
                            field -> field.labels().contains(label) || declares(field.type(), label, types, seen));
            default -> false;
        };
    }
}
