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
import dev.steward.engine.value.Value;
import dev.steward.runtime.internal.fixture.PlanSteps;

/**
 * A plan in which every agent asks its mock, and mocked playbooks and steps are operations of a connector that only
 * tests have, so that their calls are answered and counted like any other. In the arms of branches stand steps that do
 * nothing, which tell that the arm was taken.
 */
final class MockedPlan {

    /** The connector of mocked playbooks and steps. */
    static final String CONNECTOR = "test.mock";

    /** Begins the name of a step that only tells that its arm was taken; see {@link Coverages}. */
    static final String ARM = "#branch";
    private static final String LIST = "#list";

    private final Set<String> playbooks;
    private final Set<String> steps;
    private final boolean recorded;
    private final Plan plan;
    private int branches;
    private final Map<String, Plan.OperationPlan> operations = new LinkedHashMap<>();

    private MockedPlan(Plan plan, Set<String> playbooks, Set<String> steps, boolean recorded) {
        this.recorded = recorded;
        this.plan = plan;
        this.playbooks = playbooks;
        this.steps = steps;
    }

    /**
     * @param playbooks qualified names of mocked ones
     * @param steps     names of mocked steps
     * @param recorded  whether a fixture answers what is recalled
     */
    static Plan of(Plan plan, Set<String> playbooks, Set<String> steps, boolean recorded) {
        return new MockedPlan(plan, playbooks, steps, recorded).mocked();
    }

    /** What an operation of the tests' own connector stands for. */
    static String target(String operation) {
        return operation.endsWith(LIST) ? operation.substring(0, operation.length() - LIST.length()) : operation;
    }

    private Plan mocked() {
        var agents = new HashMap<String, Plan.AgentPlan>();
        plan.agents().forEach(
                (name, a) -> agents.put(name, new Plan.AgentPlan(a.name(), a.reasoning(), MockModels.PREFIX + name,
                        List.of(), a.prompt(), a.output(), a.budget(), a.periodBudgets(), a.params(), a.tools())));
        var rewritten = new HashMap<String, Plan.PlaybookPlan>();
        plan.playbooks().forEach((name, p) -> {
            branches = 0;
            rewritten.put(name, p.with(block(p.body())));
        });
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
            case Stmt.Branch b -> branch(b);
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

    private Stmt branch(Stmt.Branch branch) {
        var id = ARM + ++branches;
        var arms = new ArrayList<Stmt.Arm>();
        for (var arm : branch.arms()) {
            arms.add(new Stmt.Arm(arm.condition(), marked(block(arm.block()), id + "." + (arms.size() + 1))));
        }
        return new Stmt.Branch(branch.name(), arms, marked(block(branch.otherwise()), id + ".else"));
    }

    private static Stmt.Block marked(Stmt.Block block, String name) {
        var statements = new ArrayList<Stmt>();
        statements.add(new Stmt.Step(name, new Call.Pure(new Expr.Const(new Value.None())), null, null, List.of(), null,
                null));
        statements.addAll(block.statements());
        return new Stmt.Block(statements, block.result());
    }

    private Call call(Stmt.Step step) {
        if (steps.contains(step.name())) {
            return operation(step.name(), Map.of(), List.of(), type(step.call()));
        }
        if (step.call() instanceof Call.Sub sub && playbooks.contains(sub.playbook())) {
            var target = plan.playbooks().get(sub.playbook());
            return target == null ? sub : operation(sub.playbook(), sub.args(), target.inputs(), target.output());
        }
        if (recorded && step.call() instanceof Call.Recall recall) {
            return operation("recall " + recall.type() + (recall.max() == null ? "" : LIST), Map.of(), List.of(),
                    PlanSteps.recalled(recall));
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
            case Call.Recall r -> PlanSteps.recalled(r);
            case Call.Pure p -> new Type.Nothing();
        };
    }
}
