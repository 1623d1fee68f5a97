package dev.steward.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

import dev.steward.git.internal.GitProgram;
import dev.steward.git.internal.JavaGit;

/** The git repository around a company folder, which may begin further up. Thread-safe. */
public final class CompanyRepository {

    private final Path root;
    private final String searchPath;

    /** @param environment where {@code PATH} says where programs are */
    public CompanyRepository(Path root, Map<String, String> environment) {
        this.root = root.toAbsolutePath().normalize();
        searchPath = environment.getOrDefault("PATH", "");
    }

    /** Makes a repository in the folder and commits all that is there. */
    public void begin(String message) throws IOException {
        var program = GitProgram.find(root, searchPath);
        if (program.isPresent()) {
            program.get().begin(message);
        } else {
            new JavaGit(root).begin(message);
        }
    }

    /** The commit that the files come from; empty without a repository, or when one of them was changed since. */
    public Optional<String> commitOf(Collection<Path> files) throws IOException {
        var program = GitProgram.find(root, searchPath);
        return program.isPresent() ? program.get().commitOf(files) : new JavaGit(root).commitOf(files);
    }

    /** The text of a file in the newest commit; empty without a repository, or when the file is not in it. */
    public Optional<String> committed(Path file) throws IOException {
        var program = GitProgram.find(root, searchPath);
        return program.isPresent() ? program.get().committed(file) : new JavaGit(root).committed(file);
    }
}
