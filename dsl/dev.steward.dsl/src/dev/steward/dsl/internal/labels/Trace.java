package dev.steward.dsl.internal.labels;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;

/**
 * How a label came to a value.
 *
 * @param origin  where it came in, for people: {@code mail.read}, {@code the input topic}
 * @param scope   of the fact that it was recalled from, null for any other origin
 * @param through the names that it was handed on under, the latest last
 */
record Trace(String origin, @Nullable String scope, List<String> through) {

    private static final int MOST = 4;

    Trace {
        through = List.copyOf(through);
    }

    static Trace of(String origin) {
        return new Trace(origin, null, List.of());
    }

    Trace through(String name) {
        if (through.size() >= MOST || name.equals(origin) || through.contains(name)) {
            return this;
        }
        List<String> longer = new ArrayList<>(through);
        longer.add(name);
        return new Trace(origin, scope, longer);
    }

    /** {@code mail.read, through summary and reply}. */
    String told() {
        return through.isEmpty() ? origin
                : origin + ", through " + dev.steward.dsl.internal.analysis.Words.list(through);
    }
}
