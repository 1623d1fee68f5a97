package dev.steward.runtime.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.dsl.PlaybookIssue;
import dev.steward.dsl.PlaybookWorkspace;
import dev.steward.dsl.playbook.DegradeAction;
import dev.steward.dsl.playbook.ModelClause;
import dev.steward.dsl.playbook.ModelHandler;
import dev.steward.runtime.CompanySettings;
import dev.steward.runtime.Suggestions;

/** Models that playbooks ask for and the company's settings don't name. */
public final class UnknownModels {

    /** The code of these warnings. */
    public static final String CODE = "agent.modelUnknown";

    private final PlaybookWorkspace workspace;
    private final CompanySettings settings;
    private final TreeSet<String> known;

    private UnknownModels(PlaybookWorkspace workspace, CompanySettings settings) {
        this.workspace = workspace;
        this.settings = settings;
        known = new TreeSet<>(settings.models().keySet());
        known.add(CompanySettings.REHEARSAL);
    }

    /** One warning for each place; none where the settings name no models, as then all are rehearsed. */
    public static List<PlaybookIssue> in(PlaybookWorkspace workspace, CompanySettings settings) {
        if (settings.models().isEmpty()) {
            return List.of();
        }
        var models = new UnknownModels(workspace, settings);
        var found = new ArrayList<PlaybookIssue>();
        workspace.sources().forEach(
                source -> source.tree().eAllContents().forEachRemaining(at -> models.element(at).forEach(found::add)));
        return found;
    }

    private Stream<PlaybookIssue> element(EObject element) {
        return switch (element) {
            case ModelClause clause -> {
                var found = Stream.<PlaybookIssue>builder();
                model(clause, "model", 0, clause.getModel()).forEach(found);
                for (var i = 0; i < clause.getFallbacks().size(); i++) {
                    model(clause, "fallbacks", i, clause.getFallbacks().get(i)).forEach(found);
                }
                yield found.build();
            }
            case DegradeAction degrade -> model(degrade, "model", 0, degrade.getModel());
            case ModelHandler handler -> model(handler, "model", 0, handler.getModel());
            default -> Stream.empty();
        };
    }

    private Stream<PlaybookIssue> model(EObject at, String feature, int index, @Nullable String name) {
        if (name == null || known.contains(name) || settings.model(name).contains(":")) {
            return Stream.empty();
        }
        return workspace.warning(at, feature, index, CODE, "The settings of the company name no model " + name + "."
                + Suggestions.didYouMean(name, known) + " Known are " + String.join(", ", known)
                + ": use one of them, or add model." + name + " to " + CompanySettings.FILE + ".").stream();
    }
}
