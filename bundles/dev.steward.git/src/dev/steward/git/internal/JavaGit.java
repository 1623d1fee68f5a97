package dev.steward.git.internal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** A repository through JGit: works everywhere, but costs a third of a second to load. Every call opens and closes it. */
public final class JavaGit {

    private final Path root;

    /** @param root the company's folder; the repository may begin further up */
    public JavaGit(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** Makes a repository in the folder and commits all that is there. */
    public void begin(String message) throws IOException {
        try (var git = Git.init().setDirectory(root.toFile()).setInitialBranch("main").call()) {
            git.add().addFilepattern(".").call();
            var author = author(git.getRepository().getConfig());
            git.commit().setMessage(message).setAuthor(author).setCommitter(author).setSign(false).setNoVerify(true)
                    .call();
        } catch (GitAPIException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Who commits: git's own settings, else the operator. */
    private static PersonIdent author(StoredConfig config) {
        var name = config.getString("user", null, "name");
        var mail = config.getString("user", null, "email");
        return new PersonIdent(name == null ? "operator" : name, mail == null ? "operator@localhost" : mail);
    }

    /** The commit that the files come from; empty without a repository, or when one of them was changed since. */
    public Optional<String> commitOf(Collection<Path> files) throws IOException {
        var folder = findGitDir();
        if (folder == null) {
            return Optional.empty();
        }
        try (var repository = new FileRepositoryBuilder().setGitDir(folder).readEnvironment().build()) {
            var head = repository.resolve(Constants.HEAD);
            return head == null || repository.isBare() || changed(repository, files) ? Optional.empty()
                    : Optional.of(head.name());
        }
    }

    /** The text of a file in the newest commit; empty without a repository, or when the file is not in it. */
    public Optional<String> committed(Path file) throws IOException {
        var folder = findGitDir();
        if (folder == null) {
            return Optional.empty();
        }
        try (var repository = new FileRepositoryBuilder().setGitDir(folder).readEnvironment().build()) {
            var absolute = file.toAbsolutePath().normalize();
            if (repository.isBare() || !absolute.startsWith(repository.getWorkTree().toPath())) {
                return Optional.empty();
            }
            var inside = repository.getWorkTree().toPath().relativize(absolute).toString()
                    .replace(File.separatorChar, '/');
            var blob = repository.resolve(Constants.HEAD + ":" + inside);
            return blob == null ? Optional.empty()
                    : Optional.of(new String(repository.open(blob).getBytes(), StandardCharsets.UTF_8));
        }
    }

    private @Nullable File findGitDir() {
        return new FileRepositoryBuilder().findGitDir(root.toFile()).getGitDir();
    }

    private static boolean changed(Repository repository, Collection<Path> files) throws IOException {
        var tree = repository.getWorkTree().toPath().toAbsolutePath().normalize();
        try (var git = new Git(repository)) {
            var status = git.status();
            for (var file : files) {
                var absolute = file.toAbsolutePath().normalize();
                if (!absolute.startsWith(tree)) {
                    return true;
                }
                status.addPath(tree.relativize(absolute).toString().replace(File.separatorChar, '/'));
            }
            return !status.call().isClean();
        } catch (GitAPIException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
