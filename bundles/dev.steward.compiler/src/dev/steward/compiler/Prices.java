package dev.steward.compiler;

import java.util.Optional;

/** What a model costs, as the worst-case estimate needs it. Implementations resolve aliases. */
@FunctionalInterface
public interface Prices {

    /** The price of a model by the word that a playbook uses for it; empty when it is not known. */
    Optional<ModelPrice> price(String model);

    /** No model has a price. */
    static Prices none() {
        return model -> Optional.empty();
    }

    /**
     * Upper bounds for one call.
     *
     * @param input         µUSD per million tokens
     * @param output        µUSD per million tokens
     * @param contextTokens most tokens of input
     * @param outputTokens  most tokens of output that the engine asks for
     * @param stale         whether the price is too old to be relied on
     */
    record ModelPrice(long input, long output, long contextTokens, long outputTokens, boolean stale) {
    }
}
