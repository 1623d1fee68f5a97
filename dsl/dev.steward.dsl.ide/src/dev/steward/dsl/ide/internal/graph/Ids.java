package dev.steward.dsl.ide.internal.graph;

import dev.steward.dsl.playbook.LetStatement;
import dev.steward.dsl.playbook.Parameter;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.StepStatement;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Ids of the nodes of one playbook. Names are taken as they stand; what has none in the text gets the word that runs call
 * it by, with a number where several have the same.
 */
final class Ids {

    private final String above;
    private final Set<String> names = new HashSet<>();
    private final Set<String> given = new HashSet<>();

    /** @param above the id of the step that runs the playbook and a slash, empty for the playbook itself */
    Ids(String above, PlaybookDecl playbook) {
        this.above = above;
        playbook.eAllContents().forEachRemaining(element -> {
            if (nameOf(element) instanceof String name) {
                names.add(name);
            }
        });
    }

    private static @Nullable String nameOf(EObject element) {
        return switch (element) {
            case StepStatement step -> step.getName();
            case LetStatement let -> let.getName();
            case Parameter parameter -> parameter.getName();
            default -> null;
        };
    }

    /** Of a name in the text; a second one of the same name, which is an error, is told apart. */
    String named(@Nullable String name) {
        return free(name == null || name.isEmpty() ? "step" : name, Set.of());
    }

    /** Of something without a name. */
    String unnamed(String word) {
        return free(word, names);
    }

    private String free(String word, Set<String> taken) {
        String id = word;
        for (int i = 2; taken.contains(id) || !given.add(above + id); i++) {
            id = word + i;
        }
        return above + id;
    }
}
