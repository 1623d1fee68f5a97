package dev.steward.runtime.internal.trial;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.steward.engine.plan.Call;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.value.Type;

/**
 * A plan in which every agent asks its mock, and mocked playbooks and steps are operations of a connector that only
 * tests have, so that their calls are answered and counted like any other.
 */
final class MockedPlan {

    /** The connector of mocked playbooks and steps. */
    static final String CONNECTOR = "test.mock";

    private final Set<String> playbooks;
    private final Set<String> steps;
    private final Plan plan;
    private final Map<String, Plan.OperationPlan> operations = new LinkedHashMap<>();

    private MockedPlan(Plan plan, Set<String> playbooks, Set<String> steps) {
        this.plan = plan;
        this.playbooks = playbooks;
        this.steps = steps;
    }

    /**
     * @param playbooks qualified names of mocked ones
     * @param steps     names of mocked steps
     */
    static Plan of(Plan plan, Set<String> playbooks, Set<String> steps) {
        return new MockedPlan(plan, playbooks, steps).mocked();
    }

    private Plan mocked() {
        var agents = new HashMap<String, Plan.AgentPlan>();
        plan.agents().forEach(
                (name, a) -> agents.put(name, new Plan.AgentPlan(a.name(), a.reasoning(), MockModels.PREFIX + name,
                        List.of(), a.prompt(), a.output(), a.budget(), a.periodBudgets(), a.params())));
        var rewritten = new HashMap<String, Plan.PlaybookPlan>();
        plan.playbooks()
                .forEach((name, p) -> rewritten.put(name, p.with(block(p.body()))));
        var connectors = new HashMap<>(plan.connectors());
        connectors.put(CONNECTOR, new Plan.ConnectorPlan(CONNECTOR, "test", null, null, Map.of(), operations, null));
        return new Plan(plan.hash(), plan.entry(), rewritten, agents, connectors, plan.policies(), plan.types(),
                plan.guarded());
    }

    private Stmt.Block block(Stmt.Block block) {
        return new Stmt.Block(block.statements().stream().map(this::statement).toList(), block.result());
    }

    private Stmt statement(Stmt statement) {
        return switch (statement) {
            case Stmt.Step s ->
                new Stmt.Step(s.name(), call(s), s.approve(), s.retry(), s.handlers(), s.undo(), s.budget(),
                        s.periodBudgets(), s.delegation(), s.batched());
            case Stmt.Branch b -> new Stmt.Branch(b.name(),
                    b.arms().stream().map(arm -> new Stmt.Arm(arm.condition(), block(arm.block()))).toList(),
                    block(b.otherwise()));
            case Stmt.Foreach f -> new Stmt.Foreach(f.name(), f.variable(), f.in(), f.key(), f.max(), f.parallel(),
                    block(f.body()));
            case Stmt.Deadline d ->
                new Stmt.Deadline(d.name(), d.after(), block(d.body()), d.outcome(), d.message());
            case Stmt.OnEvent e -> new Stmt.OnEvent(e.name(), e.event(), e.variable(), e.where(), e.within(),
                    e.outcome(), e.message(), e.body() instanceof Stmt.Block body ? block(body) : null);
            case Stmt.Race r -> new Stmt.Race(r.name(), r.lanes().stream().map(this::block).toList());
            case Stmt.Repeat r -> new Stmt.Repeat(r.name(), r.round(), r.max(), r.until(), block(r.body()));
            case Stmt.Parallel p ->
                new Stmt.Parallel(p.max(), p.join(), p.count(), p.lanes().stream().map(this::block).toList(),
                        p.sagas());
            case Stmt.Saga s -> new Stmt.Saga(block(s.body()));
            case Stmt.Guard g -> new Stmt.Guard(g.name(), g.binds(), g.output(), block(g.body()), g.handlers());
            case Stmt.Escalate e -> e;
            case Stmt.Let l -> l;
            case Stmt.Wait w -> w;
            case Stmt.Return r -> r;
            case Stmt.EndSkipped e -> e;
            case Stmt.Raise r -> r;
        };
    }

    private Call call(Stmt.Step step) {
        if (steps.contains(step.name())) {
            return operation(step.name(), Map.of(), List.of(), type(step.call()));
        }
        if (step.call() instanceof Call.Sub sub && playbooks.contains(sub.playbook())) {
            var target = plan.playbooks().get(sub.playbook());
            return target == null ? sub : operation(sub.playbook(), sub.args(), target.inputs(), target.output());
        }
        return step.call();
    }

    private Call operation(String name, Map<String, Expr> args, List<Plan.Param> params, Type result) {
        operations.put(name, new Plan.OperationPlan(name, params, result, Plan.EffectKind.READS, null, null, null, 0));
        return new Call.Operation(CONNECTOR, name, args);
    }

    private Type type(Call call) {
        return switch (call) {
            case Call.Agent a ->
                plan.agents().get(a.agent()) instanceof Plan.AgentPlan agent ? agent.output() : new Type.Nothing();
            case Call.Operation o -> plan.connectors().get(o.connector()) instanceof Plan.ConnectorPlan connector
                    && connector.operations().get(o.operation()) instanceof Plan.OperationPlan operation
                            ? operation.result()
                            : new Type.Nothing();
            case Call.Sub s ->
                plan.playbooks().get(s.playbook()) instanceof Plan.PlaybookPlan playbook ? playbook.output()
                        : new Type.Nothing();
            case Call.Human h -> h.output();
            case Call.WriteRecord w -> new Type.Named(w.type());
            case Call.Remember r -> new Type.Named(r.type());
            case Call.Recall r -> r.max() == null ? new Type.OptionalOf(new Type.Named(r.type()))
                    : new Type.ListOf(new Type.Named(r.type()));
            case Call.Pure p -> new Type.Nothing();
        };
    }

    /** Static ids of all steps of the plan's own playbooks. */
    static List<String> steps(Plan plan) {
        var found = new ArrayList<String>();
        plan.playbooks().values().forEach(p -> collect(p.name(), p.body(), found));
        return found;
    }

    private static void collect(String playbook, Stmt.Block block, List<String> found) {
        for (var statement : block.statements()) {
            switch (statement) {
                case Stmt.Step s -> found.add(playbook + "/" + s.name());
                case Stmt.Branch b -> {
                    b.arms().forEach(arm -> collect(playbook, arm.block(), found));
                    collect(playbook, b.otherwise(), found);
                }
                case Stmt.Foreach f -> collect(playbook, f.body(), found);
                case Stmt.Deadline d -> collect(playbook, d.body(), found);
                case Stmt.OnEvent e when e.body() instanceof Stmt.Block body -> collect(playbook, body, found);
                case Stmt.Race r -> r.lanes().forEach(lane -> collect(playbook, lane, found));
                case Stmt.Repeat r -> collect(playbook, r.body(), found);
                case Stmt.Parallel p -> p.lanes().forEach(lane -> collect(playbook, lane, found));
                case Stmt.Saga s -> collect(playbook, s.body(), found);
                case Stmt.Guard g -> collect(playbook, g.body(), found);
                default -> {
                    // The others hold no steps.
                }
            }
        }
    }
}
