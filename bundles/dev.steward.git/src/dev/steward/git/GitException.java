package dev.steward.git;

import java.io.IOException;

import org.eclipse.jdt.annotation.Nullable;

/** Something that git did not do. The message is one sentence with the cure; {@link #details} is what git itself said. */
public final class GitException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String details;

    /** @param details git's own words, empty for none */
    public GitException(String sentence, String details, @Nullable Throwable cause) {
        super(sentence, cause);
        this.details = details.strip();
    }

    /** Without more to say. */
    public GitException(String sentence) {
        this(sentence, "", null);
    }

    /** What git itself said; empty for nothing. */
    public String details() {
        return details;
    }

    /** The message; never absent here. */
    public String sentence() {
        var message = getMessage();
        return message == null ? "Git did not do that." : message;
    }
}
