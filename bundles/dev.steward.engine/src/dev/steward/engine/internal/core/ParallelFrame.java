package dev.steward.engine.internal.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.past.Activation;
import dev.steward.engine.past.Given;
import dev.steward.engine.plan.BoundNames;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.value.Value;

/** Lanes of a parallel block. */
final class ParallelFrame extends LanesFrame implements RaceLane.Contest {

    private final Stmt.Parallel parallel;
    private final List<Frame> finished = new ArrayList<>();
    private final Set<Frame> counted = new HashSet<>();

    ParallelFrame(Frame parent, Stmt.Parallel parallel) {
        super(parent);
        this.parallel = parallel;
    }

    @Override
    Watcher.@Nullable Seen seen() {
        return Watched.anonymous(Activation.Kind.PARALLEL, this, null, parallel.max() > 1);
    }

    @Override
    void start() {
        run(parallel.lanes().size(), parallel.max(), enough());
    }

    private int enough() {
        var lanes = parallel.lanes().size();
        return switch (parallel.join()) {
            case ALL -> lanes;
            case ANY -> 1;
            case COUNT -> Math.min(lanes, parallel.count());
        };
    }

    @Override
    public void wonBy(RaceLane lane) {
        counted.add(lane);
    }

    @Override
    public boolean lostBy(RaceLane lane) {
        return counted.size() >= enough() && !counted.contains(lane);
    }

    @Override
    public String lost() {
        return "enough other lanes were done";
    }

    @Override
    Frame lane(int index) {
        var block = parallel.lanes().get(index);
        return parallel.sagas() ? new RaceLane(this, index, block)
                : new BlockFrame(this, new Scope(scope), prefix, block);
    }

    @Override
    void laneDone(int index, Frame lane, Value value) {
        finished.add(lane);
    }

    @Override
    Value result() {
        if (parallel.sagas()) {
            parallel.lanes().forEach(lane -> BoundNames.of(lane)
                    .forEach(name -> bind(scope, name, new Value.None(), Given.Kind.LEFT_OUT)));
        }
        if (parallel.join() == Stmt.Join.ALL || parallel.sagas()) {
            finished.forEach(lane -> adopt(lane.scope));
        }
        return new Value.None();
    }
}
