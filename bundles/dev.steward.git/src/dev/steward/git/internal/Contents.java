package dev.steward.git.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

import dev.steward.git.ConflictStages;
import dev.steward.git.GitException;

/** What files hold in commits and in between. */
public final class Contents {

    private static final int LARGEST = 20_000_000;

    private final OpenRepository open;

    /** Of this one. */
    public Contents(OpenRepository open) {
        this.open = open;
    }

    /** A file in a commit. */
    public Optional<byte[]> bytes(String revision, String path) throws IOException {
        var commit = commit(revision);
        if (commit == null) {
            return Optional.empty();
        }
        try (var walk = new RevWalk(open.repository());
                var tree = TreeWalk.forPath(open.repository(), path, walk.parseCommit(commit).getTree())) {
            return tree == null ? Optional.empty() : Optional.of(blob(tree.getObjectId(0)));
        }
    }

    private @Nullable ObjectId commit(String revision) throws IOException {
        try {
            return open.repository().resolve(revision + "^{commit}");
        } catch (MissingObjectException e) {
            // perhaps only another repository has it
            return null;
        }
    }

    private byte[] blob(ObjectId id) throws IOException {
        return open.repository().open(id).getBytes(LARGEST);
    }

    /** A file in a commit. */
    public Optional<String> text(String revision, String path) throws IOException {
        return bytes(revision, path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** A file in the next commit. */
    public Optional<String> staged(String path) throws IOException {
        var entry = open.repository().readDirCache().getEntry(path);
        return entry == null || entry.getStage() != DirCacheEntry.STAGE_0 ? Optional.empty()
                : Optional.of(new String(blob(entry.getObjectId()), StandardCharsets.UTF_8));
    }

    /** The three sides. */
    public Optional<ConflictStages> conflict(String path) throws IOException {
        var index = open.repository().readDirCache();
        var first = index.findEntry(path);
        if (first < 0 || index.getEntry(first).getStage() == DirCacheEntry.STAGE_0) {
            return Optional.empty();
        }
        var texts = new String[DirCacheEntry.STAGE_3 + 1];
        for (var at = first; at < index.nextEntry(first); at++) {
            var entry = index.getEntry(at);
            texts[entry.getStage()] = new String(blob(entry.getObjectId()), StandardCharsets.UTF_8);
        }
        return Optional.of(new ConflictStages(texts[DirCacheEntry.STAGE_1], texts[DirCacheEntry.STAGE_2],
                texts[DirCacheEntry.STAGE_3]));
    }

    /** What is different from the commit before. */
    public List<String> changedIn(String revision) throws IOException {
        var id = commit(revision);
        if (id == null) {
            throw new GitException("There is no commit " + revision + " in this repository; fetch it, or ask for"
                    + " another one.");
        }
        var paths = new ArrayList<String>();
        try (var walk = new RevWalk(open.repository()); var trees = new TreeWalk(open.repository())) {
            var commit = walk.parseCommit(id);
            ObjectReader reader = trees.getObjectReader();
            trees.setRecursive(true);
            trees.setFilter(TreeFilter.ANY_DIFF);
            if (commit.getParentCount() == 0) {
                trees.addTree(new EmptyTreeIterator());
            } else {
                trees.addTree(walk.parseCommit(commit.getParent(0)).getTree());
            }
            trees.addTree(commit.getTree());
            while (reader != null && trees.next()) {
                paths.add(trees.getPathString());
            }
        }
        return paths;
    }
}
