package dev.steward.engine;

import java.time.Instant;

/**
 * Something that does not go on by itself and that nobody is asked about.
 *
 * @param path  of the step, empty for the run itself
 * @param since when it was last heard of
 * @param why   a sentence for the operator with the cure
 */
public record Stuck(RunId run, Kind kind, String path, Instant since, String why) {

    /** What is the matter. */
    public enum Kind {
        /** The run waits for nothing that could come: no call, timer, question, slot or pause. */
        BETWEEN_STEPS,
        /** The run had to stop in this process, such as by a failure of the store; {@link Engine#recover(RunId)}. */
        FAILED,
        /** The run can't be taken up, such as by a plan that is missing. */
        BROKEN,
        /** A call ran out of time, or was given up, and ignores it; the run goes on without it. */
        CALL
    }
}
