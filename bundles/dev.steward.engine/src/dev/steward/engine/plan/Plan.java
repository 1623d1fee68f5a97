package dev.steward.engine.plan;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.value.Type;
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
 */
public record Plan(String hash, String entry, Map<String, PlaybookPlan> playbooks, Map<String, AgentPlan> agents,
        Map<String, ConnectorPlan> connectors, List<PolicyPlan> policies, TypeTable types) {

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

    /** An input of a playbook; {@code defaultValue} null means that it must be given (or is absent when optional). */
    public record Param(String name, Type type, @Nullable Expr defaultValue) {
    }

    /** How free a playbook is to act; {@code hold} is set for SUPERVISED. Empty {@code effects} means every effect. */
    public record Delegation(Level level, @Nullable Duration hold, List<EffectKind> effects) {
        public Delegation {
            effects = List.copyOf(effects);
        }

        /** From most to least free. */
        public enum Level {
            FULL, SUPERVISED, APPROVAL
        }
    }

    /**
     * One playbook.
     *
     * @param delegation in order; the strictest that covers an effect applies
     * @param former     the name before, by the name now, of steps, values and blocks that were renamed
     */
    public record PlaybookPlan(String name, List<Param> inputs, Type output, List<Delegation> delegation,
            Stmt.@Nullable Budget budget, @Nullable String goal, int priority, Stmt.Block body,
            Map<String, String> former) {
        public PlaybookPlan {
            inputs = List.copyOf(inputs);
            delegation = List.copyOf(delegation);
            former = Map.copyOf(former);
        }

        /** Whose names have always been what they are. */
        public PlaybookPlan(String name, List<Param> inputs, Type output, List<Delegation> delegation,
                Stmt.@Nullable Budget budget, @Nullable String goal, int priority, Stmt.Block body) {
            this(name, inputs, output, delegation, budget, goal, priority, body, Map.of());
        }
    }

    /** An agent; {@code model} and {@code fallbacks} are the company's aliases or full model ids. */
    public record AgentPlan(String name, boolean reasoning, String model, List<String> fallbacks, Expr prompt,
            Type output, Stmt.@Nullable Budget budget) {
        public AgentPlan {
            fallbacks = List.copyOf(fallbacks);
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

    /** {@code when condition deny because "…"}; {@code limit} is set for LIMIT. */
    public record Rule(Expr condition, Verdict verdict, Expr because, @Nullable BigDecimal limit) {
    }

    /** A policy over the operations that match {@code target}: {@code connector.operation}, {@code connector.*} or {@code *}. */
    public record PolicyPlan(String name, String target, int priority, List<Rule> rules) {
        public PolicyPlan {
            rules = List.copyOf(rules);
        }
    }
}
