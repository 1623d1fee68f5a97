package dev.steward.dsl.internal.analysis;

import java.util.List;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.playbook.ApproveClause;
import dev.steward.dsl.playbook.ApproveModifier;
import dev.steward.dsl.playbook.BatchClause;
import dev.steward.dsl.playbook.Block;
import dev.steward.dsl.playbook.BlockExpressionStatement;
import dev.steward.dsl.playbook.DeadlineStatement;
import dev.steward.dsl.playbook.EndHandler;
import dev.steward.dsl.playbook.EndOutcome;
import dev.steward.dsl.playbook.EndStatement;
import dev.steward.dsl.playbook.ErrorHandler;
import dev.steward.dsl.playbook.EscalateHandler;
import dev.steward.dsl.playbook.EscalateOutcome;
import dev.steward.dsl.playbook.EscalateStatement;
import dev.steward.dsl.playbook.ExpiresClause;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.HumanTask;
import dev.steward.dsl.playbook.LetStatement;
import dev.steward.dsl.playbook.OnErrorModifier;
import dev.steward.dsl.playbook.OptionsClause;
import dev.steward.dsl.playbook.Outcome;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.RaiseHandler;
import dev.steward.dsl.playbook.RaiseStatement;
import dev.steward.dsl.playbook.RejectClause;
import dev.steward.dsl.playbook.ReturnStatement;
import dev.steward.dsl.playbook.SagaStatement;
import dev.steward.dsl.playbook.ShowClause;
import dev.steward.dsl.playbook.SkipOutcome;
import dev.steward.dsl.playbook.Statement;
import dev.steward.dsl.playbook.StepModifier;
import dev.steward.dsl.playbook.StepStatement;
import dev.steward.dsl.playbook.UndoModifier;
import dev.steward.dsl.playbook.ValueHandler;
import dev.steward.dsl.types.Type;
import dev.steward.dsl.types.Type.Special;
import org.eclipse.jdt.annotation.Nullable;

/** Types statements from top to bottom; each adds its name to the scope of those behind it. */
final class Bodies {

    private final Expressions expressions;

    Bodies(Expressions expressions) {
        this.expressions = expressions;
    }

    /** The value of a block is that of its last statement. Its names stay inside. */
    Type block(@Nullable Block block, Scope scope) {
        return block == null ? Type.UNKNOWN : statements(block.getStatements(), scope.inner());
    }

    Type statements(Iterable<Statement> statements, Scope scope) {
        Type last = Special.NOTHING;
        for (Statement statement : statements) {
            last = statement(statement, scope);
        }
        return last;
    }

    Type statement(Statement statement, Scope scope) {
        return switch (statement) {
            case StepStatement step -> step(step, scope);
            case LetStatement let -> let(let, scope);
            case SagaStatement saga -> saga(saga, scope);
            case ReturnStatement given -> returned(given, scope);
            case EndStatement end -> ending(end.getMessage(), scope);
            case RaiseStatement raise -> ending(raise.getMessage(), scope);
            case EscalateStatement escalate -> {
                text(escalate.getMessage(), scope);
                yield Special.NOTHING;
            }
            case BlockExpressionStatement block -> {
                Scope inner = block.getHandlers().isEmpty() ? scope : scope.inner();
                Type type = expressions.type(block.getExpression(), inner);
                handled(block.getHandlers(), Special.NOTHING, inner, scope);
                yield Guarded.type(block.getHandlers(), type);
            }
            case DeadlineStatement deadline -> {
                expressions.check(deadline.getAfter(), scope, Type.DURATION, "deadline");
                outcome(deadline.getOutcome(), scope);
                Scope inner = scope.inner();
                if (deadline.getBlock() != null) {
                    statements(deadline.getBlock().getStatements(), inner);
                }
                scope.addAll(inner.own(), deadline.getOutcome() instanceof SkipOutcome
                        || Guarded.goesOn(deadline.getHandlers(), false));
                handlers(deadline.getHandlers(), Special.NOTHING, scope);
                yield Special.NOTHING;
            }
            default -> Special.NOTHING;
        };
    }

    private Type ending(@Nullable Expression message, Scope scope) {
        text(message, scope);
        return Special.NEVER;
    }

    private void text(@Nullable Expression message, Scope scope) {
        expressions.check(message, scope, Type.TEXT, "a message");
    }

    private Type let(LetStatement let, Scope scope) {
        if (let.getHandlers().isEmpty()) {
            Type type = expressions.type(let.getValue(), scope);
            name(let, let.getName(), type, scope);
            return type;
        }
        Scope inner = scope.inner();
        Type value = expressions.type(let.getValue(), inner);
        handled(let.getHandlers(), value, inner, scope);
        Type type = Guarded.type(let.getHandlers(), value);
        name(let, let.getName(), type, scope);
        return type;
    }

    private Type saga(SagaStatement saga, Scope scope) {
        if (saga.getBlock() == null) {
            return Special.NOTHING;
        }
        if (saga.getHandlers().isEmpty()) {
            return statements(saga.getBlock().getStatements(), scope);
        }
        Scope inner = scope.inner();
        Type type = statements(saga.getBlock().getStatements(), inner);
        handled(saga.getHandlers(), Special.NOTHING, inner, scope);
        return Guarded.goesOn(saga.getHandlers(), false) && type != Special.NOTHING && type != Special.NEVER
                ? type.optional() : type;
    }

    /** Behind a block whose errors are handled its names may be missing, when a handler goes on in its place. */
    private void handled(List<OnErrorModifier> handlers, Type type, Scope inner, Scope scope) {
        if (!handlers.isEmpty()) {
            boolean valued = type != Special.NOTHING && type != Special.NEVER;
            scope.addAll(inner.own(), Guarded.goesOn(handlers, valued));
            handlers(handlers, type, scope);
        }
    }

    private void handlers(List<OnErrorModifier> handlers, Type type, Scope scope) {
        handlers.forEach(h -> handler(h.getHandler(), type, scope));
    }

    private void name(Statement statement, @Nullable String name, Type type, Scope scope) {
        expressions.results.locals.put(statement, type);
        scope.add(name, type, statement);
    }

    private Type step(StepStatement step, Scope scope) {
        Type type = expressions.type(step.getAction(), scope);
        Scope own = scope.inner();
        own.add(step.getName(), type, step);
        for (StepModifier modifier : step.getModifiers()) {
            switch (modifier) {
                case UndoModifier undo -> expressions.type(undo.getCall(), own);
                case OnErrorModifier onError -> handler(onError.getHandler(), type, scope);
                case ApproveModifier approve -> approve(approve, scope);
                default -> {
                    // constants only
                }
            }
        }
        Type given = Guarded.type(step, type);
        name(step, step.getName(), given, scope);
        return given;
    }

    private void handler(@Nullable ErrorHandler handler, Type type, Scope scope) {
        switch (handler) {
            case ValueHandler value -> {
                if (type == Special.NOTHING && value.getValue() instanceof HumanTask) {
                    expressions.type(value.getValue(), scope);
                } else if (type == Special.NOTHING) {
                    expressions.type(value.getValue(), scope);
                    expressions.issues.error(value, IssueCodes.TYPE_MISMATCH, "There is no value here, so a value in"
                            + " case of an error does nothing: write skip, escalate, raise or end … instead.");
                } else {
                    expressions.check(value.getValue(), scope, type, "the value in case of an error");
                }
            }
            case RaiseHandler raise -> text(raise.getMessage(), scope);
            case EscalateHandler escalate -> text(escalate.getMessage(), scope);
            case EndHandler end -> text(end.getMessage(), scope);
            case null, default -> {
                // says all by itself
            }
        }
    }

    private void approve(ApproveModifier approve, Scope scope) {
        text(approve.getAsk(), scope);
        for (ApproveClause clause : approve.getClauses()) {
            switch (clause) {
                case ShowClause show -> show.getValues().forEach(v -> expressions.type(v, scope));
                case OptionsClause options -> options.getValues().forEach(v -> expressions.type(v, scope));
                case BatchClause batch -> expressions.check(batch.getKey(), scope, Type.TEXT, "batch");
                case RejectClause reject -> outcome(reject.getOutcome(), scope);
                case ExpiresClause expires -> expiry(expires, scope);
                default -> {
                    // names only
                }
            }
        }
    }

    void expiry(ExpiresClause expires, Scope scope) {
        expressions.check(expires.getAfter(), scope, Type.DURATION, "expires");
        outcome(expires.getOutcome(), scope);
    }

    void outcome(@Nullable Outcome outcome, Scope scope) {
        switch (outcome) {
            case EscalateOutcome escalate -> text(escalate.getMessage(), scope);
            case EndOutcome end -> text(end.getMessage(), scope);
            case null, default -> {
                // says all by itself
            }
        }
    }

    private Type returned(ReturnStatement statement, Scope scope) {
        PlaybookDecl playbook = Trees.around(statement, PlaybookDecl.class);
        if (playbook == null || playbook.getResult() == null) {
            expressions.type(statement.getValue(), scope);
            expressions.issues.error(statement, IssueCodes.TYPE_MISMATCH, "This playbook does not say that it gives a"
                    + " value: write -> and a type behind its inputs, or remove the return.");
        } else {
            expressions.check(statement.getValue(), scope, expressions.typeRefs.typeOf(playbook.getResult()),
                    "the output of " + playbook.getName());
        }
        return Special.NEVER;
    }
}
