package dev.steward.engine.plan;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeDef;
import dev.steward.engine.value.TypeTable;

/**
 * A playbook frozen for a run, closed over everything it needs.
 *
 * @param hash      stable content hash of the workflow model, lower-case hex SHA-256; white space, comments and
 *                  positions do not change it
 * @param entry     qualified name of the playbook to run
 * @param playbooks by qualified name: the entry and all it calls
 * @param agents    by qualified name
 * @param connectors by qualified name
 * @param policies  all policies of the company that can apply, highest priority first
 * @param guarded   whether labels are followed while it runs; plans of before version 0.3 are not
 */
public record Plan(String hash, String entry, Map<String, PlaybookPlan> playbooks, Map<String, AgentPlan> agents,
        Map<String, ConnectorPlan> connectors, List<PolicyPlan> policies, TypeTable types, boolean guarded) {

    /** One whose labels are not followed while it runs. */
    public Plan(String hash, String entry, Map<String, PlaybookPlan> playbooks, Map<String, AgentPlan> agents,
            Map<String, ConnectorPlan> connectors, List<PolicyPlan> policies, TypeTable types) {
        this(hash, entry, playbooks, agents, connectors, policies, types, false);
    }

    public Plan {
        playbooks = Map.copyOf(playbooks);
        agents = Map.copyOf(agents);
        connectors = Map.copyOf(connectors);
        policies = List.copyOf(policies);
    }

    /** Priority of the playbook to run. */
    public int priority() {
        var playbook = playbooks.get(entry);
        return playbook == null ? 0 : playbook.priority();
    }

    /**
     * An input of a playbook; {@code defaultValue} null means that it must be given (or is absent when optional).
     * {@code labels}: what it may hold, beside what the fields of its type may.
     */
    public record Param(String name, Type type, @Nullable Expr defaultValue, Set<TypeDef.Label> labels) {
        public Param {
            labels = Set.copyOf(labels);
        }

        /** Without labels. */
        public Param(String name, Type type, @Nullable Expr defaultValue) {
            this(name, type, defaultValue, Set.of());
        }
    }

    /**
     * How free a playbook or a step is to act.
     *
     * @param hold       set for SUPERVISED
     * @param effects    kinds that it is about; with {@code operations}, also empty, every effect
     * @param operations qualified names
     * @param until      last day on which it holds; from the next one on each effect asks. Null for ever
     */
    public record Delegation(Level level, @Nullable Duration hold, List<EffectKind> effects, List<String> operations,
            @Nullable LocalDate until) {
        public Delegation {
            effects = List.copyOf(effects);
            operations = List.copyOf(operations);
        }

        /** For kinds of effects, and for ever. */
        public Delegation(Level level, @Nullable Duration hold, List<EffectKind> effects) {
            this(level, hold, effects, List.of(), null);
        }

        /** From most to least free. */
        public enum Level {
            FULL, SUPERVISED, APPROVAL
        }
    }

    /**
     * {@code constraint}: no value of {@code type} has the label, or the condition holds whenever all its names have
     * values.
     */
    public record Constraint(TypeDef.@Nullable Label label, @Nullable String type, @Nullable Expr condition,
            String text) {
    }

    /**
     * One playbook. {@code delegation} in order; the strictest that covers an effect applies. {@code periodBudgets}: over
     * all its runs, and those of its goals. {@code former}: the name before, by the name now, of steps, values and blocks
     * that were renamed.
     */
    public record PlaybookPlan(String name, List<Param> inputs, Type output, List<Delegation> delegation,
            Stmt.@Nullable Budget budget, List<Stmt.Budget> periodBudgets, List<Constraint> constraints,
            @Nullable String goal, int priority, Stmt.Block body, Map<String, String> former) {
        public PlaybookPlan {
            inputs = List.copyOf(inputs);
            delegation = List.copyOf(delegation);
            periodBudgets = List.copyOf(periodBudgets);
            constraints = List.copyOf(constraints);
            former = Map.copyOf(former);
        }

        /** Whose names have always been what they are. */
        public PlaybookPlan(String name, List<Param> inputs, Type output, List<Delegation> delegation,
                Stmt.@Nullable Budget budget, List<Stmt.Budget> periodBudgets, List<Constraint> constraints,
                @Nullable String goal, int priority, Stmt.Block body) {
            this(name, inputs, output, delegation, budget, periodBudgets, constraints, goal, priority, body, Map.of());
        }

        /** Without budgets for a period and without constraints. */
        public PlaybookPlan(String name, List<Param> inputs, Type output, List<Delegation> delegation,
                Stmt.@Nullable Budget budget, @Nullable String goal, int priority, Stmt.Block body) {
            this(name, inputs, output, delegation, budget, List.of(), List.of(), goal, priority, body, Map.of());
        }

        /** The same with another body. */
        public PlaybookPlan with(Stmt.Block other) {
            return new PlaybookPlan(name, inputs, output, delegation, budget, periodBudgets, constraints, goal,
                    priority, other, former);
        }
    }

    /**
     * An agent; {@code model} and {@code fallbacks} are the company's aliases or full model ids. {@code params}: those
     * that are declared. {@code periodBudgets}: over all runs. {@code tools}: operations that only read, as
     * {@code connector.operation}, which the model may ask for instead of answering.
     */
    public record AgentPlan(String name, boolean reasoning, String model, List<String> fallbacks, Expr prompt,
            Type output, Stmt.@Nullable Budget budget, List<Stmt.Budget> periodBudgets, List<Param> params,
            List<String> tools) {
        public AgentPlan {
            fallbacks = List.copyOf(fallbacks);
            periodBudgets = List.copyOf(periodBudgets);
            params = List.copyOf(params);
            tools = List.copyOf(tools);
        }

        /** Without tools. */
        public AgentPlan(String name, boolean reasoning, String model, List<String> fallbacks, Expr prompt,
                Type output, Stmt.@Nullable Budget budget, List<Stmt.Budget> periodBudgets, List<Param> params) {
            this(name, reasoning, model, fallbacks, prompt, output, budget, periodBudgets, params, List.of());
        }

        /** Without budgets for a period and without declared inputs. */
        public AgentPlan(String name, boolean reasoning, String model, List<String> fallbacks, Expr prompt, Type output,
                Stmt.@Nullable Budget budget) {
            this(name, reasoning, model, fallbacks, prompt, output, budget, List.of(), List.of());
        }
    }

    /** What an operation does to the outside. */
    public enum EffectKind {
        READS, IDEMPOTENT, COMPENSATED, IRREVERSIBLE
    }

    /** A declared connector: its kind picks the provider; {@code settings} are its declared options. */
    public record ConnectorPlan(String name, String kind, @Nullable String auth, @Nullable Rate limit,
            Map<String, String> settings, Map<String, OperationPlan> operations, @Nullable String probe) {
        public ConnectorPlan {
            settings = Map.copyOf(settings);
            operations = Map.copyOf(operations);
        }
    }

    /** At most {@code count} calls each {@code per}. */
    public record Rate(int count, Duration per) {
    }

    /**
     * An operation of a connector.
     *
     * @param key           idempotency key over the parameters for {@code idempotent by}; else the run and path are it
     * @param compensatedBy name of the operation that takes it back
     * @param verify        name of the reading operation that tells whether it happened; its result is optional
     * @param costMicroUsd  declared price of one call, 0 when free
     */
    public record OperationPlan(String name, List<Param> params, Type result, EffectKind effect, @Nullable Expr key,
            @Nullable String compensatedBy, @Nullable String verify, long costMicroUsd) {
        public OperationPlan {
            params = List.copyOf(params);
        }
    }

    /** What a policy rule answers. */
    public enum Verdict {
        DENY, ASK, LIMIT, REDACT
    }

    /** How long something is counted together: by the calendar of the company, or in one run. */
    public enum Period {
        RUN, HOUR, DAY, WEEK, MONTH
    }

    /** So many calls, or with a {@code currency} so much money, in a period. */
    public record Limit(BigDecimal amount, @Nullable String currency, Period period) {
    }

    /** {@code when condition deny because "…"}; {@code limit} is set for LIMIT, {@code label} for REDACT. */
    public record Rule(Expr condition, Verdict verdict, Expr because, @Nullable Limit limit,
            TypeDef.@Nullable Label label) {

        /** One that redacts nothing. */
        public Rule(Expr condition, Verdict verdict, Expr because, @Nullable Limit limit) {
            this(condition, verdict, because, limit, null);
        }
    }

    /** What a policy looks at. */
    public enum PolicyKind {
        /** Calls of operations. */
        EFFECT,
        /** What is remembered, written and recalled. */
        MEMORY,
        /** Each call that may cost something. */
        COST,
        /** What a model is asked. */
        PROMPT
    }

    /**
     * A policy.
     *
     * @param target {@code connector.operation}, {@code connector.*}, a fact or record, an agent, or {@code *}
     */
    public record PolicyPlan(String name, PolicyKind kind, String target, int priority, List<Rule> rules) {
        public PolicyPlan {
            rules = List.copyOf(rules);
        }

        /** One over operations. */
        public PolicyPlan(String name, String target, int priority, List<Rule> rules) {
            this(name, PolicyKind.EFFECT, target, priority, rules);
        }
    }
}
