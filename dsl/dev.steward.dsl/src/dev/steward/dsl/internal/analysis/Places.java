package dev.steward.dsl.internal.analysis;

import dev.steward.dsl.playbook.BranchArm;
import dev.steward.dsl.playbook.ForeachExpression;
import dev.steward.dsl.playbook.LetStatement;
import dev.steward.dsl.playbook.ParallelExpression;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.RaceExpression;
import dev.steward.dsl.playbook.RepeatExpression;
import dev.steward.dsl.playbook.StepStatement;
import java.util.Iterator;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/** Says why a name that exists in a playbook is not to be had at a place. */
final class Places {

    private Places() {
    }

    static @Nullable String whereNamed(EObject place, String name) {
        PlaybookDecl playbook = Trees.around(place, PlaybookDecl.class);
        if (playbook == null) {
            return null;
        }
        Iterator<EObject> all = playbook.eAllContents();
        while (all.hasNext()) {
            EObject element = all.next();
            boolean named = element instanceof StepStatement step && name.equals(step.getName())
                    || element instanceof LetStatement let && name.equals(let.getName());
            if (named) {
                return " " + reason(element, place, name);
            }
        }
        return null;
    }

    private static String reason(EObject named, EObject place, String name) {
        for (EObject at = named.eContainer(); at != null; at = at.eContainer()) {
            if (org.eclipse.emf.ecore.util.EcoreUtil.isAncestor(at, place)) {
                if (at instanceof ParallelExpression || at instanceof RaceExpression) {
                    return name + " runs at the same time as this: use it behind the block.";
                }
                break;
            }
            if (at instanceof BranchArm) {
                return name + " exists only in its arm of the branch: give the branch a name, as in result = branch"
                        + " { … }, and use that.";
            }
            if (at instanceof RepeatExpression) {
                return name + " exists only inside its round: give the loop a name, as in result = repeat …, whose"
                        + " value is that of the last round, and use that.";
            }
            if (at instanceof ForeachExpression) {
                return name + " exists only inside the loop: give the loop a name, as in results = foreach …, and use"
                        + " that.";
            }
        }
        return name + " is made only later: move it up.";
    }
}
