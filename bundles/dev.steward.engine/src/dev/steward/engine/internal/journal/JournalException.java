package dev.steward.engine.internal.journal;

/** A journal is not what was written; the message is one sentence that names the entry. */
public final class JournalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long seq;

    /** With the number of the entry. */
    public JournalException(long seq, String message) {
        super(message);
        this.seq = seq;
    }

    /** The first entry that is wrong. */
    public long seq() {
        return seq;
    }
}
