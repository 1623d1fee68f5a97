package dev.steward.engine.internal.core;

import org.eclipse.jdt.annotation.NonNull;

import dev.steward.engine.plan.Plan;

/**
 * A share of what is counted together over runs.
 *
 * @param meter  name of what is counted
 * @param period how long it is counted together; RUN stays in the run
 * @param limit  more than this is refused; {@link Long#MAX_VALUE} counts and never refuses
 * @param amount calls, millionths of a currency or tokens; of COST and TOKENS the worst case
 */
public record Claim(@NonNull String meter, Plan.Period period, Unit unit, long limit, long amount) {

    /** What is counted. */
    public enum Unit {
        /** Calls that were let through. */
        CALLS,
        /** What calls cost, in millionths of a US dollar. */
        COST,
        /** Tokens of models. */
        TOKENS,
        /** Money that calls are about, in millionths of its currency. */
        SUM
    }

    /** Whether it is let through after so much was used. */
    public boolean fits(long used) {
        return amount <= limit - used;
    }

    /** Counted, and never refused. */
    Claim anyway() {
        return new Claim(meter, period, unit, Long.MAX_VALUE, amount);
    }

    /** What counts in the end, of a call that cost that. */
    long inTheEnd(long microUsd, long tokens) {
        return switch (unit) {
            case CALLS, SUM -> amount;
            case COST -> microUsd;
            case TOKENS -> tokens;
        };
    }
}
