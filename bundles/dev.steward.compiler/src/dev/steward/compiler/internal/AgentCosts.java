package dev.steward.compiler.internal;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.eclipse.emf.ecore.EObject;

import dev.steward.compiler.Prices;
import dev.steward.compiler.Prices.ModelPrice;
import dev.steward.compiler.PromptSize;
import dev.steward.compiler.SourceMap;
import dev.steward.model.workflow.AgentCall;
import dev.steward.model.workflow.AgentDef;
import dev.steward.model.workflow.ModelAction;
import dev.steward.model.workflow.OperationDef;
import dev.steward.model.workflow.PlaybookDef;
import dev.steward.model.workflow.PrimType;
import dev.steward.model.workflow.RepairAction;
import dev.steward.model.workflow.StepNode;
import dev.steward.model.workflow.TypeKind;
import dev.steward.model.workflow.Workflow;

/** What a step that asks an agent can cost at most. */
final class AgentCosts {

    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);
    /** The schema of the answer, the provider's own words around a prompt, the complaint of a repair round. */
    private static final long OVERHEAD = 2_000;
    private static final long CHARACTERS_OF_A_TOKEN = 4;
    /** The engine repairs once without being told. */
    private static final int DEFAULT_REPAIRS = 1;
    /** The engine's bounds: rounds of tools of a step, calls in all of them, characters of a result that are told. */
    private static final int TOOL_ROUNDS = 8, TOOL_CALLS = 32, TOLD = 12_000;

    private final Workflow workflow;
    private final Prices prices;
    private final Sizes sizes;
    private final SourceMap sources;
    private final Map<String, PromptSize> prompts = new LinkedHashMap<>();
    private boolean stale;

    AgentCosts(Workflow workflow, Prices prices, Sizes sizes, SourceMap sources) {
        this.sources = sources;
        this.workflow = workflow;
        this.prices = prices;
        this.sizes = sizes;
    }

    boolean usedStalePrice() {
        return stale;
    }

    Optional<AgentDef> find(String agent) {
        return workflow.getAgents().stream().filter(a -> a.getName().equals(agent)).findFirst();
    }

    /** The longest answer in tokens, of all models of the agent; empty when a model is not known. */
    OptionalLong longestAnswer(String agent) {
        var answers = find(agent).stream().flatMap(a -> models(a, List.of()).stream())
                .map(model -> prices.price(model).map(ModelPrice::outputTokens)).toList();
        return answers.isEmpty() || answers.stream().anyMatch(Optional::isEmpty) ? OptionalLong.empty()
                : OptionalLong.of(answers.stream().mapToLong(Optional::orElseThrow).max().orElse(0));
    }

    /**
     * Each model in turn is tried {@code tries} times; the rounds of repair and of tools come on top, on the dearest of
     * them and with the answers and the results so far in the prompt.
     */
    Cost cost(StepNode step, AgentCall call, int tries, Map<String, Sizes.Local> scope) {
        var agent = find(call.getAgent());
        if (agent.isEmpty()) {
            return Cost.unknown(call.getAgent(), "The agent " + call.getAgent() + " is not at hand.");
        }
        var prompt = prompt(agent.get(), call, scope);
        var tools = new Tools(agent.get());
        var cost = tools.cost();
        var dearestRepair = Cost.NOTHING;
        int repairs = repairs(step, agent.get()) + tools.rounds();
        var heard = prompt.isEmpty() ? prompt : OptionalLong.of(Cost.sum(prompt.getAsLong(), tools.told()));
        for (var model : models(agent.get(), step.getHandlers().stream().map(h -> h.getAction())
                .filter(ModelAction.class::isInstance).map(a -> ((ModelAction) a).getModel()).toList())) {
            size(step, agent.get(), model, prompt);
            // any of the questions may be the one that is tried again
            cost = cost.plus(once(agent.get(), model, heard, tools.rounds()).times(tries));
            dearestRepair = dearestRepair.or(once(agent.get(), model, heard, repairs));
        }
        return cost.plus(dearestRepair.times(repairs));
    }

    /** What the tools of an agent add to its costs. */
    private final class Tools {
        private final String agent;
        private final List<OperationDef> operations = new ArrayList<>();

        Tools(AgentDef agent) {
            this.agent = agent.getName();
            for (var connector : workflow.getConnectors()) {
                connector.getOperations().stream()
                        .filter(o -> agent.getTools().contains(connector.getName() + "." + o.getName()))
                        .forEach(operations::add);
            }
        }

        int rounds() {
            return operations.isEmpty() ? 0 : TOOL_ROUNDS;
        }

        /** Every call that may be made, by the dearest of them. */
        Cost cost() {
            return Cost.of(agent, Cost.product(TOOL_CALLS,
                    operations.stream().mapToLong(OperationDef::getCostMicroUsd).max().orElse(0)));
        }

        /** What the model is told beside the prompt: what each tool is, and the longest results. */
        long told() {
            var longest = operations.stream().map(o -> sizes.of(o.getResult(), 0))
                    .mapToLong(size -> Math.min(TOLD, size.orElse(TOLD))).max().orElse(0);
            return Cost.sum(OVERHEAD * operations.size(), TOOL_CALLS * longest);
        }
    }

    List<PromptSize> prompts() {
        return List.copyOf(prompts.values());
    }

    private void size(StepNode step, AgentDef agent, String model, OptionalLong characters) {
        var price = prices.price(model).filter(p -> p.contextTokens() > 0);
        if (price.isEmpty()) {
            return;
        }
        EObject at = step;
        while (at != null && !(at instanceof PlaybookDef)) {
            at = at.eContainer();
        }
        var id = (at instanceof PlaybookDef playbook ? playbook.getName() : "") + "/" + step.getName();
        var tokens = characters.isEmpty() ? characters
                : OptionalLong.of(characters.getAsLong() / CHARACTERS_OF_A_TOKEN + 1);
        var size = new PromptSize(id, agent.getName(), model, tokens, price.get().contextTokens(),
                sources.find(id).orElse(null));
        prompts.merge(id + " " + model, size, (a, b) -> a.tokens().orElse(0) >= b.tokens().orElse(0) ? a : b);
    }

    private Cost once(AgentDef agent, String model, OptionalLong prompt, int repairs) {
        var found = prices.price(model);
        if (found.isEmpty()) {
            return Cost.unknown(agent.getName(), "The price of the model " + model + " of " + agent.getName()
                    + " is not known.");
        }
        var price = found.get();
        stale |= price.stale();
        long input = prompt.isEmpty() ? price.contextTokens()
                : Math.min(price.contextTokens(),
                        Cost.sum(prompt.getAsLong(), Cost.product(price.outputTokens(), repairs)));
        return Cost.of(agent.getName(), micro(price, input));
    }

    private static long micro(ModelPrice price, long input) {
        var sum = BigInteger.valueOf(price.input()).multiply(BigInteger.valueOf(input))
                .add(BigInteger.valueOf(price.output()).multiply(BigInteger.valueOf(price.outputTokens())));
        var up = sum.add(MILLION).subtract(BigInteger.ONE).divide(MILLION);
        return up.bitLength() < Long.SIZE ? up.longValue() : Cost.ENDLESS;
    }

    private OptionalLong prompt(AgentDef agent, AgentCall call, Map<String, Sizes.Local> scope) {
        var inputs = new HashMap<String, Sizes.Local>();
        call.getArgs().forEach(arg -> inputs.put(arg.getName(),
                new Sizes.Local(sizes.typeOf(arg.getValue(), scope), sizes.of(arg.getValue(), scope))));
        var size = sizes.of(agent.getPrompt(), inputs);
        return size.isPresent() ? OptionalLong.of(Cost.sum(size.getAsLong(), OVERHEAD)) : size;
    }

    private static List<String> models(AgentDef agent, List<String> others) {
        var models = new ArrayList<String>();
        models.add(agent.getModel());
        models.addAll(agent.getFallbacks());
        models.addAll(others);
        return models;
    }

    private static int repairs(StepNode step, AgentDef agent) {
        boolean anyTextFits = agent.getOutput() instanceof PrimType prim && prim.getMin() == null
                && prim.getMax() == null
                && (prim.getKind() == TypeKind.TEXT || prim.getKind() == TypeKind.MARKDOWN);
        if (anyTextFits && agent.getTools().isEmpty()) {
            return 0;
        }
        return step.getHandlers().stream().map(h -> h.getAction()).filter(RepairAction.class::isInstance)
                .map(a -> ((RepairAction) a).getTimes()).findFirst().orElse(DEFAULT_REPAIRS);
    }
}
