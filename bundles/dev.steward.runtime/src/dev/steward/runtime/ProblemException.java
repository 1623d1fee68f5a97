package dev.steward.runtime;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

/** Something that the operator can put right. The message is one sentence that names the place and the cure. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What kind of trouble it is; user interfaces choose an exit code or a colour by it. */
    public enum Kind {
        /** Asked for in a way that can't work: unknown name, wrong value, unreadable file. */
        WRONG_USE,
        /** The process that owns the company does not answer. */
        IN_USE,
        /** Not done because the operator stopped everything. */
        STOPPED,
        /** The machine gave up in the middle: disk full, store lost. What was acknowledged is safe. */
        BROKEN_OFF
    }

    private final Kind kind;
    private final transient List<String> details;

    /** @param details further lines to show below the message, such as the issues of a file */
    public ProblemException(Kind kind, String message, List<String> details, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.details = List.copyOf(details);
    }

    /** A problem without details. */
    public ProblemException(Kind kind, String message) {
        this(kind, message, List.of(), null);
    }

    /** Wrong use, the most common kind. */
    public static ProblemException wrongUse(String message) {
        return new ProblemException(Kind.WRONG_USE, message);
    }

    /** What kind of trouble it is. */
    public Kind kind() {
        return kind;
    }

    /** Further lines to show below the message. */
    public List<String> details() {
        return details;
    }

    /** The message; never absent here. */
    public String sentence() {
        var message = getMessage();
        return message == null ? kind.toString() : message;
    }
}
