package dev.steward.engine.internal.core;

import java.time.Duration;
import java.time.Instant;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.plan.Stmt;

/** A cap on what is spent below it: spent + reserved never passes it, but for what the operator grants. */
final class Cap {

    final String what;
    final Stmt.@Nullable Budget budget;
    private final Instant since;
    private long limit;
    private long tokenLimit;
    private @Nullable Duration time;
    private long spent;
    private long reserved;
    private long spentTokens;
    private long reservedTokens;

    Cap(String what, Stmt.@Nullable Budget budget, @Nullable Long otherwise, Instant since) {
        this.what = what;
        this.budget = budget;
        this.since = since;
        limit = orMost(budget == null || budget.microUsd() == null ? otherwise : budget.microUsd());
        tokenLimit = orMost(budget == null ? null : budget.tokens());
        time = budget == null ? null : budget.time();
    }

    private static long orMost(@Nullable Long limit) {
        return limit == null ? Long.MAX_VALUE : limit;
    }

    /** Why that much more doesn't fit, null when it does; {@code now} null: the time does not count. */
    @Nullable
    String complaint(long microUsd, long tokens, @Nullable Instant now) {
        var most = time;
        if (most != null && now != null && Duration.between(since, now).compareTo(most) > 0) {
            return "the time of " + what + " is used up";
        }
        if (microUsd > limit - spent - reserved) {
            return "the budget of " + what + " (" + Run.usd(limit) + ") does not cover a further "
                    + Run.usd(microUsd) + " at worst; spent " + Run.usd(spent) + ", reserved " + Run.usd(reserved);
        }
        return tokens > tokenLimit - spentTokens - reservedTokens
                ? "the tokens of " + what + " (" + tokenLimit + ") do not cover a further " + tokens + " at worst"
                : null;
    }

    /** Lets that much more pass, on the operator's word. */
    void grant(long microUsd, long tokens) {
        time = null;
        limit = Math.max(limit, spent + reserved + microUsd);
        tokenLimit = Math.max(tokenLimit, spentTokens + reservedTokens + tokens);
    }

    void reserve(long microUsd, long tokens) {
        reserved += microUsd;
        reservedTokens += tokens;
    }

    void settle(long reservedBefore, long tokensBefore, long microUsd, long tokens) {
        reserved -= reservedBefore;
        reservedTokens -= tokensBefore;
        spent += microUsd;
        spentTokens += tokens;
    }

    long spent() {
        return spent;
    }

    long reserved() {
        return reserved;
    }

    long limit() {
        return limit;
    }
}
