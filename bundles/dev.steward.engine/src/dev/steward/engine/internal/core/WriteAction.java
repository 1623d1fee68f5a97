package dev.steward.engine.internal.core;

import java.util.LinkedHashMap;

import dev.steward.engine.plan.Call;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.Value;

/** Writes a canonical record. */
final class WriteAction extends MemoryAction {

    static final String DEFAULT_SCOPE = "company";

    private final Call.WriteRecord call;

    WriteAction(StepFrame step, Call.WriteRecord call) {
        super(step);
        this.call = call;
    }

    @Override
    void attempt() {
        var def = struct(call.type());
        var fields = new LinkedHashMap<String, Value>();
        for (var field : def.fields()) {
            var given = call.fields().get(field.name());
            var numbered = call.nextKey() && field.name().equals(def.key());
            fields.put(field.name(), given == null || numbered ? new Value.None() : step.eval(given));
        }
        var scope = def.scope();
        write(new CallSpec.Write(step.path(), new Value.Struct(call.type(), fields), null, def.key(), call.nextKey(),
                scope == null ? DEFAULT_SCOPE : scope, run.now(), null, false, ownKey()));
    }

    @Override
    Type type() {
        return new Type.Named(call.type());
    }
}
