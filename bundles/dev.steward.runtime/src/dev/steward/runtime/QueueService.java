package dev.steward.runtime;

import java.util.List;

import dev.steward.engine.Engine;
import dev.steward.engine.Queue;
import dev.steward.engine.Stuck;

/** Who waits for a turn, and whether anything may go on at all. Methods block on the store; thread-safe. */
public final class QueueService {

    /** What to do about a stop. */
    static final String LIFT = " 'steward queue --go' lets everything go on.";

    private static final String BY = "operator";

    private final Engine engine;

    QueueService(Engine engine) {
        this.engine = engine;
    }

    /** What waits, in order, and why; whether the queue is held or everything stopped. */
    public Queue show() {
        return engine.queue();
    }

    /** What does not go on by itself though nobody is asked about it. */
    public List<Stuck> stuck() {
        return engine.stuck();
    }

    /**
     * Checks that what is asked for can go on.
     *
     * @throws ProblemException {@code STOPPED} when the operator stopped everything
     */
    public void checkGoing() {
        var stopped = engine.queue().stopped();
        if (stopped != null) {
            throw new ProblemException(ProblemException.Kind.STOPPED,
                    "Everything was stopped by " + stopped.by() + " at " + stopped.since() + "." + LIFT);
        }
    }

    /** No further run begins; those that have begun go on. Survives a restart. */
    public void pause() {
        engine.holdQueue(BY);
    }

    /** Emergency stop: no run is started and no call begins, until {@link #go}. Survives a restart. */
    public void stopAll() {
        engine.stopAll(BY);
    }

    /** The same, said by somebody else. */
    void stopAll(String by) {
        engine.stopAll(by);
    }

    /** Ends a pause and an emergency stop; what was open goes on. Returns what there was to end. */
    public Queue go() {
        var before = engine.queue();
        if (before.stopped() != null) {
            engine.liftStop(BY);
        }
        if (before.held() != null) {
            engine.releaseQueue(BY);
        }
        return before;
    }
}
