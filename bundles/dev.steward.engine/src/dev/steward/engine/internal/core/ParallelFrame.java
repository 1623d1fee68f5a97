package dev.steward.engine.internal.core;

import java.util.ArrayList;
import java.util.List;

import dev.steward.engine.plan.Stmt;
import dev.steward.engine.value.Value;

/** Lanes of a parallel block. */
final class ParallelFrame extends LanesFrame {

    private final Stmt.Parallel parallel;
    private final List<Frame> finished = new ArrayList<>();

    ParallelFrame(Frame parent, Stmt.Parallel parallel) {
        super(parent);
        this.parallel = parallel;
    }

    @Override
    void start() {
        var lanes = parallel.lanes().size();
        run(lanes, parallel.max(), switch (parallel.join()) {
            case ALL -> lanes;
            case ANY -> 1;
            case COUNT -> parallel.count();
        });
    }

    @Override
    Frame lane(int index) {
        return new BlockFrame(this, new Scope(scope), prefix, parallel.lanes().get(index));
    }

    @Override
    void laneDone(int index, Frame lane, Value value) {
        finished.add(lane);
    }

    @Override
    Value result() {
        if (parallel.join() == Stmt.Join.ALL) {
            finished.forEach(lane -> scope.adopt(lane.scope));
        }
        return new Value.None();
    }
}
