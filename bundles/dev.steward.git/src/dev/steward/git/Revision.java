package dev.steward.git;

import java.time.Instant;
import java.util.List;

/**
 * A commit, seen from one file of it.
 *
 * @param id      full
 * @param message whole, without an empty end
 * @param path    what the file was called then, from the top of the repository; empty for no file
 * @param parents full ids of the commits before
 */
public record Revision(String id, String author, String mail, Instant time, String message, String path,
        List<String> parents) {

    /** What people call it by. */
    private static final int SHORT = 7;

    public Revision {
        parents = List.copyOf(parents);
    }

    /** The beginning of the id. */
    public String shortId() {
        return id.substring(0, Math.min(SHORT, id.length()));
    }

    /** The same commit, seen from a file of it. */
    public Revision at(String file) {
        return new Revision(id, author, mail, time, message, file, parents);
    }

    /** First line of the message. */
    public String subject() {
        return message.lines().findFirst().orElse("");
    }
}
