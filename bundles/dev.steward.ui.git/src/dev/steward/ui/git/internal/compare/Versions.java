package dev.steward.ui.git.internal.compare;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;

import dev.steward.git.GitRepository;
import dev.steward.git.Revision;

/** Reads texts of versions; not for the UI thread. */
public final class Versions {

    /** What the newest commit is called. */
    public static final String COMMITTED = "committed";
    /** What is in the folder. */
    public static final String NOW = "now";

    private Versions() {
    }

    /** A file in a commit; empty text where it is not in it. */
    public static RevisionText of(GitRepository repository, Revision revision) throws IOException {
        return new RevisionText(revision.path(), revision.shortId(),
                repository.text(revision.id(), revision.path()).orElse(""));
    }

    /** A file as it was committed last; empty text where it never was. */
    public static RevisionText committed(GitRepository repository, String path) throws IOException {
        return new RevisionText(path, COMMITTED, repository.text("HEAD", path).orElse(""));
    }

    /** A file as it is in the folder; empty text where it is gone or no text. */
    public static RevisionText now(GitRepository repository, String path) throws IOException {
        var file = repository.file(path);
        try {
            return new RevisionText(path, NOW, Files.isRegularFile(file) ? Files.readString(file) : "");
        } catch (MalformedInputException e) {
            return new RevisionText(path, "now (no text)", "");
        }
    }
}
