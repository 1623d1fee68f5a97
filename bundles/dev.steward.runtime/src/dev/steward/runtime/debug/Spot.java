package dev.steward.runtime.debug;

import java.util.List;

/**
 * Where a branch of a run stands.
 *
 * @param branches ids of the branches around it, the outermost first, its own last; the run itself is empty text
 * @param depth    how many playbook calls are around it; what a model asked for counts as one
 * @param path     of the step
 * @param staticId of the step
 */
public record Spot(List<String> branches, int depth, String path, String staticId) {
    public Spot {
        branches = List.copyOf(branches);
        if (branches.isEmpty()) {
            throw new IllegalArgumentException("A spot is in a branch.");
        }
    }

    /** Its own branch. */
    public String branch() {
        return branches.getLast();
    }

    /** Whether one is in a branch of the other, or they are in the same. */
    boolean follows(Spot other) {
        return branches.contains(other.branch()) || other.branches.contains(branch());
    }
}
