package dev.steward.dsl.internal.checks;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.internal.analysis.Issues;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.LetStatement;
import dev.steward.dsl.playbook.LoopVariable;
import dev.steward.dsl.playbook.Parameter;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.StepStatement;
import dev.steward.dsl.types.Analysis;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/** A playbook as a whole: names that are told apart, and no way back into itself. */
final class PlaybookChecks {

    private final Analysis analysis;
    private final Issues issues;

    PlaybookChecks(Analysis analysis, Issues issues) {
        this.analysis = analysis;
        this.issues = issues;
    }

    void check(PlaybookDecl playbook) {
        Clauses.noneTwice(playbook.getClauses(), "playbook", issues);
        names(playbook);
        cycle(playbook);
        if (playbook.getStatements().isEmpty()) {
            issues.errorAt(playbook, "name", IssueCodes.EMPTY, "The playbook " + playbook.getName()
                    + " does nothing: add at least one step.");
        }
    }

    private void names(PlaybookDecl playbook) {
        Set<String> names = new HashSet<>();
        Iterator<EObject> all = playbook.eAllContents();
        while (all.hasNext()) {
            EObject element = all.next();
            String name = name(element, playbook);
            if (name != null && !names.add(name)) {
                issues.errorAt(element, "name", IssueCodes.DUPLICATE_NAME, "The name " + name + " is already taken in"
                        + " this playbook, and names tell its steps apart: choose another.", name);
            }
        }
        former(playbook, names);
    }

    /** A former name belongs to one thing: a run that looks for it must not find another. */
    private void former(PlaybookDecl playbook, Set<String> names) {
        Set<String> former = new HashSet<>();
        Iterator<EObject> all = playbook.eAllContents();
        while (all.hasNext()) {
            EObject element = all.next();
            String was = element instanceof StepStatement step ? step.getWas()
                    : element instanceof LetStatement let ? let.getWas() : null;
            if (was != null && (names.contains(was) || !former.add(was))) {
                issues.errorAt(element, "was", IssueCodes.DUPLICATE_NAME, "The name " + was + " belongs to something"
                        + " else in this playbook, so a run that looks for it would find the wrong one: remove was, or"
                        + " rename the other.", was);
            }
        }
    }

    private static @Nullable String name(EObject element, PlaybookDecl playbook) {
        return switch (element) {
            case StepStatement step -> step.getName();
            case LetStatement let -> let.getName();
            case LoopVariable variable -> variable.getName();
            case Parameter parameter when parameter.eContainer() == playbook -> parameter.getName();
            default -> null;
        };
    }

    private void cycle(PlaybookDecl playbook) {
        Deque<PlaybookDecl> open = new ArrayDeque<>();
        Set<PlaybookDecl> seen = new HashSet<>();
        for (StepStatement step : Shapes.all(playbook, StepStatement.class)) {
            PlaybookDecl called = Shapes.playbook(step.getAction(), analysis);
            if (called == null) {
                continue;
            }
            open.add(called);
            while (!open.isEmpty()) {
                PlaybookDecl at = open.pop();
                if (at == playbook) {
                    issues.errorAt(step, "action", IssueCodes.PLAYBOOK_CYCLE, "The playbook " + called.getName()
                            + " leads back to " + playbook.getName()
                            + ", so it would never end: take the common part into a third playbook.");
                    return;
                }
                if (seen.add(at)) {
                    called(at).forEach(open::add);
                }
            }
        }
    }

    private Set<PlaybookDecl> called(PlaybookDecl playbook) {
        Set<PlaybookDecl> out = new HashSet<>();
        for (StepStatement step : Shapes.all(playbook, StepStatement.class)) {
            Expression action = step.getAction();
            PlaybookDecl callee = Shapes.playbook(action, analysis);
            if (callee != null) {
                out.add(callee);
            }
        }
        return out;
    }
}
