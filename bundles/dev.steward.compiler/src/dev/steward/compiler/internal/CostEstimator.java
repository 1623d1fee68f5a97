package dev.steward.compiler.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.compiler.CompileOptions;
import dev.steward.compiler.CostBound;
import dev.steward.compiler.CostBound.Binding;
import dev.steward.compiler.PromptSize;
import dev.steward.compiler.SourceMap;
import dev.steward.model.workflow.AgentCall;
import dev.steward.model.workflow.AgentDef;
import dev.steward.model.workflow.Block;
import dev.steward.model.workflow.BranchNode;
import dev.steward.model.workflow.Budget;
import dev.steward.model.workflow.DeadlineNode;
import dev.steward.model.workflow.EventNode;
import dev.steward.model.workflow.ForeachNode;
import dev.steward.model.workflow.GuardNode;
import dev.steward.model.workflow.LetNode;
import dev.steward.model.workflow.ListType;
import dev.steward.model.workflow.OperationCall;
import dev.steward.model.workflow.ParallelNode;
import dev.steward.model.workflow.PlaybookDef;
import dev.steward.model.workflow.RaceNode;
import dev.steward.model.workflow.RepeatNode;
import dev.steward.model.workflow.SagaNode;
import dev.steward.model.workflow.Statement;
import dev.steward.model.workflow.StepNode;
import dev.steward.model.workflow.SubCall;
import dev.steward.model.workflow.Workflow;

/**
 * The worst case: every loop runs to its bound, every attempt is needed, the dearest arm is taken. What the operator
 * lets be tried again is not counted.
 */
final class CostEstimator {

    /** The engine tries a compensation so often after the first time. */
    private static final int UNDO_RETRIES = 3;

    private final Workflow workflow;
    private final CompileOptions options;
    private final AgentCosts agents;
    private final Scopes scopes;
    private final Map<String, Cost> playbooks = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    CostEstimator(Workflow workflow, CompileOptions options, SourceMap sources) {
        this.workflow = workflow;
        this.options = options;
        var sizes = new Sizes(workflow);
        this.agents = new AgentCosts(workflow, options.prices(), sizes, sources);
        this.scopes = new Scopes(workflow, sizes);
    }

    CostBound estimate() {
        var cost = uncapped(workflow.getEntry());
        var structure = structure(cost);
        var budget = workflow.getPlaybooks().stream().filter(p -> p.getName().equals(workflow.getEntry()))
                .findFirst().map(PlaybookDef::getBudget).orElse(null);
        var own = moneyOf(budget);
        var cap = own.isPresent() ? own : options.companyCap();
        boolean structureBinds = structure.isPresent() && (cap.isEmpty() || structure.getAsLong() <= cap.getAsLong());
        var binding = structureBinds ? Binding.STRUCTURE
                : own.isPresent() ? Binding.PLAYBOOK_BUDGET : cap.isPresent() ? Binding.COMPANY_CAP : Binding.NOTHING;
        return new CostBound(Sizes.smaller(structure, cap), structure, cap, binding, cost.unknown().stream().toList(),
                agents.usedStalePrice());
    }

    /** The prompts that were met while estimating. */
    List<PromptSize> prompts() {
        return agents.prompts();
    }

    /**
     * The sum over the agents may be smaller than the total, since each agent has a cap of its own for the run. A cap
     * says nothing about calls whose price isn't known: they aren't counted against it.
     */
    private OptionalLong structure(Cost cost) {
        if (!cost.unknown().isEmpty()) {
            return OptionalLong.empty();
        }
        long byAgent = 0;
        for (var entry : cost.byAgent().entrySet()) {
            var cap = agents.find(entry.getKey()).map(AgentDef::getBudget).map(CostEstimator::moneyOf)
                    .orElse(OptionalLong.empty());
            byAgent = Cost.sum(byAgent,
                    cap.isPresent() ? Math.min(cap.getAsLong(), entry.getValue()) : entry.getValue());
        }
        long least = Math.min(byAgent, cost.total());
        return least == Cost.ENDLESS ? OptionalLong.empty() : OptionalLong.of(least);
    }

    private static OptionalLong moneyOf(@Nullable Budget budget) {
        return budget == null || budget.getMicroUsd() == null ? OptionalLong.empty()
                : OptionalLong.of(budget.getMicroUsd());
    }

    private static Cost capped(Cost cost, @Nullable Budget budget) {
        var cap = moneyOf(budget);
        return cap.isPresent() ? cost.atMost(cap.getAsLong()) : cost;
    }

    private Cost uncapped(String playbook) {
        for (var def : workflow.getPlaybooks()) {
            if (def.getName().equals(playbook)) {
                return block(def.getBody(), scopes.of(def));
            }
        }
        return Cost.unknown("", "The playbook " + playbook + " is not at hand.");
    }

    private Cost sub(String name) {
        var known = playbooks.get(name);
        if (known != null) {
            return known;
        }
        if (!open.add(name)) {
            return Cost.unknown("", "The playbook " + name + " calls itself.");
        }
        var budget = workflow.getPlaybooks().stream().filter(p -> p.getName().equals(name))
                .findFirst().map(PlaybookDef::getBudget).orElse(null);
        var cost = capped(uncapped(name), budget);
        playbooks.put(name, cost);
        open.remove(name);
        return cost;
    }

    private Cost block(Block block, Map<String, Sizes.Local> outer) {
        var scope = new HashMap<>(outer);
        return statements(block, scope);
    }

    private Cost statements(Block block, Map<String, Sizes.Local> scope) {
        var cost = Cost.NOTHING;
        for (var statement : block.getStatements()) {
            cost = cost.plus(statement(statement, scope));
        }
        return cost;
    }

    private Cost statement(Statement statement, Map<String, Sizes.Local> scope) {
        return switch (statement) {
            case StepNode s -> {
                var cost = step(s, scope);
                scope.put(s.getName(), scopes.resultOf(s, scope, agents));
                yield cost;
            }
            case LetNode l -> {
                scope.put(l.getName(), scopes.valueOf(l.getValue(), scope));
                yield Cost.NOTHING;
            }
            case BranchNode b -> b.getArms().stream().map(arm -> block(arm.getBlock(), scope))
                    .reduce(block(b.getOtherwise(), scope), Cost::or);
            case ForeachNode f -> foreach(f, scope);
            case ParallelNode p -> p.getLanes().stream().map(lane -> statements(lane, scope)).reduce(Cost.NOTHING,
                    Cost::plus);
            case DeadlineNode d -> statements(d.getBody(), scope);
            case EventNode e when e.getBody() != null -> statements(e.getBody(), new HashMap<>(scope));
            case RaceNode r -> r.getLanes().stream().map(lane -> statements(lane, scope)).reduce(Cost.NOTHING,
                    Cost::plus);
            case RepeatNode r -> statements(r.getBody(), new HashMap<>(scope)).times(r.getMax());
            case SagaNode s -> statements(s.getBody(), scope);
            case GuardNode g -> statements(g.getBody(), scope);
            default -> Cost.NOTHING;
        };
    }

    private Cost foreach(ForeachNode loop, Map<String, Sizes.Local> outer) {
        var scope = new HashMap<>(outer);
        var item = scopes.typeOf(loop.getIn(), outer) instanceof ListType list ? list.getItem() : null;
        scope.put(loop.getVariable(), new Sizes.Local(item, OptionalLong.empty()));
        return statements(loop.getBody(), scope).times(loop.getMax());
    }

    private Cost step(StepNode step, Map<String, Sizes.Local> scope) {
        int tries = 1 + (step.getRetry() == null ? 0 : step.getRetry().getTimes());
        var cost = switch (step.getCall()) {
            case AgentCall a -> agents.cost(step, a, tries, scope);
            case OperationCall o -> operation(o).times(tries);
            case SubCall s -> sub(s.getPlaybook()).times(tries);
            default -> Cost.NOTHING;
        };
        var undo = step.getUndo() == null ? Cost.NOTHING : operation(step.getUndo()).times(1L + UNDO_RETRIES);
        return capped(cost.plus(undo), step.getBudget());
    }

    /** With the reading that finds out what became of a call whose answer was lost. */
    private Cost operation(OperationCall call) {
        var operations = workflow.getConnectors().stream().filter(c -> c.getName().equals(call.getConnector()))
                .flatMap(c -> c.getOperations().stream()).toList();
        return operations.stream().filter(o -> o.getName().equals(call.getOperation())).findFirst()
                .map(operation -> Stream.concat(Stream.of(operation),
                        operations.stream().filter(o -> o.getName().equals(operation.getVerify())))
                        .map(o -> Cost.of("", o.getCostMicroUsd())).reduce(Cost.NOTHING, Cost::plus))
                .orElse(Cost.NOTHING);
    }
}
