package dev.steward.dsl.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A schedule of equal intervals, counted from an anchor, so that it never drifts however late anybody looks.
 *
 * @param anchor   when the counting began; the first time it falls due is one interval later
 * @param interval at least {@link #LEAST}, in whole milliseconds
 */
public record Every(Instant anchor, Duration interval) {

    /** Nothing falls due more often. */
    public static final Duration LEAST = Duration.ofMinutes(1);

    public Every {
        if (interval.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException("the interval " + interval + " is shorter than " + LEAST);
        }
    }

    /** The first time it falls due after an instant. */
    public Instant next(Instant after) {
        if (after.isBefore(anchor)) {
            return anchor.plus(interval);
        }
        long step = interval.toMillis();
        return anchor.plusMillis((anchor.until(after, ChronoUnit.MILLIS) / step + 1) * step);
    }
}
