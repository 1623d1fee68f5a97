package dev.steward.engine.internal.core;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.eval.EvalError;
import dev.steward.engine.past.Activation;
import dev.steward.engine.past.Given;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.value.Value;

/** Rounds of one body, one after the other, told apart by their number. */
final class RepeatFrame extends Frame {

    private static final String NOT_REACHED = "NotReached";

    private final Stmt.Repeat loop;
    private int round;
    private @Nullable Frame child;

    RepeatFrame(Frame parent, Stmt.Repeat loop) {
        super(parent.run, parent, parent.scope, parent.prefix);
        this.loop = loop;
    }

    String name() {
        return loop.name();
    }

    @Override
    Watcher.@Nullable Seen seen() {
        return Watched.named(Activation.Kind.REPEAT, this, prefix + loop.name(), loop.name());
    }

    @Override
    void start() {
        round++;
        var inner = new Scope(scope);
        var variable = loop.round();
        if (variable != null) {
            bind(inner, variable, new Value.Int(round), Given.Kind.ITEM);
        }
        var started = new BlockFrame(this, inner, prefix + loop.name() + "[" + round + "]/", loop.body());
        child = started;
        begin(started);
    }

    @Override
    void childDone(Frame ended, Completion how) {
        child = null;
        var why = stopping();
        if (!(how instanceof Completion.Done done)) {
            end(how);
        } else if (why != null) {
            fail(why);
        } else {
            guarded(() -> roundDone(ended.scope, done.value()));
        }
    }

    private void roundDone(Scope names, Value value) {
        var until = loop.until();
        boolean reached = until == null ? round >= loop.max() : run.evaluator().truth(until, names);
        if (reached) {
            bind(scope, loop.name(), value, Given.Kind.BLOCK);
            done(value);
        } else if (round < loop.max()) {
            start();
        } else {
            throw new EvalError(NOT_REACHED, "What " + loop.name() + " repeats for did not come about in "
                    + loop.max() + (loop.max() == 1 ? " round." : " rounds."));
        }
    }

    @Override
    void onStop(Failure why) {
        var running = child;
        if (running != null) {
            running.stop(why);
        }
    }
}
