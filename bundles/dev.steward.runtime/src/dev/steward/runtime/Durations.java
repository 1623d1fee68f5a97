package dev.steward.runtime;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

import dev.steward.engine.value.TextInput;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeTable;
import dev.steward.engine.value.TypedJson;
import dev.steward.engine.value.Value;

/** Lengths of time as people type them: {@code 90s}, {@code 48 hours}, {@code PT5M}. */
public final class Durations {

    private Durations() {
    }

    /** Empty when the text is no length of time. */
    public static Optional<Duration> read(String text) {
        return TextInput.parse(text, new Type.Prim(Type.Kind.DURATION), new TypeTable(Map.of()),
                ZoneOffset.UTC) instanceof TypedJson.Fits fits && fits.value() instanceof Value.Span span
                        ? Optional.of(span.duration())
                        : Optional.empty();
    }
}
