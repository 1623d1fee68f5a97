package dev.steward.runtime;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.Limits;

/**
 * What {@code steward.properties} says about a company.
 *
 * @param capMicroUsd default cap of a run without a budget
 * @param budgets     of all runs together in a period, such as {@code cap.day = 5 USD}
 * @param models      alias to full model id, such as {@code large} to {@code rehearsal}
 * @param connectors  by connector name: its settings
 * @param modelOptions what the model room understands, such as time-outs, without the prefix {@code models.}
 * @param limits      how much is done at once
 * @param keepRuns    how long ended runs keep their journals, null for ever
 */
public record CompanySettings(String name, ZoneId zone, Locale locale, String currency, long capMicroUsd,
        List<Engine.PeriodBudget> budgets, Map<String, String> models, Map<String, Map<String, String>> connectors,
        Map<String, String> modelOptions,
        Limits limits, @Nullable Duration keepRuns) {

    /** Name of the settings file; it marks the root of a company folder. */
    public static final String FILE = "steward.properties";

    /** The model that answers when nothing else is configured: offline, deterministic, and says that it is a rehearsal. */
    public static final String REHEARSAL = "rehearsal";

    public CompanySettings {
        budgets = List.copyOf(budgets);
        models = Map.copyOf(models);
        connectors = Map.copyOf(connectors);
        modelOptions = Map.copyOf(modelOptions);
    }

    /** The full model id of an alias; what is no alias is taken as an id. Without settings the rehearsal model answers. */
    public String model(String alias) {
        var id = models.get(alias);
        return id != null ? id : alias.contains(":") || alias.equals(REHEARSAL) ? alias
                : models.isEmpty() ? REHEARSAL : alias;
    }

    /** Settings of one connector, empty when there are none. */
    public Map<String, String> connector(String connector) {
        return connectors.getOrDefault(connector, Map.of());
    }
}
