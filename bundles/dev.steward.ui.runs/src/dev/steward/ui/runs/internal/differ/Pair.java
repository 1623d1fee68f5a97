package dev.steward.ui.runs.internal.differ;

import dev.steward.engine.RunId;

/** What is to be compared. */
public sealed interface Pair {

    /**
     * Two runs.
     *
     * @param path of the step that is looked at first; empty for none
     */
    record Runs(RunId left, RunId right, String path) implements Pair {
    }

    /**
     * A run, and the run of the same playbook that was begun before it, which stands on the left.
     *
     * @param path as in {@link Runs}
     */
    record Before(RunId run, String path) implements Pair {
    }

    /**
     * The tries of a step, each with the one before it.
     *
     * @param number of the try that is looked at first, from 2; 0 for the last one
     */
    record Tries(RunId run, String path, int number) implements Pair {
    }
}
