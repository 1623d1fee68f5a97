package dev.steward.dsl.internal.analysis;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.playbook.BlockExpressionStatement;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.EventExpression;
import dev.steward.dsl.playbook.RecordDecl;
import dev.steward.dsl.playbook.SkipOutcome;
import dev.steward.dsl.playbook.TypeDecl;
import dev.steward.dsl.types.Type;
import dev.steward.dsl.types.Type.Special;
import org.eclipse.jdt.annotation.Nullable;

/** Types waits for events: what comes is there as {@code event} in the condition and the block. */
final class Occurrences {

    private static final String EVENT = "event";

    private final Expressions expressions;
    private final Bodies bodies;

    Occurrences(Expressions expressions, Bodies bodies) {
        this.expressions = expressions;
        this.bodies = bodies;
    }

    Type type(EventExpression event, Scope scope) {
        Type payload = payload(event, expressions.names.find(event, event.getEvent()));
        Scope inner = scope.inner();
        inner.add(EVENT, payload, event);
        expressions.check(event.getCondition(), inner, Type.BOOL, "where");
        expressions.check(event.getWithin(), scope, Type.DURATION, "within");
        bodies.outcome(event.getOutcome(), scope);
        Type value = event.getBlock() == null ? payload : bodies.block(event.getBlock(), inner);
        if (event.eContainer() instanceof BlockExpressionStatement || value == Special.NOTHING
                || value == Special.NEVER) {
            return Special.NOTHING;
        }
        return event.getOutcome() instanceof SkipOutcome ? value.optional() : value;
    }

    private Type payload(EventExpression event, @Nullable Declaration declaration) {
        if (declaration instanceof TypeDecl || declaration instanceof RecordDecl) {
            return new Type.Structure(declaration);
        }
        if (event.getEvent() != null) {
            expressions.issues.errorAt(event, EVENT, IssueCodes.TRIGGER_EVENT, "There is no type " + event.getEvent()
                    + ": an event is named after the type of what it brings; declare or import it here.");
        }
        return Type.UNKNOWN;
    }
}
