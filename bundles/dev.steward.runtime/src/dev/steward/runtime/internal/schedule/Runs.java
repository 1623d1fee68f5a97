package dev.steward.runtime.internal.schedule;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunId;

/** What the scheduler needs of the company's runs. */
public interface Runs {

    /** A run can't be started now; the message is a sentence. It may work later. */
    final class NotStarted extends Exception {
        private static final long serialVersionUID = 1L;

        /** With the sentence. */
        public NotStarted(String message) {
            super(message);
        }

        /** The sentence. */
        public String sentence() {
            return String.valueOf(getMessage());
        }
    }

    /**
     * Starts a run; durable on return. Does nothing when there is a run with that id.
     *
     * @param payload of the event as JSON, null for a schedule
     * @param origin  what caused it, in words
     */
    void start(TriggerSpec trigger, @Nullable String payload, RunId id, String origin) throws NotStarted;

    /**
     * Brings an event to the runs that may wait for it; in each it counts once.
     *
     * @return false when some run can't be told now, so that it is to be brought once more
     */
    default boolean tell(EventStore.Event event) {
        return true;
    }

    /** Whether a run with that id was ever started. */
    boolean exists(RunId run);

    /** Whether a run has not ended. */
    boolean isOpen(RunId run);

    /** Asks a run to stop, and to take back what it did; harmless when it has ended. */
    void stop(RunId run, String by);
}
