package dev.steward.dsl.internal.checks;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.internal.analysis.Issues;
import dev.steward.dsl.internal.analysis.Trees;
import dev.steward.dsl.internal.analysis.Literals;
import dev.steward.dsl.playbook.CommitClause;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.FactDecl;
import dev.steward.dsl.playbook.FieldValue;
import dev.steward.dsl.playbook.LetStatement;
import dev.steward.dsl.playbook.PlaybookFile;
import dev.steward.dsl.playbook.ProposeClause;
import dev.steward.dsl.playbook.RecallClause;
import dev.steward.dsl.playbook.RecallExpression;
import dev.steward.dsl.playbook.RecallMax;
import dev.steward.dsl.playbook.RecallWithin;
import dev.steward.dsl.playbook.Reference;
import dev.steward.dsl.playbook.RememberExpression;
import dev.steward.dsl.playbook.ScopeClause;
import dev.steward.dsl.playbook.StepStatement;
import dev.steward.dsl.types.Analysis;
import dev.steward.dsl.types.Target;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Objects;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/** Memory: bounded recall, and nothing recalled is remembered again as if it were new. */
final class MemoryChecks {

    private final Analysis analysis;
    private final Issues issues;

    MemoryChecks(Analysis analysis, Issues issues) {
        this.analysis = analysis;
        this.issues = issues;
    }

    void check(RecallExpression recall) {
        Clauses.noneTwice(recall.getClauses(), "recall", issues);
        for (RecallClause clause : recall.getClauses()) {
            if (clause instanceof RecallMax max) {
                bound(clause, max.getCount(), 1000, "max");
            } else if (clause instanceof RecallWithin within) {
                bound(clause, within.getTokens(), 1_000_000, "within");
            }
        }
        if (analysis.declaration(recall, recall.getType()) instanceof FactDecl fact) {
            readable(recall, fact);
        }
    }

    /**
     * A scope belongs to the package that declares its facts. Others say at the head of the file which facts they read;
     * personal data is read nowhere else.
     */
    private void readable(RecallExpression recall, FactDecl fact) {
        PlaybookFile reader = Trees.around(recall, PlaybookFile.class);
        PlaybookFile owner = Trees.around(fact, PlaybookFile.class);
        if (reader == null || owner == null || Objects.equals(reader.getName(), owner.getName())) {
            return;
        }
        String scope = fact.getClauses().stream().filter(ScopeClause.class::isInstance)
                .map(c -> ((ScopeClause) c).getName()).findFirst().orElse("its own");
        if (fact.getFields().stream().anyMatch(f -> f.getLabels().contains("pii"))) {
            issues.errorAt(recall, "type", IssueCodes.UNREADABLE_SCOPE, "The fact " + fact.getName()
                    + " holds personal data of the scope " + scope + ", which only the package " + owner.getName()
                    + " reads: call a playbook there that gives what is needed.", String.valueOf(fact.getName()));
        } else if (reader.getImports().stream().filter(i -> Objects.equals(i.getPackage(), owner.getName()))
                .noneMatch(i -> i.getNames().stream().anyMatch(n -> Objects.equals(n.getName(), fact.getName())))) {
            issues.errorAt(recall, "type", IssueCodes.UNREADABLE_SCOPE,
                    "The scope " + scope + " belongs to the package "
                            + owner.getName() + ": say at the head of this file that it reads it, with import "
                            + owner.getName() + ".{" + fact.getName() + "}.",
                    String.valueOf(fact.getName()));
        }
    }

    private void bound(EObject at, @Nullable String digits, int most, String word) {
        Integer value = Literals.wholeNumber(digits);
        if (value == null || value < 1 || value > most) {
            issues.error(at, IssueCodes.OUT_OF_BOUNDS, "Behind " + word + " a number from 1 to " + most
                    + " is needed.");
        }
    }

    void check(RememberExpression remember) {
        Clauses.noneTwice(remember.getClauses(), "remember", issues);
        boolean both = remember.getClauses().stream().anyMatch(ProposeClause.class::isInstance)
                && remember.getClauses().stream().anyMatch(CommitClause.class::isInstance);
        if (both) {
            issues.error(remember, IssueCodes.DUPLICATE_CLAUSE, "A fact is either proposed to the operator or committed"
                    + " at once: remove propose or commit.");
        }
        for (FieldValue field : remember.getFields()) {
            if (field.getValue() != null && isRecalled(field.getValue(), new HashSet<>())) {
                issues.error(field.getValue(), IssueCodes.RECALLED_SOURCE, "This comes from memory itself, and what was"
                        + " recalled is no source for a new fact: use what a step found out.");
            }
        }
    }

    /** Whether a value is one that was recalled, or a part of one. */
    private boolean isRecalled(EObject value, Set<EObject> seen) {
        if (value instanceof RecallExpression || value instanceof Reference reference && fromMemory(reference, seen)) {
            return true;
        }
        Iterator<EObject> all = value.eAllContents();
        while (all.hasNext()) {
            EObject part = all.next();
            if (part instanceof RecallExpression
                    || part instanceof Reference reference && fromMemory(reference, seen)) {
                return true;
            }
        }
        return false;
    }

    private boolean fromMemory(Reference reference, Set<EObject> seen) {
        if (!(analysis.targetOf(reference) instanceof Target.LocalTarget local) || !seen.add(local.origin())) {
            return false;
        }
        @Nullable
        Expression value = switch (local.origin()) {
            case LetStatement let -> let.getValue();
            case StepStatement step when step.getAction() != null && analysis.calleeOf(step.getAction()) == null ->
                step.getAction();
            default -> null;
        };
        return value != null && !(value instanceof dev.steward.dsl.playbook.HumanTask) && isRecalled(value, seen);
    }
}
