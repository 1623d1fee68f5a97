package dev.steward.ui.runs;

import dev.steward.engine.RunId;

/**
 * What the views of a run look at: selected in one of them, the others follow.
 *
 * @param seq  the latest entry of the journal that counts; {@link #LATEST} for all that there is
 * @param path of the step that is looked at, with the keys of its rounds; empty for none
 */
public record RunMoment(RunId run, long seq, String path) {

    /** The run as it is now. */
    public static final long LATEST = Long.MAX_VALUE;

    /** A run as it is now. */
    public static RunMoment latest(RunId run) {
        return new RunMoment(run, LATEST, "");
    }
}
