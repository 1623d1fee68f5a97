package dev.steward.runtime;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RefusedException;
import dev.steward.engine.spi.StoreException;

/** Something that the operator can put right. The message is one sentence that names the place and the cure. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What kind of trouble it is; user interfaces choose an exit code or a colour by it. */
    public enum Kind {
        /** Asked for in a way that can't work: unknown name, wrong value, unreadable file. */
        WRONG_USE,
        /** The process that owns the company does not answer. */
        IN_USE,
        /** Not begun now: everything was stopped, or what it needs does not go on. */
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

    /** The store's own sentence, with the kind that fits its reason. */
    public static ProblemException of(StoreException e) {
        var message = e.getMessage();
        return new ProblemException(switch (e.reason()) {
            case IN_USE -> Kind.IN_USE;
            case READ_ONLY, BROKEN, COMPACTED, EXISTS -> Kind.WRONG_USE;
            case FULL, CONFLICT, CLOSED -> Kind.BROKEN_OFF;
        }, message == null ? "The company's store failed: " + e.reason() + "." : message, List.of(), e);
    }

    /** The engine's own sentence: why it does not begin what was asked for. */
    public static ProblemException of(RefusedException e) {
        var message = e.getMessage();
        return new ProblemException(Kind.STOPPED, message == null ? "This can't be begun now." : message, List.of(), e);
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
