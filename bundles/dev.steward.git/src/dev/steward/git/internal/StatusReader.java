package dev.steward.git.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jgit.api.Status;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.BranchTrackingStatus;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.IndexDiff.StageState;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

import dev.steward.git.FileStatus;
import dev.steward.git.FileStatus.Change;
import dev.steward.git.FileStatus.Conflict;
import dev.steward.git.GitException;
import dev.steward.git.RepositoryStatus;
import dev.steward.git.RepositoryStatus.Activity;
import dev.steward.git.RepositoryStatus.Tracking;

/** Compares the newest commit, what is staged, and the folder. */
public final class StatusReader {

    private final OpenRepository open;

    /** Of this one. */
    public StatusReader(OpenRepository open) {
        this.open = open;
    }

    /** As it is now. */
    public RepositoryStatus read() throws IOException {
        var repository = open.repository();
        var full = repository.getFullBranch();
        var branch = full != null && full.startsWith(Constants.R_HEADS) ? full.substring(Constants.R_HEADS.length())
                : null;
        ObjectId head = repository.resolve(Constants.HEAD);
        return new RepositoryStatus(branch, head == null ? null : head.name(), tracking(repository, branch),
                activity(repository), files());
    }

    private static @Nullable Tracking tracking(Repository repository, @Nullable String branch) throws IOException {
        BranchTrackingStatus found = branch == null ? null : BranchTrackingStatus.of(repository, branch);
        return found == null ? null
                : new Tracking(Repository.shortenRefName(found.getRemoteTrackingBranch()), found.getAheadCount(),
                        found.getBehindCount());
    }

    private static Activity activity(Repository repository) {
        return switch (repository.getRepositoryState()) {
            case SAFE, BARE -> Activity.NONE;
            case MERGING, MERGING_RESOLVED -> Activity.MERGE;
            case REBASING, REBASING_REBASING, REBASING_MERGE, REBASING_INTERACTIVE -> Activity.REBASE;
            case CHERRY_PICKING, CHERRY_PICKING_RESOLVED -> Activity.CHERRY_PICK;
            case REVERTING, REVERTING_RESOLVED -> Activity.REVERT;
            default -> Activity.OTHER;
        };
    }

    private ArrayList<FileStatus> files() throws IOException {
        Status status;
        try (var git = open.git()) {
            status = git.status().call();
        } catch (GitAPIException e) {
            throw new GitException("The state of the repository in " + open.top() + " can't be read; try 'git status'.",
                    "", e);
        }
        var paths = new TreeSet<String>(status.getUncommittedChanges());
        paths.addAll(status.getUntracked());
        paths.addAll(status.getConflicting());
        var files = new ArrayList<FileStatus>();
        for (var path : paths) {
            var conflict = status.getConflictingStageState().get(path);
            if (conflict != null) {
                files.add(new FileStatus(path, null, null, conflict(conflict)));
            } else {
                files.add(new FileStatus(path, staged(status, path), unstaged(status, path), null));
            }
        }
        return files;
    }

    private static @Nullable Change staged(Status status, String path) {
        return of(path, status.getAdded(), status.getChanged(), status.getRemoved());
    }

    private static @Nullable Change unstaged(Status status, String path) {
        return of(path, status.getUntracked(), status.getModified(), status.getMissing());
    }

    private static @Nullable Change of(String path, Set<String> added, Set<String> changed, Set<String> removed) {
        return added.contains(path) ? Change.ADDED
                : changed.contains(path) ? Change.CHANGED : removed.contains(path) ? Change.REMOVED : null;
    }

    private static Conflict conflict(StageState state) {
        return switch (state) {
            case BOTH_DELETED -> Conflict.BOTH_REMOVED;
            case DELETED_BY_US, ADDED_BY_THEM -> Conflict.REMOVED_HERE;
            case DELETED_BY_THEM, ADDED_BY_US -> Conflict.REMOVED_THERE;
            case BOTH_ADDED -> Conflict.BOTH_ADDED;
            case BOTH_MODIFIED -> Conflict.BOTH_CHANGED;
        };
    }
}
