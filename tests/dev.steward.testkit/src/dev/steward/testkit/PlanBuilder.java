package dev.steward.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.value.Type;

/** A plan being written; the playbook {@code t.main} is its entry. */
public final class PlanBuilder {

    private final Map<String, Plan.PlaybookPlan> playbooks = new LinkedHashMap<>();
    private final Map<String, Plan.AgentPlan> agents = new LinkedHashMap<>();
    private final List<Plan.PolicyPlan> policies = new ArrayList<>();
    private final List<Plan.Delegation> delegation = new ArrayList<>();
    private final List<Plan.Param> inputs = new ArrayList<>();
    private final List<Stmt.Budget> periodBudgets = new ArrayList<>();
    private final List<Plan.Constraint> constraints = new ArrayList<>();
    private boolean guarded;
    private Stmt.@Nullable Budget budget;

    public PlanBuilder input(String name, Type type, @Nullable Expr byDefault) {
        inputs.add(new Plan.Param(name, type, byDefault));
        return this;
    }

    public PlanBuilder budget(Stmt.Budget cap) {
        budget = cap;
        return this;
    }

    public PlanBuilder delegate(Plan.Delegation.Level level, java.time.@Nullable Duration hold,
            Plan.EffectKind... effects) {
        delegation.add(new Plan.Delegation(level, hold, List.of(effects)));
        return this;
    }

    public PlanBuilder policy(String name, String target, Expr when, Plan.Verdict verdict) {
        policies.add(new Plan.PolicyPlan(name, target, 0,
                List.of(new Plan.Rule(when, verdict, Plans.text("rule of " + name), null))));
        return this;
    }

    /** A rule that counts: so many calls, or with a currency so much money. */
    public PlanBuilder limit(String name, Plan.PolicyKind kind, String target, double most, @Nullable String currency,
            Plan.Period period) {
        return rule(name, kind, target, new Plan.Rule(Plans.op(Expr.Op.EQ, Plans.num(1), Plans.num(1)),
                Plan.Verdict.LIMIT, Plans.text("rule of " + name),
                new Plan.Limit(java.math.BigDecimal.valueOf(most), currency, period)));
    }

    /** A policy of one rule. */
    public PlanBuilder rule(String name, Plan.PolicyKind kind, String target, Plan.Rule rule) {
        policies.add(new Plan.PolicyPlan(name, kind, target, 0, List.of(rule)));
        return this;
    }

    /** Labels are followed while it runs. */
    public PlanBuilder guarded() {
        guarded = true;
        return this;
    }

    /** Over all runs of a period. */
    public PlanBuilder periodBudget(Stmt.Budget cap) {
        periodBudgets.add(cap);
        return this;
    }

    public PlanBuilder delegate(Plan.Delegation one) {
        delegation.add(one);
        return this;
    }

    public PlanBuilder constraint(Plan.Constraint one) {
        constraints.add(one);
        return this;
    }

    public PlanBuilder agent(String name, Type output, String model, String... fallbacks) {
        return agent(name, output, null, model, fallbacks);
    }

    public PlanBuilder agent(String name, Type output, Stmt.@Nullable Budget cap, String model, String... fallbacks) {
        agents.put(name, new Plan.AgentPlan(name, false, model, List.of(fallbacks), Plans.text("Write."), output, cap));
        return this;
    }

    /** Operations of the connector for tests that the model of an agent may ask for. */
    public PlanBuilder tools(String agent, String... operations) {
        agents.computeIfPresent(agent, (name, a) -> new Plan.AgentPlan(name, a.reasoning(), a.model(), a.fallbacks(),
                a.prompt(), a.output(), a.budget(), a.periodBudgets(), a.params(),
                List.of(operations).stream().map(o -> Plans.OUT + "." + o).toList()));
        return this;
    }

    public PlanBuilder playbook(String name, List<Plan.Param> params, Stmt.@Nullable Budget cap, Object... body) {
        playbooks.put(name,
                new Plan.PlaybookPlan(name, params, Plans.TEXT, List.of(), cap, null, 0, Plans.block(body)));
        return this;
    }

    public PlanBuilder main(Object... body) {
        playbooks.put("t.main", new Plan.PlaybookPlan("t.main", inputs, Plans.TEXT, delegation, budget, periodBudgets,
                constraints, null, 0, Plans.block(body)));
        return this;
    }

    public Plan build() {
        return new Plan(Integer.toHexString(System.identityHashCode(this)), "t.main", playbooks, agents,
                Map.of(Plans.OUT, Plans.connector()), policies, Plans.types(), guarded);
    }
}
