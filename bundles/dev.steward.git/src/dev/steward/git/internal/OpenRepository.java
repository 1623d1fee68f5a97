package dev.steward.git.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;

import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

import dev.steward.git.GitException;

/** A repository for the time of one call. */
public final class OpenRepository implements AutoCloseable {

    private final Path top;
    private final Repository repository;

    private OpenRepository(Path top, Repository repository) {
        this.top = top;
        this.repository = repository;
    }

    /** The one whose folder this is, be it a linked one. */
    public static OpenRepository at(Path top) throws IOException {
        try {
            return new OpenRepository(top,
                    new FileRepositoryBuilder().setWorkTree(top.toFile()).setMustExist(true).build());
        } catch (RepositoryNotFoundException e) {
            throw new GitException(
                    "There is no git repository in " + top + " any more: begin one with 'git init' there.",
                    "", e);
        }
    }

    /** The folder with the files. */
    public Path top() {
        return top;
    }

    /** Behind it. */
    public Repository repository() {
        return repository;
    }

    /** To be used while this is open; closing it does nothing. */
    public Git git() {
        return new Git(repository);
    }

    /** Where git keeps what changes: the repository's own folder, and that of the one it is linked to. */
    public List<Path> folders() {
        var folders = new LinkedHashSet<Path>();
        folders.add(repository.getDirectory().toPath());
        folders.add(repository.getCommonDirectory().toPath());
        return List.copyOf(folders);
    }

    @Override
    public void close() {
        repository.close();
    }
}
