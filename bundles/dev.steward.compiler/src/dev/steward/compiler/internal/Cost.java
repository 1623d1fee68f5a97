package dev.steward.compiler.internal;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongBinaryOperator;

/**
 * What a part of a playbook can cost at most, in µUSD, by the agent that is paid ("" is everything else), and what
 * could not be found out. Immutable. Sums stop at {@link #ENDLESS}.
 *
 * @param total   the most that all agents can cost together
 * @param byAgent the most that each agent can cost
 */
public record Cost(long total, Map<String, Long> byAgent, Set<String> unknown) {

    /** Stands for every amount that is too large or not known. */
    public static final long ENDLESS = Long.MAX_VALUE;
    static final Cost NOTHING = new Cost(0, Map.of(), Set.of());

    public Cost {
        byAgent = Collections.unmodifiableMap(new TreeMap<>(byAgent));
        unknown = Collections.unmodifiableSet(new LinkedHashSet<>(unknown));
    }

    public static Cost of(String agent, long microUsd) {
        return microUsd == 0 ? NOTHING : new Cost(microUsd, Map.of(agent, microUsd), Set.of());
    }

    public static Cost unknown(String agent, String why) {
        return new Cost(ENDLESS, Map.of(agent, ENDLESS), Set.of(why));
    }

    /** Both happen. */
    public Cost plus(Cost other) {
        return merge(other, Cost::sum);
    }

    /** One of them happens. */
    public Cost or(Cost other) {
        return merge(other, Math::max);
    }

    public Cost times(long count) {
        if (count == 0) {
            return new Cost(0, Map.of(), unknown);
        }
        var scaled = new TreeMap<String, Long>();
        byAgent.forEach((agent, cost) -> scaled.put(agent, product(cost, count)));
        return new Cost(product(total, count), scaled, unknown);
    }

    /** No more than a cap over all of it. */
    public Cost atMost(long cap) {
        if (total <= cap) {
            return this;
        }
        var capped = new TreeMap<String, Long>();
        byAgent.forEach((agent, cost) -> capped.put(agent, Math.min(cost, cap)));
        return new Cost(cap, capped, unknown);
    }

    private Cost merge(Cost other, LongBinaryOperator operator) {
        var merged = new TreeMap<>(byAgent);
        other.byAgent.forEach((agent, cost) -> merged.merge(agent, cost, (a, b) -> operator.applyAsLong(a, b)));
        var reasons = new LinkedHashSet<>(unknown);
        reasons.addAll(other.unknown);
        return new Cost(operator.applyAsLong(total, other.total), merged, reasons);
    }

    static long sum(long a, long b) {
        return a > ENDLESS - b ? ENDLESS : a + b;
    }

    static long product(long a, long b) {
        return a == 0 || b == 0 ? 0 : a > ENDLESS / b ? ENDLESS : a * b;
    }
}
