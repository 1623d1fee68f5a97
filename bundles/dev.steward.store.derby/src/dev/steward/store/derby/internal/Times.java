package dev.steward.store.derby.internal;

import java.time.Instant;

import org.eclipse.jdt.annotation.Nullable;

/** Instants as stored: nanoseconds since 1970, exact from 1677 to 2262, at the nearest end outside. */
public final class Times {

    private static final long SECOND = 1_000_000_000L;
    private static final long MOST_SECONDS = Long.MAX_VALUE / SECOND - 1;

    private Times() {
    }

    /** The number of an instant. */
    public static long number(Instant instant) {
        long seconds = instant.getEpochSecond();
        if (Math.abs(seconds) > MOST_SECONDS) {
            return seconds < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return seconds * SECOND + instant.getNano();
    }

    /** The number of an instant that may be absent. */
    public static @Nullable Long optional(@Nullable Instant instant) {
        return instant == null ? null : number(instant);
    }

    /** The instant of a number. */
    public static Instant instant(long number) {
        return Instant.ofEpochSecond(Math.floorDiv(number, SECOND), Math.floorMod(number, SECOND));
    }
}
