package dev.steward.runtime;

import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.RunStore.StoredPlan;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeTable;
import dev.steward.engine.value.Value;
import dev.steward.runtime.internal.Inputs;

/** A playbook that was checked and compiled without errors and can be run. */
public record Prepared(StoredPlan stored, Plan plan) {

    /** The full name of the playbook that a run starts with. */
    public String name() {
        return plan.entry();
    }

    /** The playbook that a run starts with. */
    public Plan.PlaybookPlan entry() {
        var entry = plan.playbooks().get(plan.entry());
        if (entry == null) {
            throw new IllegalStateException("The plan does not contain its entry " + plan.entry() + ".");
        }
        return entry;
    }

    /** What its plan is known by: equal for what does the same. */
    public String planHash() {
        return plan.hash();
    }

    /**
     * An input that it takes.
     *
     * @param needed   whether a run can't begin without it
     * @param fallback what it is when it is not given, where that is written down as a plain value
     */
    public record Input(String name, Type type, boolean needed, @Nullable Value fallback) {
    }

    /** What it takes, in order. */
    public List<Input> takes() {
        return entry().inputs().stream().map(param -> new Input(param.name(), param.type(),
                param.defaultValue() == null && !(param.type() instanceof Type.OptionalOf),
                param.defaultValue() instanceof Expr.Const constant ? constant.value() : null)).toList();
    }

    /** The types that its inputs are made of. */
    public TypeTable types() {
        return plan.types();
    }

    /**
     * Its inputs from what people typed.
     *
     * @throws ProblemException with one detail for each input that is missing, unknown or does not fit
     */
    public Map<String, Value> inputs(CompanySettings settings, Map<String, String> given) {
        return inputs(settings, given, Map.of());
    }

    /**
     * Those of its inputs that people typed.
     *
     * @throws ProblemException with one detail for each input that is unknown or does not fit
     */
    public Map<String, Value> someInputs(CompanySettings settings, Map<String, String> given) {
        return new Inputs(plan.types(), settings.zone()).readSome(entry(), given);
    }

    /**
     * The same, with some from a program.
     *
     * @param json by name, each a JSON value of exactly the input's type; {@code given} wins
     */
    public Map<String, Value> inputs(CompanySettings settings, Map<String, String> given, Map<String, String> json) {
        return new Inputs(plan.types(), settings.zone()).readAll(entry(), given, json);
    }
}
