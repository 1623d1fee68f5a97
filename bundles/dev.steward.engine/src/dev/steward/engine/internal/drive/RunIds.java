package dev.steward.engine.internal.drive;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.random.RandomGenerator;

import dev.steward.engine.RunId;

/** Makes ids of runs: the time to the second, and by chance. Thread-safe when its source of chance is. */
record RunIds(RandomGenerator random) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";
    private static final int LENGTH = 6;

    RunId next(Instant now) {
        var id = new StringBuilder("r-").append(TIME.format(now)).append('-');
        for (var i = 0; i < LENGTH; i++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return new RunId(id.toString());
    }
}
