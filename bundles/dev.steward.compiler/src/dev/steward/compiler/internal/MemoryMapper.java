package dev.steward.compiler.internal;

import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.dsl.playbook.CommitClause;
import dev.steward.dsl.playbook.Construction;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.FieldValue;
import dev.steward.dsl.playbook.ProposeClause;
import dev.steward.dsl.playbook.RecallAsOf;
import dev.steward.dsl.playbook.RecallClause;
import dev.steward.dsl.playbook.RecallExpression;
import dev.steward.dsl.playbook.RecallLike;
import dev.steward.dsl.playbook.RecallMax;
import dev.steward.dsl.playbook.RecallOf;
import dev.steward.dsl.playbook.RecallWhere;
import dev.steward.dsl.playbook.RecallWithin;
import dev.steward.dsl.playbook.RecordDecl;
import dev.steward.dsl.playbook.RememberClause;
import dev.steward.dsl.playbook.RememberExpression;
import dev.steward.dsl.playbook.RetainClause;
import dev.steward.dsl.playbook.ValidClause;
import dev.steward.dsl.types.Target;
import dev.steward.dsl.types.Type;
import dev.steward.model.workflow.Call;
import dev.steward.model.workflow.RecallCall;
import dev.steward.model.workflow.RememberCall;
import dev.steward.model.workflow.WorkflowFactory;

/** {@code recall}, {@code remember} and the writing of records. */
final class MemoryMapper {

    private static final WorkflowFactory MAKE = WorkflowFactory.eINSTANCE;

    private final Compilation compilation;
    private final ExpressionMapper expressions;

    MemoryMapper(Compilation compilation, ExpressionMapper expressions) {
        this.compilation = compilation;
        this.expressions = expressions;
    }

    Call recall(RecallExpression expression) {
        var call = MAKE.createRecallCall();
        call.setType(declared(expression, expression.getType()));
        expression.getClauses().forEach(clause -> clause(call, clause));
        return call;
    }

    Call remember(RememberExpression expression) {
        var call = MAKE.createRememberCall();
        call.setType(declared(expression, expression.getType()));
        call.setSubject(subject(expression.getSubject()));
        call.getFields().addAll(expressions.fields(expression.getFields()));
        expression.getClauses().forEach(clause -> clause(call, clause));
        return call;
    }

    Call write(Construction construction, RecordDecl record) {
        var call = MAKE.createWriteCall();
        call.setType(compilation.needed().need(record));
        for (var field : construction.getFields()) {
            if (isNext(field)) {
                call.setNextKey(true);
            } else {
                call.getFields().add(Expressions.argument(field.getName(), expressions.expression(field.getValue())));
            }
        }
        return call;
    }

    private void clause(RecallCall call, RecallClause clause) {
        switch (clause) {
            case RecallOf o -> call.setSubject(subject(o.getSubject()));
            case RecallLike l -> call.setLike(expressions.expression(l.getQuery()));
            case RecallMax m -> call.setMax(Quantities.whole(m.getCount()).orElse(1));
            case RecallWithin w -> call.setWithinTokens(Quantities.whole(w.getTokens()).orElse(0));
            case RecallAsOf a -> call.setAsOf(moment(a.getTime()));
            case RecallWhere w -> call.setWhere(expressions.ofItem(w.getCondition()));
            default -> compilation.unknown(clause, "This part of a recall");
        }
    }

    private void clause(RememberCall call, RememberClause clause) {
        switch (clause) {
            case ProposeClause p -> call.setPropose(true);
            case CommitClause c -> call.setPropose(false);
            case ValidClause v -> {
                call.setValidFrom(moment(v.getFrom()));
                if (v.getUntil() != null) {
                    call.setValidUntil(moment(v.getUntil()));
                }
            }
            case RetainClause r -> call.setRetention(TypeDeclarations.retention(compilation, r));
            default -> compilation.unknown(clause, "This part of a remember");
        }
    }

    /** A day stands for its beginning. */
    private dev.steward.model.workflow.Expression moment(Expression time) {
        var value = expressions.expression(time);
        return compilation.analysis().typeOf(time).equals(Type.DATE)
                ? Expressions.function("atStartOfDay", List.of(value)) : value;
    }

    private boolean isNext(FieldValue field) {
        return compilation.analysis().targetOf(field.getValue()) instanceof Target.BuiltinTarget builtin
                && builtin.name().equals("next");
    }

    /** Null for the company. */
    private dev.steward.model.workflow.@Nullable Expression subject(@Nullable Expression subject) {
        if (subject == null || compilation.analysis().targetOf(subject) instanceof Target.BuiltinTarget builtin
                && builtin.name().equals("company")) {
            return null;
        }
        return expressions.expression(subject);
    }

    private String declared(EObject place, String name) {
        var declaration = compilation.analysis().declaration(place, name);
        if (declaration == null) {
            compilation.error(place, Compilation.BROKEN, "There is no fact or record " + name + ": declare it.");
            return name;
        }
        return compilation.needed().need(declaration);
    }
}
