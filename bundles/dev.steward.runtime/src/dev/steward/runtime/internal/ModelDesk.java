package dev.steward.runtime.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.ModelClient;
import dev.steward.runtime.CompanySettings;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.Suggestions;

/** Knows which model answers for which name in a company. */
public final class ModelDesk {

    private final CompanySettings settings;
    private final ModelClient models;

    /** @param models all models of the company as one client */
    public ModelDesk(CompanySettings settings, ModelClient models) {
        this.settings = settings;
        this.models = models;
    }

    /**
     * Name to full id for every model that the plan can ask.
     *
     * @throws ProblemException a name that nothing stands behind
     */
    public Map<String, String> resolve(Plan plan, @Nullable String override) {
        if (override != null) {
            known(override, settings.model(override), "--model");
        }
        var found = new LinkedHashMap<>(settings.models());
        for (var name : ModelNames.in(plan)) {
            var id = settings.model(name);
            if (override == null) {
                known(name, id, plan.entry());
            }
            found.put(name, id);
        }
        return found;
    }

    /** Name to full id for those that a run of the plan can ask, and for no others of the company. */
    public Map<String, String> asked(Plan plan, @Nullable String override) {
        var all = resolve(plan, override);
        var found = new LinkedHashMap<String, String>();
        for (var name : ModelNames.in(plan)) {
            found.put(name, override == null ? all.getOrDefault(name, name) : settings.model(override));
        }
        return found;
    }

    private void known(String name, String id, String asker) {
        if (models.serves(id)) {
            return;
        }
        var trouble = models.trouble(id);
        if (!name.equals(id)) {
            throw ProblemException.wrongUse("model." + name + " in " + CompanySettings.FILE
                    + " names the unknown model '" + id
                    + "'. "
                    + (trouble == null ? "Write rehearsal, openai:…, anthropic:… or compatible:URL#model." : trouble));
        }
        var aliases = new TreeSet<>(settings.models().keySet());
        aliases.add(CompanySettings.REHEARSAL);
        throw ProblemException.wrongUse(asker + " asks for the unknown model '" + name + "'."
                + Suggestions.didYouMean(name, aliases) + " Known here: " + String.join(", ", aliases)
                + ", and full ids such as openai:…, anthropic:… or compatible:URL#model.");
    }
}
