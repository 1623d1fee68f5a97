package dev.steward.bench.workbench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;

import org.eclipse.jdt.annotation.Nullable;

/**
 * What was measured, for the process of the bench: a line each, with tabs between. {@code value NAME NUMBER UNIT},
 * {@code began ACTIVITY AT}, {@code say SENTENCE}, {@code freeze AT MILLIS KIND STACK}, {@code over WHY}. Moments are milliseconds since 1970.
 */
final class Report {

    /** Names the file. Without it nobody measures. */
    private static final String PROPERTY = "dev.steward.bench.report";

    private static final double MILLION = 1e6, P95 = 0.95;

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

    /** The milliseconds since a moment of the machine's own clock. */
    void since(String name, long began) {
        value(name, (System.nanoTime() - began) / MILLION, "ms");
    }

    /** The quantile of all that is reported. */
    static double p95(List<Double> values) {
        return quantile(values, P95);
    }

    static double quantile(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1.0, Math.floor(sorted.size() * share)));
    }

    void began(String activity) {
        line("began", activity, Long.toString(System.currentTimeMillis()));
    }

    /** A sentence for who reads the table. */
    void say(String sentence) {
        line("say", sentence);
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
