package dev.steward.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.steward.git.internal.Blame;
import dev.steward.git.internal.Branches;
import dev.steward.git.internal.Commits;
import dev.steward.git.internal.Contents;
import dev.steward.git.internal.GitCommand;
import dev.steward.git.internal.GitProgram;
import dev.steward.git.internal.History;
import dev.steward.git.internal.OpenRepository;
import dev.steward.git.internal.Remotes;
import dev.steward.git.internal.RepositoryWatch;
import dev.steward.git.internal.Staging;
import dev.steward.git.internal.StatusReader;

/**
 * A git repository with a folder, beside which git on the command line works as ever: nothing is kept between two calls.
 * Reading never writes. What makes commits, moves the folder or talks to others goes through the user's own git where
 * there is one, so hooks, signatures, filters and credentials are the user's. Paths begin at the top of the repository
 * and have forward slashes. Methods block; thread-safe.
 */
public final class GitRepository {

    private final Path top;
    private final Map<String, String> environment;

    private GitRepository(Path top, Map<String, String> environment) {
        this.top = top;
        this.environment = environment;
    }

    /**
     * The repository that a folder is in.
     *
     * @param environment where {@code PATH} says where programs are
     */
    public static Optional<GitRepository> find(Path folder, Map<String, String> environment) throws IOException {
        var real = folder.toRealPath();
        for (var at = real; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".git"))) {
                return Optional.of(new GitRepository(at, Map.copyOf(environment)));
            }
        }
        return Optional.empty();
    }

    /** The folder at the top, without symbolic links. */
    public Path top() {
        return top;
    }

    /** The file of a path. */
    public Path file(String path) {
        return top.resolve(path);
    }

    /** The path of a file that lies in the folder, there or not; empty when it lies elsewhere. */
    public Optional<String> path(Path file) throws IOException {
        var absolute = file.toAbsolutePath().normalize();
        var existing = absolute;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing == null) {
            return Optional.empty();
        }
        var real = existing.toRealPath().resolve(existing.relativize(absolute)).normalize();
        return real.startsWith(top) ? Optional.of(top.relativize(real).toString().replace('\\', '/'))
                : Optional.empty();
    }

    /** How it stands. */
    public RepositoryStatus status() throws IOException {
        try (var open = open()) {
            return new StatusReader(open).read();
        }
    }

    /** Puts files as they are now into the next commit, removed ones as removed; ends their conflicts. */
    public void stage(Collection<String> paths) throws IOException {
        try (var open = open()) {
            new Staging(open).add(paths);
        }
    }

    /** Takes the changes of files out of the next commit; the files stay as they are. */
    public void unstage(Collection<String> paths) throws IOException {
        try (var open = open()) {
            new Staging(open).remove(paths);
        }
    }

    /** Whether who commits is known from git's settings. */
    public boolean knowsAuthor() throws IOException {
        try (var open = open()) {
            return Commits.knowsAuthor(open);
        }
    }

    /**
     * Commits what is staged, and ends a merge.
     *
     * @param amend whether the newest commit is made again, with this message
     * @throws GitException nothing to commit, a hook said no, nobody knows who commits
     */
    public Revision commit(String message, boolean amend) throws IOException {
        try (var open = open()) {
            return new Commits(open, program()).commit(message, amend);
        }
    }

    /** What git proposes to say about a merge that is under way, without its comments; empty for none. */
    public String mergeMessage() throws IOException {
        try (var open = open()) {
            return Commits.mergeMessage(open);
        }
    }

    /** Commits that changed a file, the newest first, also under names that it had before. */
    public List<Revision> history(String path, int most) throws IOException {
        try (var open = open()) {
            return new History(open).of(path, most);
        }
    }

    /**
     * The commit that each line of a file comes from, also under names that it had before.
     *
     * @return one for each line as it lies in the folder; empty for those that are in no commit
     */
    public List<Optional<Revision>> origins(String path) throws IOException {
        try (var open = open()) {
            return new Blame(open).of(path);
        }
    }

    /**
     * The commit that each line of a file comes from, as the file was in a commit.
     *
     * @return one for each line; empty when the file is not there, or the commit is no more
     */
    public List<Optional<Revision>> origins(String path, String revision) throws IOException {
        try (var open = open()) {
            return new Blame(open).of(path, revision);
        }
    }

    /** The newest commits, whatever they changed. */
    public List<Revision> log(int most) throws IOException {
        try (var open = open()) {
            return new History(open).all(most);
        }
    }

    /** Paths that a commit changed, against its first parent. */
    public List<String> changedIn(String revision) throws IOException {
        try (var open = open()) {
            return new Contents(open).changedIn(revision);
        }
    }

    /** The text of a file in a commit; empty when it is not there. */
    public Optional<String> text(String revision, String path) throws IOException {
        try (var open = open()) {
            return new Contents(open).text(revision, path);
        }
    }

    /** The text of a file as it will be committed next; empty when it is not there. */
    public Optional<String> stagedText(String path) throws IOException {
        try (var open = open()) {
            return new Contents(open).staged(path);
        }
    }

    /** The texts of a file in conflict; empty when it is in none. */
    public Optional<ConflictStages> conflict(String path) throws IOException {
        try (var open = open()) {
            return new Contents(open).conflict(path);
        }
    }

    /** Gives a file in the folder the text of a commit; removes it where the commit has none. */
    public void restore(String revision, String path) throws IOException {
        try (var open = open()) {
            var text = new Contents(open).bytes(revision, path);
            var file = top.resolve(path);
            if (text.isPresent()) {
                Files.createDirectories(file.getParent() == null ? top : file.getParent());
                Files.write(file, text.get());
            } else {
                Files.deleteIfExists(file);
            }
        }
    }

    /** All branches, those of this repository first. */
    public List<Branch> branches() throws IOException {
        try (var open = open()) {
            return new Branches(open, program()).all();
        }
    }

    /**
     * Shows another branch in the folder. For one elsewhere, one here is made that follows it.
     *
     * @throws GitException it would lose changes; the sentence names the files
     */
    public void switchTo(Branch branch) throws IOException {
        try (var open = open()) {
            new Branches(open, program()).switchTo(branch);
        }
    }

    /** Makes a branch at the newest commit and shows it; what is changed in the folder comes with it. */
    public void create(String branch) throws IOException {
        try (var open = open()) {
            new Branches(open, program()).create(branch);
        }
    }

    /** How many commits are on this branch and on no other branch or tag: they go with it. */
    public int onlyOn(Branch branch) throws IOException {
        try (var open = open()) {
            return new Branches(open, program()).onlyOn(branch);
        }
    }

    /**
     * Deletes a branch of this repository, also with commits that only it has.
     *
     * @return the short name of the commit where it was: a branch made there brings it back
     * @throws GitException it is the one shown, elsewhere, or gone
     */
    public String delete(Branch branch) throws IOException {
        try (var open = open()) {
            return new Branches(open, program()).delete(branch);
        }
    }

    /** Names of the other repositories that this one knows. */
    public List<String> remotes() throws IOException {
        try (var open = open()) {
            return List.copyOf(open.repository().getRemoteNames());
        }
    }

    /** Looks what is new elsewhere. */
    public void fetch(Watcher watcher) throws IOException {
        remote().fetch(watcher);
    }

    /**
     * Brings what is new elsewhere into this branch. A conflict is no error: {@link #status} tells of it.
     *
     * @return whether it came without a conflict
     */
    public boolean pull(Watcher watcher) throws IOException {
        return remote().pull(watcher);
    }

    /** Brings the commits of this branch to where it follows, or to the only other repository. */
    public void push(Watcher watcher) throws IOException {
        try (var open = open()) {
            remote().push(watcher, open);
        }
    }

    /** Hears, some tenths of a second later, that somebody has changed commits, branches or what is staged. */
    public AutoCloseable watch(Runnable listener) throws IOException {
        try (var open = open()) {
            return new RepositoryWatch(open.folders(), listener);
        }
    }

    private OpenRepository open() throws IOException {
        return OpenRepository.at(top);
    }

    private Remotes remote() throws IOException {
        return new Remotes(program().orElseThrow(() -> new GitException(
                "Fetching, pulling and pushing need the program git: install it from git-scm.com and start Steward"
                        + " again.")));
    }

    private Optional<GitCommand> program() {
        return GitProgram.locate(environment.getOrDefault("PATH", "")).map(p -> new GitCommand(p, top, environment));
    }
}
