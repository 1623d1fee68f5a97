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

    private static final int NEVER = -1;

    private final Stmt.Block block;
    private final List<Undo> undos = new ArrayList<>();
    private final List<Standing> standing = new ArrayList<>();
    private int lasting = NEVER;
    private boolean takingBack;
    private @Nullable Frame body;
    private @Nullable Failure cause;

    /** What takes a finished step back; evaluated when it is needed. {@code era}: whose effect it is. */
    private record Undo(StepFrame step, Call.Operation call, int era) {
    }

    /** The path of a step that nothing takes back. */
    private record Standing(String path, int era) {
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
            saga.undos.add(new Undo(step, undo, step.era()));
        } else if (saga != null && step.effect()) {
            saga.lasting = irreversible ? Math.max(saga.lasting, step.era()) : saga.lasting;
            saga.standing.add(new Standing(step.path(), step.era()));
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
                run.compensation.undoFailed(child.prefix, f.failure());
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
            var mine = run.descent.era();
            // what was done before a fork is the other run's, which takes it back itself or lets it stand
            undos.removeIf(undo -> undo.era() < mine);
            standing.removeIf(step -> step.era() < mine);
            gaveUp(standing.stream().map(Standing::path).toList());
            if (!undos.isEmpty() || lasting == mine) {
                takingBack = true;
                takesBack(lasting == mine);
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
            stays.forEach(path -> outer.standing.add(new Standing(path, run.descent.era())));
        }
    }

    /** It begins to take back; {@code cannot}: something irreversible was done. */
    void takesBack(boolean cannot) {
        run.compensation.begins(cannot);
    }

    /** A saga inside another one stays open to be taken back with it. */
    private void handOver() {
        var outer = around(parent);
        if (outer != null) {
            outer.undos.addAll(undos);
            outer.standing.addAll(standing);
            outer.lasting = Math.max(outer.lasting, lasting);
        }
    }

    private void compensate() {
        var why = cause;
        undos.removeIf(undo -> undo.era() < run.descent.era());
        if (undos.isEmpty() && why != null) {
            if (takingBack) {
                run.compensation.ends();
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
