package dev.steward.engine.internal.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.eval.EvalError;
import dev.steward.engine.past.Activation;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.value.Value;

/** A durable timer. */
final class WaitFrame extends Frame {

    private static final Duration MOST = Duration.ofDays(366L * 100);

    private final Stmt.Wait wait;
    private @Nullable Timer timer;

    WaitFrame(Frame parent, Stmt.Wait wait) {
        super(parent.run, parent, parent.scope, parent.prefix + wait.name());
        this.wait = wait;
    }

    @Override
    Watcher.@Nullable Seen seen() {
        return Watched.named(Activation.Kind.WAIT, this, prefix, wait.name());
    }

    @Override
    void start() {
        run.gates.atPoint(this, prefix, () -> guarded(() -> {
            var due = due(eval(wait.amount()));
            run.note("step.started", prefix, () -> Map.of("kind", new Value.Text("wait"), "staticId",
                    new Value.Text(playbook().plan.name() + "/" + wait.name()), "until", new Value.Moment(due)));
            if (due.isAfter(run.now())) {
                timer = run.timers.set(prefix, due, this::over);
            } else {
                over();
            }
        }));
    }

    private Instant due(Value amount) {
        return switch (amount) {
            case Value.Span s -> after(run.now(), s.duration());
            case Value.Moment m -> m.instant();
            default -> throw new EvalError(EvalError.NO_VALUE, "How long to wait is absent.");
        };
    }

    /** When a time is over; one that is longer than any company lives is cut. */
    static Instant after(Instant now, Duration time) {
        return now.plus(time.compareTo(MOST) > 0 ? MOST : time);
    }

    private void over() {
        run.note("step.done", prefix, Map::of);
        done(new Value.None());
    }

    @Override
    void onStop(Failure why) {
        var set = timer;
        if (set != null) {
            run.timers.drop(set);
        }
        run.note("step.stopped", prefix, Map::of);
        fail(why);
    }
}
