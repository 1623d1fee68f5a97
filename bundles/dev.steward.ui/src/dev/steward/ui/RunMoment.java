package dev.steward.ui;

import dev.steward.engine.RunId;

/**
 * What the views of a run look at: selected in one of them, the others follow.
 *
 * @param moment as the past of a run numbers them; {@link #LATEST} for the run as it is now
 * @param path   of the step that is looked at, with the keys of its rounds; empty for none
 */
public record RunMoment(RunId run, int moment, String path) {

    /** The run as it is now. */
    public static final int LATEST = Integer.MAX_VALUE;

    /** A run as it is now. */
    public static RunMoment latest(RunId run) {
        return new RunMoment(run, LATEST, "");
    }
}
