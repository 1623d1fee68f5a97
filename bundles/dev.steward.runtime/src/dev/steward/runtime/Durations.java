package dev.steward.runtime;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;

import dev.steward.runtime.internal.InputText;

/** Lengths of time as people type them: {@code 90s}, {@code 48 hours}, {@code 1 h 30 min}, {@code PT5M}. */
public final class Durations {

    private Durations() {
    }

    /** Empty when the text is no length of time. */
    public static Optional<Duration> read(String text) {
        try {
            return Optional.of(InputText.span(text.strip()));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
