package dev.steward.runtime.tell;

/** Meanings that have a colour. Meaning never rests on colour alone. */
public enum Tone {
    /** Nothing special. */
    PLAIN,
    /** Steps back. */
    FAINT,
    /** What a line is about. */
    STRONG,
    /** The one accent. */
    ACCENT,
    /** Under way. */
    RUNNING,
    /** Waits for somebody or something. */
    WAITING,
    /** Failed, or nobody knows how it ended. */
    FAILED,
    /** Taken back. */
    UNDONE,
    /** Ended well. */
    DONE
}
