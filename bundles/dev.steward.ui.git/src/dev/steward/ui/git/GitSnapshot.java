package dev.steward.ui.git;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.runtime.VersionService.Changes;
import dev.steward.runtime.VersionService.FileChange;

/**
 * How the company's repository stood a moment ago. Immutable, for any thread.
 *
 * @param project  of the company; null while there is none
 * @param changes  null when there is no repository, or it can't be read
 * @param problem  why it can't be read; empty when it can
 * @param known    whether anybody has looked at all
 * @param isWithout whether the company is in no repository
 * @param byPath   what is new, by the file's path in the workspace
 */
public record GitSnapshot(@Nullable IProject project, @Nullable Changes changes, String problem, boolean known,
        boolean isWithout, Map<IPath, FileChange> byPath) {

    /** Nobody has looked yet. */
    static final GitSnapshot NONE = new GitSnapshot(null, null, "", false, false, Map.of());

    public GitSnapshot {
        byPath = Map.copyOf(byPath);
    }

    /** What is new in a file; empty when it is as it was committed. */
    public Optional<FileChange> of(IResource file) {
        return Optional.ofNullable(byPath.get(file.getFullPath()));
    }

    /** Whether something below a folder is new. */
    public boolean isAnyBelow(IResource folder) {
        return byPath.keySet().stream().anyMatch(path -> folder.getFullPath().isPrefixOf(path));
    }

    /** All that is new. */
    public List<FileChange> files() {
        return changes == null ? List.of() : changes.files();
    }

    /** The workspace's file of a change; empty when it lies outside the company. */
    public Optional<IFile> file(FileChange change) {
        var in = project;
        return in == null ? Optional.empty()
                : byPath.entrySet().stream().filter(entry -> entry.getValue() == change).findFirst()
                        .map(entry -> in.getFile(entry.getKey().removeFirstSegments(1)));
    }
}
