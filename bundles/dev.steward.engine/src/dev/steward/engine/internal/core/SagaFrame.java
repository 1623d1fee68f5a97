package dev.steward.engine.internal.core;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.past.Activation;
import dev.steward.engine.plan.Call;
import dev.steward.engine.plan.Stmt;

/**
 * A block whose finished steps are taken back in reverse, once each, when it does not come to its end. While it takes
 * back, it can't be stopped. A lane of a race is one, too.
 */
class SagaFrame extends Frame {

    private final Stmt.Block block;
    private final List<Undo> undos = new ArrayList<>();
    private final List<String> standing = new ArrayList<>();
    private boolean lasting;
    private boolean takingBack;
    private @Nullable Frame body;
    private @Nullable Failure cause;

    /** What takes a finished step back; evaluated when it is needed. */
    private record Undo(StepFrame step, Call.Operation call) {
    }

    SagaFrame(Frame parent, Scope scope, Stmt.Block block) {
        super(parent.run, parent, scope, parent.prefix);
        this.block = block;
    }

    /** Notes a finished step in the innermost saga around it, if there is one. */
    static void finished(StepFrame step, boolean irreversible) {
        var saga = around(step.parent);
        var undo = step.step.undo();
        if (saga != null && undo != null) {
            saga.undos.add(new Undo(step, undo));
        } else if (saga != null && step.effect()) {
            saga.lasting |= irreversible;
            saga.standing.add(step.path());
        }
    }

    private static @Nullable SagaFrame around(@Nullable Frame from) {
        for (var frame = from; frame != null; frame = frame.parent) {
            if (frame instanceof SagaFrame saga) {
                return saga;
            }
        }
        return null;
    }

    @Override
    Watcher.@Nullable Seen seen() {
        return Watched.anonymous(Activation.Kind.SAGA, this, null, false);
    }

    @Override
    void start() {
        var child = new BlockFrame(this, scope, prefix, block);
        body = child;
        begin(child);
    }

    @Override
    void childDone(Frame child, Completion how) {
        if (cause != null) {
            if (how instanceof Completion.Failed f) {
                run.undoFailed(child.prefix, f.failure());
            }
            compensate();
            return;
        }
        var why = givenUp(how);
        if (why == null) {
            handOver();
            end(how);
        } else {
            cause = why;
            gaveUp(List.copyOf(standing));
            if (!undos.isEmpty() || lasting) {
                takingBack = true;
                takesBack(lasting);
            }
            compensate();
        }
    }

    /** Why what was done is taken back, null when it stands. */
    @Nullable
    Failure givenUp(Completion how) {
        return how instanceof Completion.Failed f ? f.failure() : null;
    }

    /** It does not stand; of what was done, nothing takes these steps back. */
    void gaveUp(List<String> stays) {
        var outer = around(parent);
        if (outer != null) {
            outer.standing.addAll(stays);
        }
    }

    /** It begins to take back; {@code cannot}: something irreversible was done. */
    void takesBack(boolean cannot) {
        run.compensationBegins(cannot);
    }

    /** A saga inside another one stays open to be taken back with it. */
    private void handOver() {
        var outer = around(parent);
        if (outer != null) {
            outer.undos.addAll(undos);
            outer.standing.addAll(standing);
            outer.lasting |= lasting;
        }
    }

    private void compensate() {
        var why = cause;
        if (undos.isEmpty() && why != null) {
            if (takingBack) {
                run.compensationEnds();
            }
            fail(why);
            return;
        }
        var undo = undos.remove(undos.size() - 1);
        begin(StepFrame.undo(this, undo.step(), undo.call()));
    }

    @Override
    void onStop(Failure why) {
        var child = body;
        if (cause == null && child != null) {
            child.stop(why);
        }
    }
}
