package dev.steward.runtime;

import java.util.List;
import java.util.Map;

import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeTable;
import dev.steward.engine.value.Value;

/**
 * An agent that can be tried: a playbook of one step around it, which runs like any other. So budgets, policies and
 * labels have their say, what it costs counts, and there is a trace.
 *
 * @param agent qualified name
 * @param step  path of the one step
 * @param place where the agent is declared
 * @param steps steps of playbooks that ask the agent, as {@code package.playbook/step}; an answer may stand for theirs
 */
public record AgentTrial(String agent, Prepared playbook, String step, PolicyBook.Place place, List<String> steps) {

    public AgentTrial {
        steps = List.copyOf(steps);
    }

    /** What it is given, by name. */
    public Map<String, Type> inputs() {
        var inputs = new java.util.LinkedHashMap<String, Type>();
        playbook.entry().inputs().forEach(input -> inputs.put(input.name(), input.type()));
        return inputs;
    }

    /** Plain values that inputs have when they are not given, by name. */
    public Map<String, Value> defaults() {
        var defaults = new java.util.LinkedHashMap<String, Value>();
        playbook.entry().inputs().forEach(input -> {
            if (input.defaultValue() instanceof Expr.Const constant) {
                defaults.put(input.name(), constant.value());
            }
        });
        return defaults;
    }

    /** The types of inputs and answer. */
    public TypeTable types() {
        return playbook.plan().types();
    }

    /** The type of its answer. */
    public Type answer() {
        return playbook.entry().output();
    }

    /** The models that it may ask, as the playbooks call them, the first one first. */
    public List<String> models() {
        Plan.AgentPlan plan = playbook.plan().agents().get(agent);
        if (plan == null) {
            return List.of();
        }
        var models = new java.util.ArrayList<>(List.of(plan.model()));
        models.addAll(plan.fallbacks());
        return models;
    }

    /**
     * What is asked before anything is asked of a model.
     *
     * @param prompt    as the model would get it, after policies replaced what they replace; empty when it gets none
     * @param model     full id of the model that would be asked
     * @param trouble   what is missing for a call of it; empty when it could work
     * @param tokens    at most, prompt and answer together
     * @param microUsd  at most, one attempt
     * @param known     whether the price is known
     * @param objection why the agent would not be asked, or that you are asked first; empty when nothing objects
     * @param rehearsal whether no real model would answer
     */
    public record Preview(String prompt, String model, String trouble, long tokens, long microUsd, boolean known,
            String objection, boolean rehearsal) {
    }

    /**
     * How a trial came out, or how far it is.
     *
     * @param state     of the run, as traces write it
     * @param over      whether it has ended
     * @param answer    the answer, shown as people read it; empty while there is none
     * @param json      the same as JSON; empty while there is none
     * @param error     why there is none; empty when nothing failed
     * @param waiting   what it waits for, such as your approval; empty when for nothing
     * @param model     who answered, in words
     * @param rehearsal whether no real model answered
     * @param tokens    used by all attempts
     * @param microUsd  spent
     */
    public record Outcome(String state, boolean over, String answer, String json, String error, String waiting,
            String model, boolean rehearsal, long tokens, long microUsd) {
    }

    /** Values as people type them. */
    public Map<String, Value> read(CompanySettings settings, Map<String, String> given) {
        return playbook.inputs(settings, given);
    }
}
