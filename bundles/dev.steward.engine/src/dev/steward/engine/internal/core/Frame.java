package dev.steward.engine.internal.core;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.eval.EvalError;
import dev.steward.engine.past.Given;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.Value;

/**
 * One activation of a statement: a node of the run's tree. It is started once, ends once, and tells its parent. Between,
 * it may be told to stop; then it ends as soon as it safely can.
 */
abstract class Frame {

    final Run run;
    final @Nullable Frame parent;
    final Scope scope;
    /** What the paths of steps inside start with. */
    final String prefix;
    private @Nullable Failure stopping;
    private boolean ended;
    /** Given by who watches the run. */
    int number = Watcher.NONE;

    Frame(Run run, @Nullable Frame parent, Scope scope, String prefix) {
        this.run = run;
        this.parent = parent;
        this.scope = scope;
        this.prefix = prefix;
    }

    /** Begins. */
    abstract void start();

    /** A child has ended. */
    void childDone(Frame child, Completion how) {
        throw new IllegalStateException("The activation at " + prefix + " has no children.");
    }

    /** What it looks like to who watches the run; null for what is only a part of what is around it. */
    Watcher.@Nullable Seen seen() {
        return null;
    }

    /** Told to stop; {@link #stopping()} says why. Ends now, or when what must not be interrupted has ended. */
    abstract void onStop(Failure why);

    /** The playbook call this belongs to. */
    PlaybookFrame playbook() {
        for (var frame = this; frame != null; frame = frame.parent) {
            if (frame instanceof PlaybookFrame playbook) {
                return playbook;
            }
        }
        throw new IllegalStateException("The activation at " + prefix + " belongs to no playbook.");
    }

    final void stop(Failure why) {
        var before = stopping;
        if (!ended && (before == null || before.kind() == Failure.Kind.STOPPED)) {
            stopping = why;
            onStop(why);
        }
    }

    final @Nullable Failure stopping() {
        return stopping;
    }

    final boolean ended() {
        return ended;
    }

    final void end(Completion how) {
        if (ended) {
            throw new IllegalStateException("The activation at " + prefix + " has ended already.");
        }
        ended = true;
        var watched = run.watched;
        if (watched != null) {
            watched.ended(this, how);
        }
        var above = parent;
        run.later(() -> {
            if (above == null) {
                run.rootDone(how);
            } else {
                above.childDone(this, how);
            }
        });
    }

    final void done(Value value) {
        end(new Completion.Done(value));
    }

    final void fail(Failure failure) {
        end(new Completion.Failed(failure));
    }

    /** Runs a part that evaluates; a typed error of an expression ends this activation. */
    final void guarded(Runnable part) {
        try {
            part.run();
        } catch (EvalError e) {
            var why = Failure.of(e);
            run.failed(why, "");
            fail(why);
        }
    }

    /** Why a value may not have a name here, null when it may. */
    final @Nullable Failure named(String name, Value value) {
        var complaint = new LabelGate(run).constraint(prefix + name, playbook().plan.constraints(), value);
        return complaint == null ? null : Failure.error(BoundaryException.POLICY_DENIED, complaint);
    }

    /** Gives a name in a scope a value. */
    final void bind(Scope into, String name, Value value, Given.Kind kind) {
        bind(into, name, value, kind, null);
    }

    /** As above, of a type that is declared. */
    final void bind(Scope into, String name, Value value, Given.Kind kind, @Nullable Type type) {
        into.bind(name, value);
        var watched = run.watched;
        if (watched != null) {
            watched.bound(this, into, name, value, kind, type);
        }
    }

    /** Takes over the names of a lane that is done. */
    final void adopt(Scope lane) {
        scope.adopt(lane);
        var watched = run.watched;
        if (watched != null) {
            watched.adopted(scope, lane);
        }
    }

    final Value eval(Expr expr) {
        return run.evaluator().value(expr, scope);
    }

    final String text(Expr expr) {
        return run.evaluator().text(expr, scope);
    }

    /** Starts a child in its turn, unless it was told to stop before. */
    final void begin(Frame child) {
        run.later(() -> {
            var why = child.stopping;
            if (child.ended) {
                return;
            }
            if (why == null) {
                var watched = run.watched;
                if (watched != null) {
                    watched.began(child);
                }
                child.start();
            } else {
                child.fail(why);
            }
        });
    }
}
