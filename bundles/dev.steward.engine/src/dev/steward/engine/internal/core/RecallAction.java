package dev.steward.engine.internal.core;

import java.time.Instant;

import dev.steward.engine.plan.Call;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeDef;
import dev.steward.engine.value.Value;

/** Reads facts or records. */
final class RecallAction extends MemoryAction {

    private final Call.Recall call;

    RecallAction(StepFrame step, Call.Recall call) {
        super(step);
        this.call = call;
    }

    @Override
    void attempt() {
        var subject = call.subject();
        var like = call.like();
        var asOf = call.asOf();
        Instant when = asOf != null && step.eval(asOf) instanceof Value.Moment m ? m.instant() : null;
        read(new CallSpec.Recall(step.path(), call.type(), struct(call.type()).kind() == TypeDef.StructKind.RECORD,
                subject == null ? null : subject(step.eval(subject)), like == null ? null : step.text(like), call.max(),
                call.withinTokens(), when, ownKey()));
    }

    @Override
    Type type() {
        var item = new Type.Named(call.type());
        return call.max() == null ? new Type.OptionalOf(item) : new Type.ListOf(item);
    }
}
