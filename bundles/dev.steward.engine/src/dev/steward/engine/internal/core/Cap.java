package dev.steward.engine.internal.core;

import java.time.Duration;
import java.time.Instant;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.journal.In;
import dev.steward.engine.plan.Stmt;

/** A cap on what is spent below it: spent + reserved never passes it, but for what the operator grants. */
final class Cap {

    final String what;
    private final String money;
    final Stmt.@Nullable Budget budget;
    private final @Nullable Long otherwise;
    private Instant since;
    private Instant last;
    private long limit;
    private long tokenLimit;
    private @Nullable Duration time;
    private @Nullable Duration operatorTime;
    private Duration operatorBusy = Duration.ZERO;
    private long spent;
    private long reserved;
    private long spentTokens;
    private long reservedTokens;

    /** {@code otherwise}: the money where the budget names none, which is then the company's. */
    Cap(String what, Stmt.@Nullable Budget budget, @Nullable Long otherwise, Instant since) {
        this.what = what;
        money = otherwise != null && (budget == null || budget.microUsd() == null) ? "the company's cap for a run"
                : "the budget of " + what;
        this.budget = budget;
        this.since = since;
        last = since;
        this.otherwise = otherwise;
        limits(otherwise);
    }

    private void limits(@Nullable Long most) {
        var given = budget;
        limit = orMost(given == null || given.microUsd() == null ? most : given.microUsd());
        tokenLimit = orMost(given == null ? null : given.tokens());
        time = given == null ? null : given.time();
        operatorTime = given == null ? null : given.operator();
    }

    /** Another run goes on below it: what was spent is not that one's. {@code most} as {@code otherwise} before. */
    void anew(Instant from, @Nullable Long most) {
        spent = 0;
        spentTokens = 0;
        operatorBusy = Duration.ZERO;
        since = from;
        last = from;
        limits(most == null ? otherwise : most);
    }

    /** It goes on some time later, with what was spent until it ended; the time between does not count. */
    void later(Duration between, @Nullable Long most) {
        since = since.plus(between);
        last = last.plus(between);
        var given = budget;
        if (most != null && (given == null || given.microUsd() == null)) {
            limit = Math.max(limit, most);
        }
    }

    /** As much was spent by then. */
    void spent(long microUsd, long tokens) {
        spent = Math.max(spent, microUsd);
        spentTokens = Math.max(spentTokens, tokens);
    }

    /** That much was used of it in an earlier life of the run. */
    void used(In.Used used, Instant now) {
        spent(used.microUsd(), used.tokens());
        operatorBusy = operatorBusy.compareTo(used.operator()) < 0 ? used.operator() : operatorBusy;
        since = now.minus(used.time());
        last = now;
    }

    In.Used used() {
        return new In.Used(spent, spentTokens, operatorBusy, Duration.between(since, last));
    }

    long spentTokens() {
        return spentTokens;
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
            return money + " (" + Run.usd(limit) + ") does not cover a further "
                    + Run.usd(microUsd) + " at worst; spent " + Run.usd(spent) + ", reserved " + Run.usd(reserved);
        }
        return tokens > tokenLimit - spentTokens - reservedTokens
                ? "the tokens of " + what + " (" + tokenLimit + ") do not cover a further " + tokens + " at worst"
                : null;
    }

    /** Why the operator is not to be asked again, null when there is time left. */
    @Nullable
    String operatorComplaint() {
        var most = operatorTime;
        return most == null || operatorBusy.compareTo(most) < 0 ? null
                : "the operator's time for " + what + " (" + Run.minutes(most) + ") is used up: "
                        + Run.minutes(operatorBusy) + " so far";
    }

    /** The operator was busy that long. */
    void operatorWasBusy(Duration took, Instant now) {
        last = now;
        operatorBusy = operatorBusy.plus(took);
    }

    /** Lets the operator be asked as often as it takes, on the operator's own word. */
    void grantOperatorTime() {
        operatorTime = null;
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

    void settle(long reservedBefore, long tokensBefore, long microUsd, long tokens, Instant now) {
        last = now;
        reserved -= reservedBefore;
        reservedTokens -= tokensBefore;
        spent += microUsd;
        spentTokens += tokens;
    }

    Watcher.CapState state() {
        return new Watcher.CapState(what, limit, spent, reserved, tokenLimit, spentTokens, reservedTokens, operatorTime,
                operatorBusy);
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
