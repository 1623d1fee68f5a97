package dev.steward.engine.internal.core;

import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.eval.EvalError;
import dev.steward.engine.internal.journal.In;
import dev.steward.engine.past.Activation;
import dev.steward.engine.past.Given;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.value.Value;

/** A wait for an event, and what is done when it has come. */
final class EventFrame extends Frame {

    private final Stmt.OnEvent wait;
    private final String path;
    private final TimeLimit limit;
    private @Nullable Frame body;

    EventFrame(Frame parent, Stmt.OnEvent wait) {
        super(parent.run, parent, parent.scope, parent.prefix);
        this.wait = wait;
        path = prefix + wait.name();
        limit = new TimeLimit(this, path, wait.outcome(), wait.message(), this::over);
    }

    @Override
    Watcher.@Nullable Seen seen() {
        return Watched.named(Activation.Kind.EVENT, this, path, wait.name());
    }

    @Override
    void start() {
        run.gates.atPoint(this, path, () -> guarded(() -> {
            var within = wait.within();
            var length = within == null ? null : limit.length(within);
            run.note("step.started", path, () -> Map.of("kind", Run.text("event"), "staticId",
                    Run.text(playbook().plan.name() + "/" + wait.name()), "event", Run.text(wait.event())));
            var before = run.events.await(this);
            if (before != null) {
                taken(before);
            } else if (length != null) {
                limit.begin(length);
            }
        }));
    }

    String path() {
        return path;
    }

    String event() {
        return wait.event();
    }

    /** In words that tell what the run waits for. */
    String words() {
        return "the event " + wait.event() + " at " + path;
    }

    /** Whether it is the one that is meant; one about which that can't be said is not. */
    boolean fits(In.EventCame in) {
        if (!wait.event().equals(in.event())) {
            return false;
        }
        var where = wait.where();
        try {
            return where == null || run.evaluator().truth(where, scope.with(wait.variable(), in.payload()));
        } catch (EvalError e) {
            run.why(path, () -> "the event " + in.id() + " is not taken: " + e.sentence());
            return false;
        }
    }

    /** It has come. */
    void taken(In.EventCame in) {
        limit.release();
        run.why(path, () -> "the event " + in.id() + " came");
        var block = wait.body();
        var payload = run.labels.entered(in.payload(), new Labels.Mark("the event " + wait.event(), null), false);
        if (block == null) {
            over(payload);
            return;
        }
        var inner = new Scope(scope);
        bind(inner, wait.variable(), payload, Given.Kind.EVENT);
        var child = new BlockFrame(this, inner, prefix, block);
        body = child;
        begin(child);
    }

    private void over(Value value) {
        bind(scope, wait.name(), value, wait.body() == null ? Given.Kind.EVENT : Given.Kind.BLOCK);
        run.note("step.done", path, () -> Map.of("value", value));
        done(value);
    }

    private void over(Stmt.Outcome outcome, Failure how) {
        run.events.leave(this);
        if (outcome == Stmt.Outcome.SKIP) {
            over(new Value.None());
        } else {
            run.note("step.stopped", path, Map::of);
            fail(how);
        }
    }

    @Override
    void childDone(Frame child, Completion how) {
        body = null;
        if (how instanceof Completion.Done done && stopping() == null) {
            over(done.value());
        } else {
            run.note("step.stopped", path, Map::of);
            end(how);
        }
    }

    @Override
    void onStop(Failure why) {
        limit.release();
        run.events.leave(this);
        var child = body;
        if (child == null) {
            run.note("step.stopped", path, Map::of);
            fail(why);
        } else {
            child.stop(why);
        }
    }
}
