package dev.steward.runtime;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.compiler.SemanticChange;
import dev.steward.compiler.SemanticDifference;
import dev.steward.dsl.ConflictMarkers;
import dev.steward.dsl.PlaybookSource;
import dev.steward.git.CompanyRepository;
import dev.steward.git.FileStatus;
import dev.steward.git.GitException;
import dev.steward.git.GitRepository;
import dev.steward.git.RepositoryStatus;
import dev.steward.git.Revision;
import dev.steward.runtime.internal.CommitMessage;
import dev.steward.runtime.internal.Language;

/**
 * What is new in a company's files, and what was before. Needs no store, and keeps nothing between two calls, so git on
 * the command line may be used at the same time. Methods block; thread-safe.
 */
public final class VersionService {

    private static final String PLAYBOOK = ".playbook";
    /** Nobody looks through more of them. */
    private static final int MOST_COMMITS = 200;

    private final Path company;
    private final Map<String, String> environment;
    private final Language language;

    VersionService(Path company, Map<String, String> environment, Language language) {
        this.company = company;
        this.environment = environment;
        this.language = language;
    }

    /**
     * A file that is not as it was committed.
     *
     * @param status  what git says
     * @param changes what is different in a playbook; empty for other files, and when only its layout is
     */
    public record FileChange(FileStatus status, List<SemanticChange> changes) {

        public FileChange {
            changes = List.copyOf(changes);
        }

        /** From the top of the repository. */
        public String file() {
            return status.path();
        }

        /** {@code added}, {@code changed}, {@code removed} or {@code in conflict}. */
        public String word() {
            return status.conflict() != null ? "in conflict" : switch (status.change()) {
                case ADDED -> "added";
                case CHANGED -> "changed";
                case REMOVED -> "removed";
            };
        }

        /** Whether it is one of the language. */
        public boolean isPlaybook() {
            return file().endsWith(PLAYBOOK);
        }

        /** Whether the next commit has something of it. */
        public boolean isStaged() {
            return status.staged() != null;
        }

        /** The changes, each as one line. */
        public List<String> lines() {
            return changes.stream().map(SemanticChange::text).toList();
        }
    }

    /**
     * How the repository stands, and what is new in it.
     *
     * @param merge what git itself proposes to say about a merge that is under way; empty for none
     */
    public record Changes(RepositoryStatus status, List<FileChange> files, String merge) {

        public Changes {
            files = List.copyOf(files);
        }
    }

    /** A commit of a file, and what it made different there. */
    public record Version(Revision revision, List<SemanticChange> changes) {

        public Version {
            changes = List.copyOf(changes);
        }

        /** The commit's full id. */
        public String commit() {
            return revision.id();
        }

        /** What people call the commit by. */
        public String shortCommit() {
            return revision.shortId();
        }

        /** Who wrote it. */
        public String by() {
            return revision.author();
        }

        /** When it was written. */
        public Instant at() {
            return revision.time();
        }

        /** What the file was called then, from the top of the repository. */
        public String file() {
            return revision.path();
        }

        /** The changes, each as one line. */
        public List<String> lines() {
            return changes.stream().map(SemanticChange::text).toList();
        }
    }

    /** The repository of the company; empty when it is in none. */
    public Optional<GitRepository> repository() {
        try {
            return GitRepository.find(company, environment);
        } catch (IOException e) {
            throw problem(e);
        }
    }

    /** Makes a repository in the company's folder, and commits all that is there. */
    public void begin(String message) {
        try {
            new CompanyRepository(company, environment).begin(message);
        } catch (IOException e) {
            throw problem(e);
        }
    }

    /** The repository of the company, for what needs one. */
    public GitRepository versioned() {
        return repository().orElseThrow(() -> ProblemException.wrongUse("The company in " + company
                + " is in no git repository: make one with 'git init' there, and commit what is there."));
    }

    /**
     * What the next commit would have, file by file, conflicts and playbooks first: of what is staged that, else the file as it is.
     *
     * @throws ProblemException no repository, or it can't be read
     */
    public Changes changes() {
        var repository = versioned();
        try {
            var status = repository.status();
            var files = new ArrayList<FileChange>();
            for (var file : status.files()) {
                files.add(new FileChange(file, file.path().endsWith(PLAYBOOK) && file.conflict() == null
                        ? between(file.path(), repository.text("HEAD", file.path()), now(repository, file))
                        : List.of()));
            }
            files.sort(Comparator.comparing((FileChange file) -> file.status().conflict() == null)
                    .thenComparing(file -> !file.isPlaybook()));
            return new Changes(status, files, repository.mergeMessage());
        } catch (IOException e) {
            throw problem(e);
        }
    }

    /** The same, of some files and folders only; of all without any. */
    public List<FileChange> changesBelow(List<Path> places) {
        var top = versioned().top();
        var below = places.stream().map(place -> {
            try {
                return place.toRealPath();
            } catch (IOException e) {
                // a file that was removed is where it was
                return place.toAbsolutePath().normalize();
            }
        }).toList();
        return changes().files().stream().filter(file -> places.isEmpty()
                || below.stream().anyMatch(top.resolve(file.file())::startsWith)).toList();
    }

    private static Optional<String> now(GitRepository repository, FileStatus file) throws IOException {
        if (file.staged() != null) {
            return repository.stagedText(file.path());
        }
        var path = repository.file(file.path());
        try {
            return Files.isRegularFile(path) ? Optional.of(Files.readString(path)) : Optional.empty();
        } catch (MalformedInputException e) {
            // no text, which the check of the file says
            return Optional.empty();
        }
    }

    /**
     * Puts files into the next commit, which ends their conflicts.
     *
     * @throws ProblemException a file still has both sides of a merge in it
     */
    public void stage(List<String> paths) {
        var repository = versioned();
        try {
            for (var path : paths) {
                if (repository.conflict(path).isPresent()) {
                    refuseOpen(repository, path);
                }
            }
            repository.stage(paths);
        } catch (IOException e) {
            throw problem(e);
        }
    }

    private static void refuseOpen(GitRepository repository, String path) throws IOException {
        var file = repository.file(path);
        var open = Files.isRegularFile(file)
                ? ConflictMarkers.find(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)).size() : 0;
        if (open > 0) {
            throw ProblemException.wrongUse(path + " still has both sides of a merge at " + open
                    + (open == 1 ? " place" : " places") + ": keep one of them, save the file, then tick it again.");
        }
    }

    /** What one text of a playbook does differently from another. */
    public List<SemanticChange> between(String path, Optional<String> before, Optional<String> after) {
        return SemanticDifference.between(before.map(text -> read(path, text)), after.map(text -> read(path, text)));
    }

    private PlaybookSource read(String path, String text) {
        return language.read(path, text);
    }

    /** A first line for a commit, and further ones when there is more to say; empty for no changes. */
    public static String message(List<FileChange> files) {
        return CommitMessage.of(files);
    }

    /**
     * The commit that each line of a text of a file comes from: as it was in a commit, as it lies in the folder where
     * that is the same text, or in the newest commit with it. Empty without a repository, or for a text that is none.
     *
     * @param commit null when the text was not committed; one that is gone, as history was rewritten, is as none
     */
    public List<Optional<Revision>> origins(Path file, String text, @Nullable String commit) {
        try {
            var repository = repository();
            var path = repository.isEmpty() ? Optional.<String>empty() : repository.get().path(file);
            if (path.isEmpty()) {
                return List.of();
            }
            var used = commit == null ? List.<Optional<Revision>>of()
                    : repository.get().origins(path.get(), commit);
            if (!used.isEmpty()) {
                return used;
            }
            if (Files.isRegularFile(file) && Files.readString(file).equals(text)) {
                return repository.get().origins(path.get());
            }
            var same = committed(repository.get(), path.get(), text);
            return same.isEmpty() ? List.of() : repository.get().origins(same.get().path(), same.get().id());
        } catch (MalformedInputException e) {
            return List.of();
        } catch (IOException e) {
            throw problem(e);
        }
    }

    /** The newest commit that had exactly this text, as it may have been committed after it was used. */
    private static Optional<Revision> committed(GitRepository repository, String path, String text)
            throws IOException {
        for (var revision : repository.history(path, MOST_COMMITS)) {
            if (repository.text(revision.id(), revision.path()).filter(text::equals).isPresent()) {
                return Optional.of(revision);
            }
        }
        return Optional.empty();
    }

    /**
     * The commits of a file, newest first, also under names that it had before, each with what it changed.
     *
     * @throws ProblemException no repository, or the file is outside
     */
    public List<Version> history(Path file, int most) {
        var repository = versioned();
        try {
            var path = repository.path(file).orElseThrow(() -> ProblemException.wrongUse(file
                    + " is not in the company's repository: only files inside have a history."));
            var revisions = repository.history(path, most + 1);
            var found = new ArrayList<Version>();
            for (var i = 0; i < Math.min(most, revisions.size()); i++) {
                var revision = revisions.get(i);
                var older = i + 1 < revisions.size() ? Optional.of(revisions.get(i + 1)) : Optional.<Revision>empty();
                found.add(new Version(revision, path.endsWith(PLAYBOOK) ? changes(repository, revision, older)
                        : List.of()));
            }
            return found;
        } catch (IOException e) {
            throw problem(e);
        }
    }

    private List<SemanticChange> changes(GitRepository repository, Revision revision, Optional<Revision> older)
            throws IOException {
        var before = older.isEmpty() ? Optional.<String>empty()
                : repository.text(older.get().id(), older.get().path());
        return between(revision.path(), before, repository.text(revision.id(), revision.path()));
    }

    /**
     * What a commit made different in playbooks, against the one before it.
     *
     * @throws ProblemException no repository, or no such commit
     */
    public List<SemanticChange> changesIn(String commit) {
        var repository = versioned();
        try {
            return repository.changedIn(commit).stream().filter(path -> path.endsWith(PLAYBOOK))
                    .flatMap(path -> changed(repository, commit, path)).toList();
        } catch (IOException e) {
            throw problem(e);
        }
    }

    /**
     * What commits since a moment made different in playbooks, the newest first: one for each playbook of a commit whose
     * meaning it changed. Merges only bring what other commits did, so they are left out. Empty without a repository.
     */
    public List<Version> since(Instant moment, int most) {
        var repository = repository();
        try {
            return repository.isEmpty() ? List.of() : repository.get().log(MOST_COMMITS).stream()
                    .filter(commit -> !commit.time().isBefore(moment) && commit.parents().size() <= 1)
                    .flatMap(commit -> playbooks(repository.get(), commit)).limit(most).toList();
        } catch (IOException e) {
            throw problem(e);
        }
    }

    private Stream<Version> playbooks(GitRepository repository, Revision commit) {
        try {
            return repository.changedIn(commit.id()).stream().filter(path -> path.endsWith(PLAYBOOK))
                    .map(path -> new Version(commit.at(path), changed(repository, commit.id(), path).toList()))
                    .filter(version -> !version.changes().isEmpty());
        } catch (IOException e) {
            throw problem(e);
        }
    }

    private Stream<SemanticChange> changed(GitRepository repository, String commit, String path) {
        try {
            return between(path, repository.text(commit + "^", path), repository.text(commit, path)).stream();
        } catch (IOException e) {
            throw problem(e);
        }
    }

    /** Git's own sentence; what it does not foresee names the folder. */
    public static ProblemException problem(IOException e) {
        return e instanceof GitException git
                ? new ProblemException(ProblemException.Kind.WRONG_USE, git.sentence(), git.details().lines().toList(),
                        e)
                : new ProblemException(ProblemException.Kind.WRONG_USE,
                        "The company's repository can't be read; 'git status' may say why.",
                        List.of(String.valueOf(e.getMessage())), e);
    }
}
