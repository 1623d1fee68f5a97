package dev.steward.engine.tests;

import java.util.LinkedHashMap;

import dev.steward.engine.plan.Plan;
import dev.steward.testkit.Plans;

/** Plans that differ from another one in what is not written by {@link Plans}. */
final class Variants {

    private Variants() {
    }

    /** With a priority. */
    static Plan priority(Plan plan, int priority) {
        var playbooks = new LinkedHashMap<>(plan.playbooks());
        playbooks.computeIfPresent(plan.entry(), (name, p) -> new Plan.PlaybookPlan(name, p.inputs(), p.output(),
                p.delegation(), p.budget(), p.goal(), priority, p.body()));
        return new Plan(plan.hash() + "p" + priority, plan.entry(), playbooks, plan.agents(), plan.connectors(),
                plan.policies(), plan.types());
    }

    /** With a rate of its connector. */
    static Plan rate(Plan plan, Plan.Rate rate) {
        var connectors = new LinkedHashMap<>(plan.connectors());
        connectors.computeIfPresent(Plans.OUT, (name, c) -> new Plan.ConnectorPlan(name, c.kind(), c.auth(), rate,
                c.settings(), c.operations(), c.probe()));
        return new Plan(plan.hash() + "r" + rate.count(), plan.entry(), plan.playbooks(), plan.agents(), connectors,
                plan.policies(), plan.types());
    }
}
