package dev.steward.ui.step.internal.follow;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.ui.RunMoment;

/**
 * Who moved through a run last: the timeline or the Debug view. Both are heard of late, and each moves because of the other;
 * only what somebody did goes from one to the other. Not thread-safe.
 */
public final class LastMove {

    private @Nullable RunMoment mark;
    private @Nullable Wanted wanted;

    /** @param done the number of the branch's move that brings it there, as soon as that is done */
    private record Wanted(Object branch, RunMoment moment, CompletableFuture<Integer> done) {
    }

    /**
     * Whether the timeline's mark was moved to what is selected there. The workbench tells what is selected, moved or not,
     * whenever that view becomes active.
     */
    public boolean isMove(RunMoment selected) {
        var before = mark;
        mark = selected;
        return before == null || !before.run().equals(selected.run()) || before.moment() != selected.moment();
    }

    /** The timeline has a branch go where its mark is. */
    public void brings(Object branch, RunMoment moment, CompletableFuture<Integer> done) {
        wanted = new Wanted(branch, moment, done);
    }

    /**
     * What the views of runs are to look at, now that the Debug view shows where a branch stands; empty when they look at
     * what they should.
     *
     * @param moves     how often the branch was moved until now
     * @param stands    where the Debug view shows it
     * @param atTheMark somebody is at the timeline
     */
    public Optional<RunMoment> tell(Object branch, int moves, RunMoment stands, boolean atTheMark) {
        var by = wanted;
        if (by != null && by.branch().equals(branch)) {
            if (!by.done().isDone()) {
                return Optional.empty();
            }
            if (by.done().join() == moves) {
                // a mark among several events of one moment stays where it is
                return atTheMark ? Optional.empty()
                        : told(new RunMoment(stands.run(), by.moment().moment(), stands.path()));
            }
        }
        wanted = null;
        return told(stands);
    }

    private Optional<RunMoment> told(RunMoment moment) {
        mark = moment;
        return Optional.of(moment);
    }
}
