package dev.steward.engine.spi;

import java.time.Instant;

/** The clock and the alarm of the engine, so that a simulator can own time. Thread-safe. */
public interface Ticker {

    /** Now. */
    Instant now();

    /** Runs {@code wake} once, at {@code due} or soon after, on a thread of the ticker; {@code wake} returns at once. */
    Alarm at(Instant due, Runnable wake);

    /** A set alarm. */
    @FunctionalInterface
    interface Alarm {
        /** Cancels it; harmless when it rang. */
        void cancel();
    }
}
