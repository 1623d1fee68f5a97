package dev.steward.runtime.internal;

import java.util.HashMap;
import java.util.List;

import dev.steward.compiler.Compiler;
import dev.steward.engine.plan.Freezer;
import dev.steward.engine.value.TypeDef;
import dev.steward.engine.value.TypeDef.StructDef;
import dev.steward.engine.value.TypeDef.StructKind;
import dev.steward.engine.value.TypeTable;
import dev.steward.engine.value.Types;
import dev.steward.runtime.CompanyFolder;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.Suggestions;

/** The types that the company's playbooks use. */
public record CompanyTypes(TypeTable table) {

    /** Those of all playbooks that compile. */
    public static CompanyTypes of(CompanyFolder folder, Language language) {
        var workspace = language.load(folder, List.of());
        var all = new HashMap<String, TypeDef>();
        var compiler = new Compiler(Language.withoutPrices(folder));
        for (var playbook : Language.playbooks(workspace)) {
            compiler.compile(workspace, playbook.name()).compiled()
                    .ifPresent(c -> all.putAll(Freezer.freeze(c.workflow()).types().types()));
        }
        return new CompanyTypes(new TypeTable(all));
    }

    /**
     * A fact by its name, qualified or not.
     *
     * @throws ProblemException none or several
     */
    public StructDef fact(String name) {
        return find(name, List.of(StructKind.FACT), "fact");
    }

    /** A fact or record by its name, qualified or not. */
    public StructDef remembered(String name) {
        return find(name, List.of(StructKind.FACT, StructKind.RECORD), "fact or record");
    }

    private StructDef find(String name, List<StructKind> kinds, String what) {
        var known = table.types().values().stream().filter(StructDef.class::isInstance).map(StructDef.class::cast)
                .filter(d -> kinds.contains(d.kind())).toList();
        var fits = known.stream().filter(d -> d.name().equals(name)).findFirst().map(List::of)
                .orElse(known.stream().filter(d -> Types.simple(d.name()).equals(name)).toList());
        if (fits.size() == 1) {
            return fits.getFirst();
        }
        var names = known.stream().map(d -> Types.simple(d.name())).sorted().toList();
        throw ProblemException.wrongUse(fits.isEmpty()
                ? "No playbook uses a " + what + " '" + name + "'." + Suggestions.didYouMean(name, names)
                        + (names.isEmpty() ? "" : " Known: " + String.join(", ", names) + ".")
                : "'" + name + "' is the name of several types; write one of "
                        + String.join(", ", fits.stream().map(StructDef::name).toList()) + ".");
    }
}
