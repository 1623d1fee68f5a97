package dev.steward.engine.internal.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.value.Value;

/** Activations side by side, a bounded number at a time: the common part of {@code foreach} and {@code parallel}. */
abstract class LanesFrame extends Frame {

    private final Map<Frame, Integer> running = new HashMap<>();
    private final List<Frame> order = new ArrayList<>();
    private @Nullable Completion outcome;
    private int total;
    private int most;
    private int wanted;
    private int next;
    private int succeeded;
    private int failed;

    LanesFrame(Frame parent) {
        super(parent.run, parent, parent.scope, parent.prefix);
    }

    abstract Frame lane(int index);

    abstract void laneDone(int index, Frame lane, Value value);

    abstract Value result();

    /** Runs {@code total} lanes, {@code most} at a time, until {@code wanted} have succeeded. */
    final void run(int lanes, int atOnce, int enough) {
        total = lanes;
        most = Math.max(1, atOnce);
        wanted = Math.min(enough, lanes);
        proceed();
    }

    /** Which lane a running one is, from 0. */
    final int index(Frame lane) {
        var index = running.get(lane);
        return index == null ? 0 : index;
    }

    private void proceed() {
        if (outcome == null && succeeded == wanted) {
            outcome = new Completion.Done(result());
            stopOthers(new Failure("Stopped", "Enough lanes were done.", Failure.Kind.STOPPED));
        }
        while (outcome == null && next < total && running.size() < most) {
            var lane = lane(next);
            running.put(lane, next++);
            order.add(lane);
            begin(lane);
        }
        var how = outcome;
        if (how != null && running.isEmpty()) {
            end(how);
        }
    }

    @Override
    void childDone(Frame child, Completion how) {
        var index = running.remove(child);
        order.remove(child);
        if (index == null) {
            throw new IllegalStateException("A lane at " + prefix + " ended twice.");
        }
        switch (how) {
            case Completion.Done d -> {
                succeeded++;
                if (outcome == null) {
                    laneDone(index, child, d.value());
                }
            }
            case Completion.Returned r -> settle(r);
            case Completion.Failed f -> {
                failed++;
                if (!f.failure().catchable() && f.failure().kind() != Failure.Kind.STOPPED
                        || outcome == null && failed > total - wanted) {
                    settle(f);
                }
            }
        }
        proceed();
    }

    /** The first reason to end counts; one that nothing catches replaces a plain error. */
    private void settle(Completion how) {
        var before = outcome;
        if (before == null || how instanceof Completion.Failed f && !f.failure().catchable()
                && (before instanceof Completion.Done
                        || before instanceof Completion.Failed b && b.failure().catchable())) {
            outcome = how;
        }
        stopOthers(new Failure("Stopped", "Another lane of the block failed.", Failure.Kind.STOPPED));
    }

    private void stopOthers(Failure why) {
        List.copyOf(order).forEach(lane -> lane.stop(why));
    }

    @Override
    void onStop(Failure why) {
        outcome = new Completion.Failed(why);
        stopOthers(why);
    }
}
