package dev.steward.bench;

import java.util.List;

/** What is made of many measurements. */
final class Numbers {

    private Numbers() {
    }

    /** The middle one; NaN of none. */
    static double median(List<Double> values) {
        return quantile(values, 0.5);
    }

    /** The value that the part {@code part} of all does not pass; NaN of none. */
    static double quantile(List<Double> values, double part) {
        var sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN
                : sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * part)));
    }
}
