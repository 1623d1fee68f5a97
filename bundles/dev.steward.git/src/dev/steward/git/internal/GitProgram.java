package dev.steward.git.internal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A repository through the machine's own git: a question takes some hundredths of a second. */
public final class GitProgram {

    private static final int SECONDS = 20;
    private static final String OID = "# branch.oid ";

    private final String program;
    private final Path root;

    private GitProgram(String program, Path root) {
        this.program = program;
        this.root = root;
    }

    /** The git on the search path, if there is one. */
    public static Optional<GitProgram> find(Path root, String searchPath) {
        return locate(searchPath).map(program -> new GitProgram(program, root));
    }

    /** Where the git on the search path is. */
    public static Optional<String> locate(String searchPath) {
        for (var folder : searchPath.split(File.pathSeparator)) {
            for (var name : List.of("git", "git.exe")) {
                if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, name))) {
                    return Optional.of(Path.of(folder, name).toString());
                }
            }
        }
        return Optional.empty();
    }

    /** Makes a repository in the folder and commits all that is there. */
    public void begin(String message) throws IOException {
        run(List.of("init", "-q", "-b", "main"));
        run(List.of("add", "-A"));
        var commit = new ArrayList<String>();
        if (!configured("user.email")) {
            commit.addAll(List.of("-c", "user.name=operator", "-c", "user.email=operator@localhost"));
        }
        commit.addAll(List.of("-c", "commit.gpgsign=false", "commit", "-q", "--no-verify", "-m", message));
        run(commit);
    }

    private boolean configured(String key) {
        try {
            return !run(List.of("config", key)).isBlank();
        } catch (IOException e) {
            return false;
        }
    }

    /** The commit that the files come from; empty without a repository, or when one of them was changed since. */
    public Optional<String> commitOf(Collection<Path> files) {
        var words = new ArrayList<>(List.of("--no-optional-locks", "status", "--porcelain=v2", "--branch",
                "--untracked-files=all", "--ignored", "--"));
        files.forEach(file -> words.add(file.toAbsolutePath().normalize().toString()));
        try {
            var lines = run(words).lines().toList();
            var clean = lines.stream().allMatch(line -> line.startsWith("#"));
            return !clean ? Optional.empty()
                    : lines.stream().filter(l -> l.startsWith(OID)).map(l -> l.substring(OID.length()).strip())
                            .filter(oid -> oid.matches("[0-9a-f]{40,64}")).findFirst();
        } catch (IOException e) {
            // No repository here, or none that git wants to read: the commit is unknown.
            return Optional.empty();
        }
    }

    /** The text of a file in the newest commit; empty without a repository, or when the file is not in it. */
    public Optional<String> committed(Path file) {
        var absolute = file.toAbsolutePath().normalize();
        if (!absolute.startsWith(root)) {
            return Optional.empty();
        }
        var inside = root.relativize(absolute).toString().replace(File.separatorChar, '/');
        try {
            return Optional.of(run(List.of("cat-file", "blob", "HEAD:./" + inside)));
        } catch (IOException e) {
            // No repository here, no commit yet, or the file is new: nothing of it was committed.
            return Optional.empty();
        }
    }

    private String run(List<String> words) throws IOException {
        var command = new ArrayList<>(List.of(program, "-C", root.toString()));
        command.addAll(words);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("git did not answer within " + SECONDS + " s");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("git was interrupted", e);
        }
        if (process.exitValue() != 0) {
            throw new IOException(text.strip());
        }
        return text;
    }
}
