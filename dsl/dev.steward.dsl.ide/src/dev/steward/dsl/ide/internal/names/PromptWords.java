package dev.steward.dsl.ide.internal.names;

import dev.steward.dsl.playbook.AgentClause;
import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.Lambda;
import dev.steward.dsl.playbook.PromptClause;
import dev.steward.dsl.playbook.Reference;
import dev.steward.dsl.types.Vocabulary;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;

/** The words of a prompt that the calls of its agent fill, for agents whose calls were not analysed. */
public final class PromptWords {

    private PromptWords() {
    }

    /** In the order of the prompt. */
    public static List<String> of(AgentDecl agent) {
        Set<String> out = new LinkedHashSet<>();
        for (AgentClause clause : agent.getClauses()) {
            if (clause instanceof PromptClause prompt && prompt.getText() != null) {
                Iterator<EObject> all = prompt.getText().eAllContents();
                while (all.hasNext()) {
                    if (all.next() instanceof Reference reference && reference.getName() != null
                            && !reference.isCall() && !Vocabulary.VALUES.containsKey(reference.getName())
                            && !isOfRule(reference)) {
                        out.add(reference.getName());
                    }
                }
            }
        }
        return List.copyOf(out);
    }

    private static boolean isOfRule(Reference reference) {
        Lambda lambda = Owners.around(reference, Lambda.class);
        while (lambda != null) {
            if (lambda.getParameter() != null && reference.getName().equals(lambda.getParameter().getName())) {
                return true;
            }
            lambda = Owners.around(lambda.eContainer(), Lambda.class);
        }
        return false;
    }
}
