package dev.steward.engine;

/** What was asked for is not begun now; the message says in one sentence why and what to do. Nothing was changed. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With the sentence for the operator. */
    public RefusedException(String message) {
        super(message);
    }
}
