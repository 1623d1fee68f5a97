package dev.steward.engine.internal.core;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.Period;
import java.util.LinkedHashMap;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.eval.EvalError;
import dev.steward.engine.plan.Call;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.Value;

/** Writes a fact. */
final class RememberAction extends MemoryAction {

    private final Call.Remember call;

    RememberAction(StepFrame step, Call.Remember call) {
        super(step);
        this.call = call;
    }

    @Override
    void attempt() {
        var def = struct(call.type());
        var fields = new LinkedHashMap<String, Value>();
        for (var field : def.fields()) {
            var given = call.fields().get(field.name());
            fields.put(field.name(), given == null ? new Value.None() : step.eval(given));
        }
        var about = call.subject();
        var from = call.validFrom();
        var valid = from == null ? run.now() : moment(step.eval(from));
        var scope = def.scope();
        write(new CallSpec.Write(step.path(), new Value.Struct(call.type(), fields),
                subject(about == null ? null : step.eval(about)), null, false,
                scope == null ? WriteAction.DEFAULT_SCOPE : scope, valid, expires(def.retention(), valid),
                call.propose(),
                ownKey()));
    }

    private Instant moment(Value value) {
        return switch (value) {
            case Value.Moment m -> m.instant();
            case Value.Day d -> d.date().atStartOfDay(run.started.settings().zone()).toInstant();
            default -> throw new EvalError(EvalError.NO_VALUE, "From when the fact is valid is absent.");
        };
    }

    private @Nullable Instant expires(@Nullable String retention, Instant from) {
        if (retention == null || retention.equals("forever")) {
            return null;
        }
        try {
            return from.atZone(run.started.settings().zone()).plus(Period.parse(retention)).toInstant();
        } catch (DateTimeException e) {
            throw new EvalError(EvalError.INVALID_VALUE, "The retention " + retention + " of " + call.type()
                    + " is no period.");
        }
    }

    @Override
    Type type() {
        return new Type.Named(call.type());
    }
}
