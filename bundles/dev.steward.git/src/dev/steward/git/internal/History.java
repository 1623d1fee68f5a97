package dev.steward.git.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jgit.diff.DiffConfig;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.revwalk.FollowFilter;
import org.eclipse.jgit.revwalk.RenameCallback;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

import dev.steward.git.Revision;

/** Reads commits, the newest first. */
public final class History {

    private final OpenRepository open;

    /** Of this one. */
    public History(OpenRepository open) {
        this.open = open;
    }

    /** Those that changed a file. */
    public List<Revision> of(String path, int most) throws IOException {
        var repository = open.repository();
        var head = repository.resolve(Constants.HEAD);
        var found = new ArrayList<Revision>();
        if (head == null) {
            return found;
        }
        var names = new LinkedHashSet<>(List.of(path));
        try (var walk = new RevWalk(repository)) {
            var follow = FollowFilter.create(path, repository.getConfig().get(DiffConfig.KEY));
            follow.setRenameCallback(new Renames(names));
            walk.setTreeFilter(follow);
            walk.sort(RevSort.COMMIT_TIME_DESC);
            walk.markStart(walk.parseCommit(head));
            for (var commit = walk.next(); commit != null && found.size() < most; commit = walk.next()) {
                found.add(revision(commit, name(commit, names)));
            }
        }
        return found;
    }

    /** Gathers the names that a file had. */
    @NonNullByDefault({})
    private static final class Renames extends RenameCallback {
        private final Set<String> names;

        Renames(Set<String> names) {
            this.names = names;
        }

        @Override
        public void renamed(DiffEntry entry) {
            names.add(entry.getOldPath());
        }
    }

    /** Which of its names the file had then; the filter reads ahead, so it does not say. */
    private String name(RevCommit commit, LinkedHashSet<String> names) throws IOException {
        for (var name : names) {
            try (var tree = TreeWalk.forPath(open.repository(), name, commit.getTree())) {
                if (tree != null) {
                    return name;
                }
            }
        }
        return names.getFirst();
    }

    /** All. */
    public List<Revision> all(int most) throws IOException {
        var head = open.repository().resolve(Constants.HEAD);
        var found = new ArrayList<Revision>();
        if (head != null) {
            try (var walk = new RevWalk(open.repository())) {
                walk.markStart(walk.parseCommit(head));
                for (var commit = walk.next(); commit != null && found.size() < most; commit = walk.next()) {
                    found.add(revision(commit, ""));
                }
            }
        }
        return found;
    }

    static Revision revision(RevCommit commit, String path) {
        var author = commit.getAuthorIdent();
        return new Revision(commit.name(), author.getName(), author.getEmailAddress(), author.getWhenAsInstant(),
                commit.getFullMessage().stripTrailing(), path,
                Arrays.stream(commit.getParents()).map(AnyObjectId::name).toList());
    }
}
