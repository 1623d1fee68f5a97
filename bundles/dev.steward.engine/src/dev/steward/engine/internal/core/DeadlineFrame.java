package dev.steward.engine.internal.core;

import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.past.Activation;
import dev.steward.engine.past.Given;
import dev.steward.engine.plan.BoundNames;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.value.Value;

/** A block and the timer beside it. */
final class DeadlineFrame extends Frame {

    private final Stmt.Deadline deadline;
    private final String path;
    private final TimeLimit limit;
    private @Nullable Frame body;
    private boolean skipped;

    DeadlineFrame(Frame parent, Stmt.Deadline deadline) {
        super(parent.run, parent, parent.scope, parent.prefix);
        this.deadline = deadline;
        path = prefix + deadline.name();
        limit = new TimeLimit(this, path, deadline.outcome(), deadline.message(), this::over);
    }

    @Override
    Watcher.@Nullable Seen seen() {
        return Watched.named(Activation.Kind.DEADLINE, this, path, deadline.name());
    }

    @Override
    void start() {
        guarded(() -> {
            var length = limit.length(deadline.after());
            run.note("step.started", path, () -> Map.of("kind", Run.text("deadline"), "staticId",
                    Run.text(playbook().plan.name() + "/" + deadline.name())));
            limit.begin(length);
            var child = new BlockFrame(this, scope, prefix, deadline.body());
            body = child;
            begin(child);
        });
    }

    private void over(Stmt.Outcome outcome, Failure how) {
        var child = body;
        if (child != null) {
            skipped = outcome == Stmt.Outcome.SKIP;
            child.stop(how);
        }
    }

    @Override
    void childDone(Frame child, Completion how) {
        body = null;
        limit.release();
        if (stopping() == null && skipped && how instanceof Completion.Failed f
                && f.failure().kind() == Failure.Kind.STOPPED) {
            leftOut();
        } else {
            run.note(how instanceof Completion.Failed ? "step.stopped" : "step.done", path, Map::of);
            end(how);
        }
    }

    private void leftOut() {
        for (var name : BoundNames.of(deadline.body())) {
            if (!scope.names().containsKey(name)) {
                bind(scope, name, new Value.None(), Given.Kind.LEFT_OUT);
            }
        }
        run.note("step.stopped", path, Map::of);
        done(new Value.None());
    }

    @Override
    void onStop(Failure why) {
        limit.release();
        var child = body;
        if (child == null) {
            fail(why);
        } else {
            child.stop(why);
        }
    }
}
