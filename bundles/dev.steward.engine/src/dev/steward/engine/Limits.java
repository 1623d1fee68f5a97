package dev.steward.engine;

import java.util.Map;

/**
 * How much is done at once. A connector's own {@code limit} in its playbook file holds besides.
 *
 * @param runs       runs that are busy at once; further ones wait as rows
 * @param calls      calls at once, whatever they call
 * @param warm       resting runs that are kept in memory; further ones are rows until something happens to them
 * @param model      calls at once of each model provider
 * @param models     the same for a provider, such as {@code openai}, or one model's full id
 * @param connector  calls at once of each connector
 * @param connectors the same for a connector's name
 */
public record Limits(int runs, int calls, int warm, int model, Map<String, Integer> models, int connector,
        Map<String, Integer> connectors) {

    public Limits {
        models = Map.copyOf(models);
        connectors = Map.copyOf(connectors);
        if (runs < 1 || calls < 1 || warm < 0 || model < 1 || connector < 1
                || models.values().stream().anyMatch(most -> most < 1)
                || connectors.values().stream().anyMatch(most -> most < 1)) {
            throw new IllegalArgumentException("A limit is at least 1.");
        }
    }

    /** 200 runs, 200 calls, 512 kept in memory; 16 calls of a provider, 100 of a connector. */
    public static Limits standard() {
        return new Limits(200, 200, 512, 16, Map.of(), 100, Map.of());
    }

    /**
     * As a company's settings say, the standard where they say nothing: {@code limit.runs}, {@code limit.calls},
     * {@code limit.model}, {@code limit.model.NAME}, {@code limit.connector}, {@code limit.connector.NAME}; other
     * names are no limits.
     *
     * @throws IllegalArgumentException with a sentence that names the setting
     */
    public static Limits of(Map<String, String> settings) {
        return LimitSettings.read(settings);
    }
}
