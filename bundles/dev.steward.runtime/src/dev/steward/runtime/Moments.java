package dev.steward.runtime;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

import dev.steward.engine.value.TextInput;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeTable;
import dev.steward.engine.value.TypedJson;
import dev.steward.engine.value.Value;

/** Points in time as people type them: {@code 2026-09-14}, {@code 2026-09-14 09:00}, {@code 2026-09-14T09:00Z}. */
public final class Moments {

    private Moments() {
    }

    /** Empty when the text is no point in time; without an offset it is taken in the zone. */
    public static Optional<Instant> read(String text, ZoneId zone) {
        var day = text.strip().matches("\\d{4}-\\d\\d-\\d\\d");
        return TextInput.parse(day ? text.strip() + " 00:00" : text, new Type.Prim(Type.Kind.DATETIME),
                new TypeTable(Map.of()), zone) instanceof TypedJson.Fits fits
                && fits.value() instanceof Value.Moment moment
                        ? Optional.of(moment.instant())
                        : Optional.empty();
    }
}
