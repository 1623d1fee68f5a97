package dev.steward.runtime;

import java.util.Map;

import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.RunStore.StoredPlan;
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
     * Its inputs from what people typed.
     *
     * @throws ProblemException with one detail for each input that is missing, unknown or does not fit
     */
    public Map<String, Value> inputs(CompanySettings settings, Map<String, String> given) {
        return inputs(settings, given, Map.of());
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
