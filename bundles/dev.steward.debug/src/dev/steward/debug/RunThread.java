package dev.steward.debug;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.eclipse.debug.core.DebugEvent;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.model.IBreakpoint;
import org.eclipse.debug.core.model.IStackFrame;
import org.eclipse.debug.core.model.IThread;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.past.Level;
import dev.steward.engine.past.Stride;
import dev.steward.runtime.debug.ForkOffer;

/** A branch of a run, with the playbook calls around where it stands; it can be stepped through its past. */
public abstract class RunThread extends RunElement implements IThread, StepsBackward {

    private final DebuggedRun target;
    private final String branch;
    private volatile List<PlaybookFrame> frames = List.of();
    private volatile @Nullable Walk walk;
    private final AtomicInteger moves = new AtomicInteger();

    RunThread(DebuggedRun target, String branch) {
        this.target = target;
        this.branch = branch;
    }

    /** Id of the branch; empty for the run itself. */
    public final String branch() {
        return branch;
    }

    /** Does work that may wait, in order, elsewhere. */
    abstract void later(Runnable part);

    /** Where it stands when it does not look at its past; null while it goes on. */
    abstract @Nullable Standpoint present();

    /** It goes on as a step of this kind. */
    abstract void forward(Stride stride);

    /** It goes on to the next breakpoint. */
    abstract void forward();

    /** It goes on to a step. */
    abstract void forward(String staticId);

    /** Static ids of the steps that have breakpoints. */
    abstract Set<String> marked();

    /**
     * Where a branch stands.
     *
     * @param inputs of the step that is held, which can be changed
     * @param again  whether it stood there before: what was marked as changed stays so
     */
    record Standpoint(List<Level> levels, int moment, List<RunVariable> inputs, boolean again) {

        Standpoint(List<Level> levels, int moment, List<RunVariable> inputs) {
            this(levels, moment, inputs, false);
        }
    }

    // ---- frames

    final void show(Standpoint now) {
        var looked = target.looked();
        if (looked == null) {
            return;
        }
        frames = new Frames(this, looked, frames).at(now);
    }

    /** What going back to the beginning of a playbook call that it shows comes to; null where nothing is shown. */
    @Nullable
    ForkOffer offer(int level) {
        var looked = target.looked();
        var shown = frames;
        return looked == null || level >= shown.size() ? null
                : ForkOffer.call(looked.past(), shown.get(level).activation());
    }

    /** It looks at its past no more. */
    final void here() {
        moves.incrementAndGet();
        walk = null;
    }

    /** Tells what an expression comes to in a frame; where nothing can be computed, why. */
    void watch(int level, String expression, BiConsumer<@Nullable RunValue, @Nullable String> told) {
        told.accept(null, "Expressions are computed where a run is held, not in its past.");
    }

    final void clear() {
        walk = null;
        frames = List.of();
    }

    @Override
    public final DebuggedRun getDebugTarget() {
        return target;
    }

    @Override
    public final IStackFrame[] getStackFrames() {
        return isSuspended() ? frames.toArray(IStackFrame[]::new) : new IStackFrame[0];
    }

    @Override
    public final boolean hasStackFrames() {
        return isSuspended() && !frames.isEmpty();
    }

    @Override
    public final @Nullable IStackFrame getTopStackFrame() {
        var now = frames;
        return isSuspended() && !now.isEmpty() ? now.getFirst() : null;
    }

    @Override
    public int getPriority() {
        return 0;
    }

    @Override
    public IBreakpoint[] getBreakpoints() {
        return new IBreakpoint[0];
    }

    // ---- through the past

    private void walk(int detail, Predicate<Walk> way) {
        later(() -> walkNow(detail, way));
    }

    private void walkNow(int detail, Predicate<Walk> way) {
        var present = present();
        var looked = target.looked();
        if (present == null || looked == null) {
            return;
        }
        var known = walk;
        var here = known == null ? begin(looked, present) : known;
        moves.incrementAndGet();
        fire(DebugEvent.RESUME, detail);
        if (way.test(here)) {
            walk = here;
        }
        arrived(present);
        fire(DebugEvent.SUSPEND, DebugEvent.STEP_END);
    }

    private static Walk begin(DebuggedRun.Looked looked, Standpoint present) {
        var at = present.levels().isEmpty() ? -1 : present.levels().getFirst().at().number();
        return new Walk(looked.past(), new dev.steward.engine.past.Cursor(present.moment(), at));
    }

    /** Shows the past, or where it is held when that is reached. */
    final void arrived(Standpoint present) {
        var now = walk;
        if (now == null || now.at().moment() >= present.moment() && !(this instanceof HistoryThread)) {
            walk = null;
            show(present);
        } else {
            show(new Standpoint(now.levels(), now.at().moment(), List.of()));
        }
    }

    final void walk(Walk other) {
        walk = other;
    }

    final @Nullable Walk walked() {
        return walk;
    }

    /** A walk that has no way forward any more is where it is held. */
    private void on(int detail, Stride stride) {
        walk(detail, here -> {
            if (!here.step(stride)) {
                end();
            }
            return true;
        });
    }

    /** There is nothing further in the past. */
    abstract void end();

    @Override
    public boolean canStepBack() {
        return isSuspended();
    }

    @Override
    public void stepBackInto() throws DebugException {
        walk(DebugEvent.STEP_INTO, here -> here.step(Stride.BACK_INTO));
    }

    @Override
    public void stepBackOver() throws DebugException {
        walk(DebugEvent.STEP_OVER, here -> here.step(Stride.BACK_OVER));
    }

    @Override
    public void stepBackReturn() throws DebugException {
        walk(DebugEvent.STEP_RETURN, here -> here.step(Stride.BACK_OUT));
    }

    @Override
    public void reverseResume() throws DebugException {
        walk(DebugEvent.CLIENT_REQUEST, here -> {
            if (!here.search(false, marked())) {
                here.begin();
            }
            return true;
        });
    }

    @Override
    public CompletableFuture<Integer> jump(int moment) {
        var done = new CompletableFuture<Integer>();
        later(() -> {
            try {
                if (!isAt(moment)) {
                    walkNow(DebugEvent.CLIENT_REQUEST, here -> {
                        here.jump(moment, branch);
                        return true;
                    });
                }
            } finally {
                done.complete(moves());
            }
        });
        return done;
    }

    /** By the time that its turn has come: what was asked for before is done by then. */
    private boolean isAt(int moment) {
        var now = walk;
        var present = present();
        return present != null && (now == null ? moment >= present.moment()
                : now.at().moment() == Math.min(moment, present.moment()));
    }

    @Override
    public int moves() {
        return moves.get();
    }

    @Override
    public boolean isInPast() {
        return walk != null;
    }

    @Override
    public int moment() {
        var now = walk;
        if (now != null) {
            return now.at().moment();
        }
        var present = present();
        return present == null ? -1 : present.moment();
    }

    // ---- forward

    @Override
    public boolean canStepInto() {
        return isSuspended();
    }

    @Override
    public boolean canStepOver() {
        return isSuspended();
    }

    @Override
    public boolean canStepReturn() {
        return isSuspended();
    }

    @Override
    public void stepInto() throws DebugException {
        step(DebugEvent.STEP_INTO, Stride.INTO);
    }

    @Override
    public void stepOver() throws DebugException {
        step(DebugEvent.STEP_OVER, Stride.OVER);
    }

    @Override
    public void stepReturn() throws DebugException {
        step(DebugEvent.STEP_RETURN, Stride.OUT);
    }

    private void step(int detail, Stride stride) {
        if (walk != null) {
            on(detail, stride);
        } else {
            forward(stride);
        }
    }

    /**
     * Goes on to a step: live to where it is done next, in the past forward to where it was done. Returns at once.
     *
     * @param staticId of the step
     * @param refused  told in one sentence why not, on any thread
     */
    public final void runTo(String staticId, Consumer<String> refused) {
        var looked = target.looked();
        var name = staticId.substring(staticId.indexOf('/') + 1);
        if (isTerminated()) {
            refused.accept("The run is over: step through its past, and run to a line there.");
        } else if (looked == null || !isSuspended()) {
            refused.accept("The run goes on: hold it first, then it can run to a line.");
        } else if (looked.text().place(staticId).isEmpty()) {
            refused.accept("The run has no step " + name + ": it does not come to it, or uses an older text.");
        } else if (walk == null) {
            forward(staticId);
        } else {
            walk(DebugEvent.CLIENT_REQUEST, here -> {
                var found = here.search(true, Set.of(staticId));
                if (!found) {
                    refused.accept(name + " is not done again behind this moment of the past.");
                }
                return found;
            });
        }
    }

    @Override
    public void resume() throws DebugException {
        if (walk == null) {
            forward();
            return;
        }
        walk(DebugEvent.CLIENT_REQUEST, here -> {
            if (!here.search(true, marked())) {
                end();
            }
            return true;
        });
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RunThread same && same.target == target && same.branch.equals(branch);
    }

    @Override
    public int hashCode() {
        return Objects.hash(System.identityHashCode(target), branch);
    }
}
