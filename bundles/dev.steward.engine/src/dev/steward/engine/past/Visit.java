package dev.steward.engine.past;

/**
 * That something is about to be done, or was done.
 *
 * @param cursor   where that is
 * @param activation what is done
 * @param when     before or after it
 */
public record Visit(Cursor cursor, Activation activation, When when) {

    /** A side of what is done. */
    public enum When {
        /** It is about to be done. */
        BEFORE,
        /** It was done, and its value is known. */
        AFTER,
        /** It ended without a value: it failed, or was stopped. */
        FAILED
    }
}
