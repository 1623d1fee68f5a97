package dev.steward.runtime.debug;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.dsl.types.Vocabulary;
import dev.steward.engine.Held;
import dev.steward.engine.past.Past;
import dev.steward.engine.plan.Call;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.PlanSteps;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.value.Type;

/**
 * What an operator may do to a step that is held, as data for forms.
 *
 * @param why        why nothing of it can be changed; null when it can
 * @param gives      what its value is
 * @param again      what changing an input comes to when the step is past its gates; null when it is not
 * @param errors     that it can be made to fail with, those that it handles first
 * @param operations what the run calls, by {@code connector.operation} with the type of its value
 * @param own        that of them which the step itself calls; null for none
 * @param mocked     what of them the operator stands in for, with how: {@code gives} or {@code fails}
 */
public record Choices(Held held, @Nullable String why, Gives gives, @Nullable String again, List<Failing> errors,
        Map<String, Type> operations, @Nullable String own, Map<String, String> mocked) {

    /** What comes next gets of a step. */
    public enum Gives {
        /** A value of {@link Held#output}. */
        VALUE,
        /** A value, or none: it can be left out. */
        OPTIONAL,
        /** What an expression comes to. */
        COMPUTED,
        /** Nothing: it can only be left out. */
        NOTHING
    }

    /**
     * An error.
     *
     * @param words   what it means
     * @param handled whether the step itself says what becomes of it
     */
    public record Failing(String name, String words, boolean handled) {
    }

    public Choices {
        errors = List.copyOf(errors);
        operations = Collections.unmodifiableMap(new LinkedHashMap<>(operations));
        mocked = Map.copyOf(mocked);
    }

    /** With the plan and the past of its run, as far as that was read. */
    static Choices of(Plan plan, Past past, Held held, Map<String, String> mocked) {
        var answered = past.events(past.last(), held.path()).stream()
                .anyMatch(event -> event.type().equals("ask.answered"));
        var step = PlanSteps.find(plan, held.staticId());
        var call = step.<@Nullable Call>map(Stmt.Step::call).orElse(null);
        return new Choices(held, why(held), gives(held, call), again(held, answered),
                errors(step.orElse(null)), operations(plan),
                call instanceof Call.Operation own ? own.connector() + "." + own.operation() : null, mocked);
    }

    private static @Nullable String why(Held held) {
        if (held.acts()) {
            return null;
        }
        return held.moment() == Held.Moment.AFTER
                ? "The step " + held.path() + " is done, so it can't be changed; fork the run before it."
                : "The step " + held.path() + " takes back what was done, so it can't be changed or left out.";
    }

    private static Gives gives(Held held, @Nullable Call call) {
        if (call instanceof Call.Pure) {
            return Gives.COMPUTED;
        }
        return held.output() instanceof Type.Nothing ? Gives.NOTHING
                : held.output() instanceof Type.OptionalOf ? Gives.OPTIONAL : Gives.VALUE;
    }

    private static @Nullable String again(Held held, boolean answered) {
        return switch (held.moment()) {
            case EFFECT -> answered ? "It was approved with these inputs: with other ones you are asked about it again."
                    : "It passed its gates with these inputs: other ones are judged anew, by policies and budgets.";
            case ASKS -> "Other inputs are judged anew, and the question is about those.";
            default -> null;
        };
    }

    private static List<Failing> errors(Stmt.@Nullable Step step) {
        var handled = new LinkedHashSet<String>();
        if (step != null) {
            step.handlers().forEach(handler -> handled.addAll(handler.errors()));
            var retry = step.retry();
            if (retry != null) {
                handled.addAll(retry.errors());
            }
        }
        var all = new LinkedHashSet<>(handled);
        all.addAll(Vocabulary.ERRORS.keySet());
        return all.stream().map(name -> new Failing(name, Vocabulary.ERRORS.getOrDefault(name, ""),
                handled.contains(name))).toList();
    }

    private static Map<String, Type> operations(Plan plan) {
        var found = new TreeMap<String, Type>();
        plan.connectors().values().forEach(connector -> connector.operations().values()
                .forEach(operation -> found.put(connector.name() + "." + operation.name(), operation.result())));
        return found;
    }
}
