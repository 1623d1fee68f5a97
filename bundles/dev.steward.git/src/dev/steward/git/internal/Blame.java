package dev.steward.git.internal;

import dev.steward.git.GitException;
import dev.steward.git.Revision;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.api.BlameCommand;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;

/** Finds the commit that each line of a file comes from. */
public final class Blame {

    private final OpenRepository open;

    /** Of this one. */
    public Blame(OpenRepository open) {
        this.open = open;
    }

    /** One for each line of the file as it lies in the folder; empty for lines that are in no commit. */
    public List<Optional<Revision>> of(String path) throws IOException {
        if (open.repository().resolve(Constants.HEAD) == null) {
            return List.of();
        }
        return found(path, Git.wrap(open.repository()).blame());
    }

    /** One for each line of the file as it was in a commit; empty when it was not there, or the commit is no more. */
    public List<Optional<Revision>> of(String path, String revision) throws IOException {
        var commit = open.repository().resolve(revision);
        return commit == null || !open.repository().getObjectDatabase().has(commit) ? List.of()
                : found(path, Git.wrap(open.repository()).blame().setStartCommit(commit));
    }

    private static List<Optional<Revision>> found(String path, BlameCommand blame) throws IOException {
        try {
            var result = blame.setFilePath(path).setFollowFileRenames(true).call();
            List<Optional<Revision>> lines = new ArrayList<>();
            Map<String, Revision> known = new HashMap<>();
            for (int i = 0; result != null && i < result.getResultContents().size(); i++) {
                var commit = result.getSourceCommit(i);
                var then = result.getSourcePath(i);
                lines.add(commit == null ? Optional.empty() : Optional.of(known
                        .computeIfAbsent(commit.name() + ' ' + then, key -> History.revision(commit, then))));
            }
            return lines;
        } catch (GitAPIException e) {
            throw new GitException("Who wrote the lines of " + path + " can't be found.",
                    String.valueOf(e.getMessage()), e);
        }
    }
}
