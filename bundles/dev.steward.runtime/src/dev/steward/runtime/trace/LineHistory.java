package dev.steward.runtime.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunId;

/**
 * How a step went in the newest runs; money in millionths of a US dollar.
 *
 * @param looked  how many runs were looked through
 * @param runs    those that came to the step, the newest first
 * @param times   how often it was done in them; more than once in a loop
 * @param failed  how often it failed
 * @param tries   of its calls, all together
 * @param operator how long the operator was busy with it
 */
public record LineHistory(String staticId, int looked, List<Once> runs, int times, int failed, int tries,
        long microUsd, Duration operator) {

    public LineHistory {
        runs = List.copyOf(runs);
    }

    /** The step in one run: the latest of its activations there. */
    public record Once(RunId run, Instant started, String path, String state, @Nullable String error) {
    }

    /** From 0 to 1; 0 of none. */
    public double failureRate() {
        return times == 0 ? 0 : (double) failed / times;
    }
}
