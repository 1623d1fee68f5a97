package dev.steward.engine.spi;

import org.eclipse.jdt.annotation.Nullable;

/** The store could not do what was asked; the message is one sentence for the operator that names the cure. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** Another writer was first. */
        CONFLICT,
        /** Another process owns the company. */
        IN_USE,
        /** No room on the disk. */
        FULL,
        /** The folder can't be written. */
        READ_ONLY,
        /** The files are damaged or were written by a newer version. */
        BROKEN,
        /** Closed while the call was under way. */
        CLOSED,
        /** The run's journal was removed when its time was over; its row is kept. */
        COMPACTED,
        /** Something is in the way that is never overwritten. */
        EXISTS
    }

    private final Reason reason;

    /** With the database's own exception as cause where there is one. */
    public StoreException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
