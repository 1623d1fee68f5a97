package dev.steward.engine.tests.sim;

import org.eclipse.jdt.annotation.Nullable;

/** Money and tokens under one cap, counted from journal entries alone. */
final class Purse {

    final String what;
    private long limit;
    private long tokenLimit;
    private long spent;
    private long reserved;
    private final long first;
    private final long firstTokens;
    private long tokens;
    private long reservedTokens;

    Purse(String what, @Nullable Long limit, @Nullable Long tokenLimit) {
        this.what = what;
        this.limit = limit == null ? Long.MAX_VALUE / 4 : limit;
        this.tokenLimit = tokenLimit == null ? Long.MAX_VALUE / 4 : tokenLimit;
        first = this.limit;
        firstTokens = this.tokenLimit;
    }

    void reserve(long microUsd, long count) {
        reserved += microUsd;
        reservedTokens += count;
    }

    boolean over() {
        return spent + reserved > limit || tokens + reservedTokens > tokenLimit;
    }

    /** The operator lets that much more money pass, and whatever it takes. */
    void grant(long more) {
        limit += more;
        tokenLimit = Long.MAX_VALUE / 4;
    }

    /** A call is over; what a provider bills above its own maximum is nobody's fault here. */
    void settle(long set, long tokensSet, long cost, long used) {
        reserved -= set;
        reservedTokens -= tokensSet;
        spent += cost;
        tokens += used;
        limit += Math.max(0, cost - set);
        tokenLimit += Math.max(0, used - tokensSet);
    }

    /** Nothing is spent of it, and nothing was granted. */
    void anew() {
        limit = first;
        tokenLimit = firstTokens;
        spent = 0;
        reserved = 0;
        tokens = 0;
        reservedTokens = 0;
    }

    long spent() {
        return spent;
    }

    @Override
    public String toString() {
        return what + " (limit " + limit + ", spent " + spent + ", reserved " + reserved + ", tokens " + tokens + " + "
                + reservedTokens + " of " + tokenLimit + ")";
    }
}
