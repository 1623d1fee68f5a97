package dev.steward.debug;

/** What becomes of a run that is terminated while something that it did could be taken back. */
public enum Ending {
    /** It is stopped, and what open sagas did is taken back. */
    COMPENSATE,
    /** It stays held where it is, and can be gone on with another day. */
    HOLD,
    /** Nothing: it is debugged further. */
    NOTHING;

    /** Code of the status whose handler is asked; it gives one of these. */
    public static final int QUESTION = 1;

    /** Asks somebody; waits for the answer, on a thread that may wait. */
    @FunctionalInterface
    public interface Choice {
        /** What is to become of it. */
        Ending choose(RunTarget target);
    }
}
