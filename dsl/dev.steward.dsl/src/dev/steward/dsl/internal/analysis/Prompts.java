package dev.steward.dsl.internal.analysis;

import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.Lambda;
import dev.steward.dsl.playbook.PromptClause;
import dev.steward.dsl.playbook.Reference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;

/** The variables of an agent's prompt: every name in it that nothing else explains. */
final class Prompts {

    private static final Set<String> WORDS = Set.of("true", "false", "none", "now", "today");

    private Prompts() {
    }

    static List<String> variables(AgentDecl agent, Names names) {
        Set<String> out = new LinkedHashSet<>();
        for (var clause : agent.getClauses()) {
            if (clause instanceof PromptClause prompt && prompt.getText() != null) {
                Iterator<EObject> all = prompt.getText().eAllContents();
                while (all.hasNext()) {
                    if (all.next() instanceof Reference reference && isVariable(reference, names)) {
                        out.add(reference.getName());
                    }
                }
            }
        }
        return new ArrayList<>(out);
    }

    private static boolean isVariable(Reference reference, Names names) {
        String name = reference.getName();
        if (name == null || reference.isCall() || WORDS.contains(name)) {
            return false;
        }
        Lambda lambda = Trees.around(reference, Lambda.class);
        while (lambda != null) {
            if (lambda.getParameter() != null && name.equals(lambda.getParameter().getName())) {
                return false;
            }
            lambda = Trees.around(lambda.eContainer(), Lambda.class);
        }
        return !(names.find(reference, name) instanceof dev.steward.dsl.playbook.EnumDecl);
    }
}
