package dev.steward.compiler;

import java.util.OptionalLong;

/**
 * What a compilation needs to know of the company.
 *
 * @param prices      of models, for the worst case
 * @param companyCap  µUSD that a run without a budget may spend, empty when the company has no default cap
 * @param wholeBranches whether each branch with a name is compiled as a statement, so that the arms taken can be told;
 *                    what it does stays the same
 */
public record CompileOptions(Prices prices, OptionalLong companyCap, boolean wholeBranches) {

    /** For runs: a branch that only chooses a value is an expression. */
    public CompileOptions(Prices prices, OptionalLong companyCap) {
        this(prices, companyCap, false);
    }

    /** The same, with each branch as a statement. */
    public CompileOptions withWholeBranches() {
        return new CompileOptions(prices, companyCap, true);
    }

    /** Without prices and without a cap. */
    public static CompileOptions plain() {
        return new CompileOptions(Prices.none(), OptionalLong.empty());
    }
}
