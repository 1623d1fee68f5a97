package dev.steward.compiler;

import java.util.OptionalLong;

/**
 * What a compilation needs to know of the company.
 *
 * @param prices      of models, for the worst case
 * @param companyCap  µUSD that a run without a budget may spend, empty when the company has no default cap
 */
public record CompileOptions(Prices prices, OptionalLong companyCap) {

    /** Without prices and without a cap. */
    public static CompileOptions plain() {
        return new CompileOptions(Prices.none(), OptionalLong.empty());
    }
}
