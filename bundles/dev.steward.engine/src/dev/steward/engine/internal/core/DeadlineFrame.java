package dev.steward.engine.internal.core;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.internal.eval.EvalError;
import dev.steward.engine.plan.BoundNames;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.value.Shown;
import dev.steward.engine.value.Value;

/** A block and the timer beside it. */
final class DeadlineFrame extends Frame {

    private final Stmt.Deadline deadline;
    private final String path;
    private @Nullable Frame body;
    private @Nullable Timer timer;
    private @Nullable String ask;
    private boolean skipped;

    DeadlineFrame(Frame parent, Stmt.Deadline deadline) {
        super(parent.run, parent, parent.scope, parent.prefix);
        this.deadline = deadline;
        path = prefix + deadline.name();
    }

    @Override
    void start() {
        guarded(() -> {
            var due = due();
            run.note("step.started", path, () -> Map.of("kind", Run.text("deadline"), "staticId",
                    Run.text(playbook().plan.name() + "/" + deadline.name()), "until", new Value.Moment(due)));
            timer = run.timers.set(path, due, () -> over(due));
            var child = new BlockFrame(this, scope, prefix, deadline.body());
            body = child;
            begin(child);
        });
    }

    private Instant due() {
        if (eval(deadline.after()) instanceof Value.Span span) {
            return WaitFrame.after(run.now(), span.duration());
        }
        throw new EvalError(EvalError.NO_VALUE, "How long the deadline is, is absent.");
    }

    /** The time is over. */
    private void over(Instant due) {
        timer = null;
        var child = body;
        if (child == null) {
            return;
        }
        var message = message(due);
        run.why(path, () -> message);
        switch (deadline.outcome()) {
            case ABORT -> child.stop(new Failure(BoundaryException.TIMEOUT, message, Failure.Kind.ABORT));
            case END_SKIPPED -> child.stop(new Failure("Skipped", message, Failure.Kind.SKIPPED));
            case SKIP -> {
                skipped = true;
                child.stop(new Failure("Stopped", message, Failure.Kind.STOPPED));
            }
            case ESCALATE -> escalate(message);
        }
    }

    private String message(Instant due) {
        var given = deadline.message();
        if (given != null) {
            try {
                return text(given);
            } catch (EvalError e) {
                run.why(path, e::sentence);
            }
        }
        return "The deadline at " + Shown.moment(due, run.started.settings().zone()) + " has passed.";
    }

    /** The block goes on while the operator thinks about it. */
    private void escalate(String message) {
        ask = run.asks.open(new Ask(path, "deadline", message,
                List.of("approve: it has the same time once more; reject: it stops and what can be is taken back"),
                Map.of(), "deadline", Map.of(), Map.of(), List.of(), null, this::answered, false, () -> {
                }, run.caps(this)));
    }

    private void answered(Engine.Decision decision) {
        ask = null;
        var child = body;
        if (child == null) {
            return;
        }
        if (decision.answer() == Engine.Answer.REJECT) {
            child.stop(new Failure(BoundaryException.REJECTED, deadline.name() + ": stopped by " + decision.by(),
                    Failure.Kind.ABORT));
        } else {
            guarded(() -> {
                var due = due();
                timer = run.timers.set(path, due, () -> over(due));
            });
        }
    }

    @Override
    void childDone(Frame child, Completion how) {
        body = null;
        release();
        var why = stopping();
        if (why == null && skipped && how instanceof Completion.Failed f && f.failure().kind() == Failure.Kind.STOPPED) {
            leftOut();
        } else {
            run.note(how instanceof Completion.Failed ? "step.stopped" : "step.done", path, Map::of);
            end(how);
        }
    }

    private void leftOut() {
        for (var name : BoundNames.of(deadline.body())) {
            if (!scope.names().containsKey(name)) {
                scope.bind(name, new Value.None());
            }
        }
        run.note("step.stopped", path, Map::of);
        done(new Value.None());
    }

    /** Nobody waits for the time or the operator any more. */
    private void release() {
        var set = timer;
        if (set != null) {
            timer = null;
            run.timers.drop(set);
        }
        var open = ask;
        if (open != null) {
            ask = null;
            run.asks.withdraw(open);
        }
    }

    @Override
    void onStop(Failure why) {
        release();
        var child = body;
        if (child == null) {
            fail(why);
        } else {
            child.stop(why);
        }
    }
}
