package dev.steward.git;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A file that is not as it was committed.
 *
 * @param path     from the top of the repository, with forward slashes
 * @param staged   what the next commit changes; null for nothing
 * @param unstaged what is in the folder and not in the next commit; null for nothing
 * @param conflict what the two sides of a merge did; null when they agree
 */
public record FileStatus(String path, @Nullable Change staged, @Nullable Change unstaged,
        @Nullable Conflict conflict) {

    /** What happened to a file. */
    public enum Change {
        ADDED, CHANGED, REMOVED
    }

    /** What two sides did to one file. */
    public enum Conflict {
        BOTH_CHANGED, BOTH_ADDED, REMOVED_HERE, REMOVED_THERE, BOTH_REMOVED
    }

    /** Whether git has never heard of it: in the folder, and in no commit, nor in the next one. */
    public boolean isUntracked() {
        return staged == null && unstaged == Change.ADDED && conflict == null;
    }

    /** Whether the next commit has all of it. */
    public boolean isWhollyStaged() {
        return staged != null && unstaged == null && conflict == null;
    }

    /** The most that happened to it, for one word about it. */
    public Change change() {
        var first = staged == null ? unstaged : staged;
        if (unstaged == Change.REMOVED) {
            return Change.REMOVED;
        }
        return first == null ? Change.CHANGED : first;
    }
}
