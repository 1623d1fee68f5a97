package dev.steward.engine.past;

import java.time.Instant;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Something that a run waits for at a moment.
 *
 * @param path  of the step that waits
 * @param words what is waited for: the title of a question, the target of a call, the type of an event
 * @param id    of the question, number of the call; null for others
 * @param since when that began
 * @param until when it is over without an answer, null for never
 */
public record Waiting(Kind kind, String path, String words, @Nullable String id, Instant since,
        @Nullable Instant until) {

    /** What for. */
    public enum Kind {
        CALL, ASK, TIMER, EVENT
    }
}
