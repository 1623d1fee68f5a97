package dev.steward.bench.workbench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

import org.eclipse.jdt.annotation.Nullable;

/**
 * What was measured, for the process of the bench: a line each, with tabs between. {@code value NAME NUMBER UNIT},
 * {@code began ACTIVITY AT}, {@code freeze AT MILLIS KIND STACK}, {@code over WHY}. Moments are milliseconds since 1970.
 */
final class Report {

    /** Names the file. Without it nobody measures. */
    private static final String PROPERTY = "dev.steward.bench.report";

    private final Path file;

    private Report(Path file) {
        this.file = file;
    }

    /** Null when nobody measures. */
    static @Nullable Report asked() {
        String name = System.getProperty(PROPERTY);
        return name == null ? null : new Report(Path.of(name));
    }

    void value(String name, double value, String unit) {
        line("value", name, String.format(Locale.ROOT, "%.3f", value), unit);
    }

    void began(String activity) {
        line("began", activity, Long.toString(System.currentTimeMillis()));
    }

    void line(String... parts) {
        try {
            Files.writeString(file, String.join("\t", parts) + "\n", StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
