package dev.steward.dsl.internal.analysis;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.FactDecl;
import dev.steward.dsl.playbook.RecallAsOf;
import dev.steward.dsl.playbook.RecallClause;
import dev.steward.dsl.playbook.RecallExpression;
import dev.steward.dsl.playbook.RecallLike;
import dev.steward.dsl.playbook.RecallMax;
import dev.steward.dsl.playbook.RecallOf;
import dev.steward.dsl.playbook.RecallWhere;
import dev.steward.dsl.playbook.RecordDecl;
import dev.steward.dsl.playbook.Reference;
import dev.steward.dsl.playbook.RememberClause;
import dev.steward.dsl.playbook.RememberExpression;
import dev.steward.dsl.playbook.ValidClause;
import dev.steward.dsl.types.Target;
import dev.steward.dsl.types.Type;
import dev.steward.dsl.types.Type.ListType;
import dev.steward.dsl.types.Type.OptionalType;
import dev.steward.dsl.types.Type.Structure;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/** Types what is recalled from memory and what is remembered. */
final class Memory {

    private static final String COMPANY = "company";

    private final Expressions expressions;

    Memory(Expressions expressions) {
        this.expressions = expressions;
    }

    /** A list when {@code max} is given, else the newest one, which may be missing. */
    Type recall(RecallExpression recall, Scope scope) {
        Declaration declaration = expressions.names.find(recall, recall.getType());
        boolean known = declaration instanceof FactDecl || declaration instanceof RecordDecl;
        if (!known) {
            notRecallable(recall, recall.getType(), declaration);
        }
        boolean many = false;
        for (RecallClause clause : recall.getClauses()) {
            many |= clause instanceof RecallMax;
            clause(clause, declaration, scope);
        }
        if (declaration == null || !known) {
            return Type.UNKNOWN;
        }
        Structure structure = new Structure(declaration);
        return many ? new ListType(structure) : new OptionalType(structure);
    }

    private void notRecallable(EObject at, @Nullable String name, @Nullable Declaration declaration) {
        String message = declaration == null
                ? "There is no fact or record " + name + ": declare it with fact or record, or import it."
                : name + " is " + Words.kindOf(declaration) + ": only facts and records are kept in memory.";
        expressions.issues.errorAt(at, "type", IssueCodes.RECALL_UNKNOWN, message, String.valueOf(name));
    }

    private void clause(RecallClause clause, @Nullable Declaration declaration, Scope scope) {
        switch (clause) {
            case RecallOf of -> subject(clause, of.getSubject(), declaration, scope);
            case RecallLike like -> text(like.getQuery(), scope);
            case RecallAsOf asOf -> moment(asOf.getTime(), scope, "as of");
            case RecallWhere where -> {
                Scope inner = scope.inner();
                if (declaration != null) {
                    new Structure(declaration).fields().forEach(f -> {
                        if (f.getName() != null) {
                            inner.add(f.getName(), expressions.typeRefs.typeOf(f.getType()),
                                    new Target.FieldTarget(f));
                        }
                    });
                }
                expressions.check(where.getCondition(), inner, Type.BOOL, "where");
            }
            default -> {
                // numbers only
            }
        }
    }

    private void text(@Nullable Expression query, Scope scope) {
        Type type = expressions.type(query, scope);
        if (query != null && !TypeRules.isText(type) && !type.isUnknown()) {
            expressions.mismatch(query, Type.TEXT, type, "like");
        }
    }

    private void moment(@Nullable Expression time, Scope scope, String what) {
        Type type = expressions.type(time, scope);
        if (time != null && !type.equals(Type.DATE)) {
            expressions.check(time, scope, Type.DATETIME, what);
        }
    }

    private void subject(EObject at, @Nullable Expression subject, @Nullable Declaration declaration, Scope scope) {
        boolean company = isCompany(subject, scope);
        if (company && subject != null) {
            expressions.results.types.put(subject, Type.UNKNOWN);
            expressions.results.targets.put(subject, new Target.BuiltinTarget(COMPANY));
        }
        Type given = company ? Type.UNKNOWN : expressions.type(subject, scope);
        if (!(declaration instanceof FactDecl fact) || subject == null) {
            if (declaration instanceof RecordDecl && subject != null) {
                expressions.issues.error(at, IssueCodes.RECALL_UNKNOWN, "Only facts have a subject: choose records with"
                        + " where … instead of of ….");
            }
            return;
        }
        String wanted = fact.getSubject();
        boolean wantsCompany = wanted == null || wanted.equals(COMPANY);
        Declaration owner = wantsCompany ? null : expressions.names.find(fact, wanted);
        if (company != wantsCompany && (company || !given.isUnknown())) {
            expressions.issues.error(subject, IssueCodes.TYPE_MISMATCH, "The fact " + fact.getName() + " is about "
                    + wanted + ": write of and a value of that kind here.");
        } else if (owner != null) {
            expressions.check(subject, scope, new Structure(owner), "the subject of " + fact.getName());
        }
    }

    private static boolean isCompany(@Nullable Expression subject, Scope scope) {
        return subject instanceof Reference reference && COMPANY.equals(reference.getName())
                && scope.find(COMPANY) == null;
    }

    Type remember(RememberExpression remember, Scope scope) {
        Declaration declaration = expressions.names.find(remember, remember.getType());
        if (declaration instanceof FactDecl fact) {
            subject(remember, remember.getSubject(), fact, scope);
            boolean needsSubject = fact.getSubject() != null && !fact.getSubject().equals(COMPANY);
            if (needsSubject && remember.getSubject() == null) {
                expressions.issues.errorAt(remember, "type", IssueCodes.SUBJECT_MISSING, "The fact " + fact.getName()
                        + " is about " + fact.getSubject() + ": say which one with of ….");
            }
            new Constructions(expressions).fields(remember, new Structure(fact), remember.getFields(), scope);
        } else {
            String message = declaration == null
                    ? "There is no fact " + remember.getType() + ": declare it with fact, or import it."
                    : remember.getType() + " is " + Words.kindOf(declaration)
                            + ": only facts are remembered; write a record in a step.";
            expressions.issues.errorAt(remember, "type", IssueCodes.RECALL_UNKNOWN, message);
            expressions.type(remember.getSubject(), scope);
            remember.getFields().forEach(f -> expressions.type(f.getValue(), scope));
        }
        for (RememberClause clause : remember.getClauses()) {
            if (clause instanceof ValidClause valid) {
                moment(valid.getFrom(), scope, "valid");
                moment(valid.getUntil(), scope, "until");
            }
        }
        return Type.Special.NOTHING;
    }
}
