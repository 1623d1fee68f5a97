package dev.steward.engine.internal.core;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.eval.EvalError;
import dev.steward.engine.internal.eval.Evaluator;
import dev.steward.engine.internal.eval.Marks;
import dev.steward.engine.plan.Call;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.value.Conformance;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeDef.Label;
import dev.steward.engine.value.Types;
import dev.steward.engine.value.Value;

/** What a step is about to be given, for people who look at it or change it. */
final class StepInputs {

    private final StepFrame step;
    private final Run run;

    StepInputs(StepFrame step) {
        this.step = step;
        run = step.run;
    }

    private List<Plan.Param> params() {
        return switch (step.step.call()) {
            case Call.Operation o -> Action.operation(run.plan, o).params();
            case Call.Agent a -> {
                var agent = run.plan.agents().get(a.agent());
                yield agent == null ? List.of() : agent.params();
            }
            case Call.Sub s -> {
                var playbook = run.plan.playbooks().get(s.playbook());
                yield playbook == null ? List.of() : playbook.inputs();
            }
            default -> List.of();
        };
    }

    private Map<String, Expr> args() {
        return switch (step.step.call()) {
            case Call.Operation o -> o.args();
            case Call.Agent a -> a.args();
            case Call.Sub s -> s.args();
            default -> Map.of();
        };
    }

    /** Those that can be changed: what a prompt asks for without saying of which type has that of its present value. */
    Map<String, Type> types() {
        var types = new LinkedHashMap<String, Type>();
        params().forEach(param -> types.put(param.name(), param.type()));
        if (step.step.call() instanceof Call.Agent agent) {
            agent.args().forEach((name, expr) -> {
                var own = types.containsKey(name) ? null : looked(expr);
                var type = own == null ? null : Types.of(own);
                if (type != null && known(type)) {
                    types.put(name, type);
                }
            });
        }
        return types;
    }

    private boolean known(Type type) {
        return switch (type) {
            case Type.Named named -> run.plan.types().types().containsKey(named.name());
            case Type.ListOf list -> known(list.item());
            default -> true;
        };
    }

    /** As far as they can be told now; nothing of the run changes by it. */
    Map<String, Value> shown() {
        var shown = new LinkedHashMap<String, Value>();
        args().forEach((name, expr) -> put(shown, name, expr));
        params().forEach(param -> {
            var byDefault = param.defaultValue();
            if (!shown.containsKey(param.name()) && byDefault != null) {
                put(shown, param.name(), byDefault);
            }
        });
        shown.putAll(step.given());
        return shown;
    }

    private void put(Map<String, Value> shown, String name, Expr expr) {
        var value = looked(expr);
        if (value != null) {
            shown.put(name, value);
        }
    }

    /** A value as it would be, null when it can't be told; labels are neither followed nor changed. */
    private @Nullable Value looked(Expr expr) {
        try {
            return new Evaluator(run.plan.types(), run.started.settings().zone(), run.started.settings().locale(),
                    Marks.NONE).value(expr, step.scope);
        } catch (EvalError e) {
            return null;
        }
    }

    /** What it is given by itself for one of its inputs, with its labels; null when that can't be told. */
    @Nullable
    Value own(String name) {
        var expr = args().get(name);
        return expr == null ? null : known(expr).orElse(null);
    }

    /**
     * The labels that a value in place of its own carries on, as that would: whoever typed it saw them. What comes from
     * outside or from memory has those that its type declares.
     */
    Map<Label, Labels.Mark> carried() {
        var all = new EnumMap<Label, Labels.Mark>(Label.class);
        var of = switch (step.step.call()) {
            case Call.Agent a -> List.copyOf(a.args().values());
            case Call.Sub s -> List.copyOf(s.args().values());
            case Call.Human h when h.subject() instanceof Expr subject -> List.of(subject);
            case Call.Pure p -> List.of(p.value());
            default -> List.<Expr>of();
        };
        of.stream().map(this::known).flatMap(Optional::stream)
                .forEach(value -> run.labels.of(value).forEach(all::putIfAbsent));
        if (!of.isEmpty()) {
            step.given().values().forEach(value -> run.labels.of(value).forEach(all::putIfAbsent));
            params().forEach(param -> param.labels()
                    .forEach(label -> all.putIfAbsent(label, new Labels.Mark("the input " + param.name(), null))));
        }
        all.remove(Label.UNTRUSTED);
        return all;
    }

    private Optional<Value> known(Expr expr) {
        try {
            return Optional.of(step.eval(expr));
        } catch (EvalError e) {
            return Optional.empty();
        }
    }

    /** Why these can't be its inputs, null when they can. */
    @Nullable
    String complaint(Map<String, Value> values) {
        var types = types();
        for (var value : values.entrySet()) {
            var type = types.get(value.getKey());
            if (type == null) {
                return "The step " + step.path() + " has no input " + value.getKey() + " that can be changed; "
                        + (types.isEmpty() ? "give its value instead." : "it has " + String.join(", ", types.keySet())
                                + ".");
            }
            var wrong = Conformance.complaint(value.getValue(), type, run.plan.types(), value.getKey());
            if (wrong.isPresent()) {
                return "The input of " + step.path() + " does not fit: " + wrong.get() + ".";
            }
        }
        return null;
    }

    /** Why this can't be the step's value, null when it can. */
    @Nullable
    String complaintOf(Value value) {
        if (step.step.call() instanceof Call.Pure pure) {
            var own = looked(pure.value());
            return own == null || own.getClass() == value.getClass()
                    && (!(own instanceof Value.Struct s) || s.type().equals(((Value.Struct) value).type())) ? null
                            : "The value of " + step.path() + " does not fit: it is to be of the kind that the step"
                                    + " computes.";
        }
        return Conformance.complaint(value, type(), run.plan.types(), "")
                .map(wrong -> "The value of " + step.path() + " does not fit: " + wrong.strip() + ".").orElse(null);
    }

    /** Of the step's value. */
    Type type() {
        return Action.of(step).type();
    }
}
