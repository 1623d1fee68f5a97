package dev.steward.compiler;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.model.workflow.Expression;
import dev.steward.model.workflow.Workflow;

/**
 * One {@code with … expect …} of a test of a policy.
 *
 * @param policy   qualified name
 * @param workflow holds the policy and the types and connectors it knows, nothing to run; its entry is the policy
 * @param bindings arguments of the operation by name; the missing ones are not asked for by the rules
 * @param rules    where the rules of the policy stand, in their order
 * @param after    what limits have let through before, in calls or in the unit of the limit; null for nothing
 * @param expected what the policy must say
 */
public record PolicyTestCase(String policy, SourceRange at, Workflow workflow, List<SourceRange> rules,
        Map<String, Expression> bindings, @Nullable BigDecimal after, Expected expected) {

    public PolicyTestCase {
        rules = List.copyOf(rules);
        bindings = Collections.unmodifiableMap(new LinkedHashMap<>(bindings));
    }

    /** What a policy can say. */
    public enum Expected {
        DENY, ASK, LIMIT, REDACT, ALLOW
    }
}
