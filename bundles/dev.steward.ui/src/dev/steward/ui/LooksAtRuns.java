package dev.steward.ui;

/**
 * A part that shows a moment of a run. It follows what other parts select; who moves through a run without selecting
 * anything else, such as a debugger, tells it.
 */
public interface LooksAtRuns {

    /** Shows a run as of a moment. UI thread. */
    void look(RunMoment moment);
}
