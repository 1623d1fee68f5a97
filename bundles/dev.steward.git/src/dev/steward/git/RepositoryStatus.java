package dev.steward.git;

import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;

/**
 * How a repository stands.
 *
 * @param branch   the current one; null on a commit that is no branch's
 * @param head     full id of the newest commit; null before the first
 * @param tracking how the branch stands to the one it follows; null when it follows none
 * @param activity what is under way
 * @param files    those that are not as they were committed, by path
 */
public record RepositoryStatus(@Nullable String branch, @Nullable String head, @Nullable Tracking tracking,
        Activity activity, List<FileStatus> files) {

    public RepositoryStatus {
        files = List.copyOf(files);
    }

    /**
     * The branch elsewhere that this one follows, as of the last fetch.
     *
     * @param upstream {@code origin/main}
     * @param ahead    commits that are only here
     * @param behind   commits that are only there
     */
    public record Tracking(String upstream, int ahead, int behind) {
    }

    /** What was begun and is not ended. */
    public enum Activity {
        NONE, MERGE, REBASE, CHERRY_PICK, REVERT, OTHER
    }

    /** What the branch is called, or the short id of the commit that it is on instead. */
    public String title() {
        var name = branch;
        var commit = head;
        return name != null ? name : commit == null ? "no commit" : commit.substring(0, 7);
    }

    /** The status of one file; empty when it is as it was committed. */
    public Optional<FileStatus> file(String path) {
        return files.stream().filter(file -> file.path().equals(path)).findFirst();
    }

    /** Files that two sides of a merge changed differently. */
    public List<FileStatus> conflicts() {
        return files.stream().filter(file -> file.conflict() != null).toList();
    }
}
