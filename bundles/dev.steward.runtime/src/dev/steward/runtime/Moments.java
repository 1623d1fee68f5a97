package dev.steward.runtime;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

import dev.steward.runtime.internal.InputText;

/** Points in time as people type them: {@code 2026-09-14}, {@code 2026-09-14 09:00}, {@code 2026-09-14T09:00Z}. */
public final class Moments {

    private Moments() {
    }

    /** Empty when the text is no point in time; without an offset it is taken in the zone. */
    public static Optional<Instant> read(String text, ZoneId zone) {
        try {
            return Optional.of(InputText.moment(text.strip(), zone));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
