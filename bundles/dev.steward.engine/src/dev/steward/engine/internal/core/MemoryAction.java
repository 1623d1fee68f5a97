package dev.steward.engine.internal.core;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.journal.In;
import dev.steward.engine.value.TypeDef;
import dev.steward.engine.value.Value;

/** Reads or writes memory; writing again under the same origin changes nothing, so a lost call is just made again. */
abstract class MemoryAction extends Action implements Calls.Owner {

    private int open;
    private boolean reads;

    MemoryAction(StepFrame step) {
        super(step);
    }

    final void make(CallSpec spec) {
        reads = !spec.effect();
        open = run.calls.make(spec, nextAttempt(), this, new Spending(step).caps(), 0, 0);
    }

    final TypeDef.StructDef struct(String type) {
        if (run.plan.types().get(type) instanceof TypeDef.StructDef def) {
            return def;
        }
        throw new IllegalStateException("The type " + type + " is no record and no fact.");
    }

    /** {@code company}, or {@code content.Issue#41} for a record. */
    final String subject(@Nullable Value about) {
        if (about == null || about instanceof Value.None) {
            return "company";
        }
        if (about instanceof Value.Struct s) {
            var key = struct(s.type()).key();
            var value = key == null ? null : s.fields().get(key);
            return s.type() + "#" + (value == null ? "" : run.evaluator().shown(value));
        }
        return run.evaluator().shown(about);
    }

    @Override
    void begin() {
        attempt();
    }

    @Override
    public final void done(In.CallDone result) {
        open = 0;
        result.notes().forEach(note -> run.why(step.path(), () -> note));
        step.succeeded(result.value());
    }

    @Override
    public final void failed(In.CallFailed result) {
        open = 0;
        step.failed(Failure.error(result.error(), result.message()), result.retryAfter());
    }

    @Override
    public final void lost() {
        open = 0;
        run.gates.atCall(step, () -> step.guardedStep(this::attempt));
    }

    @Override
    final boolean stop(Failure why) {
        if (open != 0 && reads && why.kind() == Failure.Kind.CANCELLED) {
            run.calls.interrupt(open);
            return true;
        }
        return open == 0;
    }
}
