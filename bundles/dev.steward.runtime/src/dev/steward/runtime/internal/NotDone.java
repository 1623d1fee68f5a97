package dev.steward.runtime.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.steward.dsl.PlaybookWorkspace;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.KpiDecl;
import dev.steward.dsl.playbook.RolloutDecl;

/** What is understood, checked and compiled, but not done by this version. */
public final class NotDone {

    private NotDone() {
    }

    /** One sentence each; none when nothing of it is declared. */
    public static List<String> in(PlaybookWorkspace workspace) {
        var said = new ArrayList<String>();
        var kpis = declared(workspace, KpiDecl.class).map(KpiDecl::getName).toList();
        if (!kpis.isEmpty()) {
            said.add((kpis.size() == 1 ? "The KPI " + kpis.getFirst() + " is" : "The KPIs " + list(kpis) + " are")
                    + " checked, but this version does not collect " + (kpis.size() == 1 ? "it." : "them."));
        }
        said.addAll(rollouts(declared(workspace, RolloutDecl.class)));
        return said;
    }

    /** The same for runs of one playbook, by its qualified name. */
    public static List<String> in(PlaybookWorkspace workspace, String playbook) {
        return rollouts(declared(workspace, RolloutDecl.class)
                .filter(r -> r.getPlaybook().equals(playbook) || playbook.endsWith("." + r.getPlaybook())));
    }

    private static List<String> rollouts(Stream<RolloutDecl> declared) {
        var names = declared.map(RolloutDecl::getPlaybook).distinct().toList();
        return names.isEmpty() ? List.of()
                : List.of(
                        "The roll-out of " + list(names) + " is checked, but this version does not stage it: every new"
                                + " run takes the playbook as it is now.");
    }

    private static String list(List<String> names) {
        return names.size() == 1 ? names.getFirst()
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }

    private static <D extends Declaration> Stream<D> declared(PlaybookWorkspace workspace, Class<D> kind) {
        return workspace.sources().stream().flatMap(source -> source.tree().getDeclarations().stream())
                .filter(kind::isInstance).map(kind::cast);
    }
}
