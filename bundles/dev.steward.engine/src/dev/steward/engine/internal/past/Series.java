package dev.steward.engine.internal.past;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.eclipse.jdt.annotation.Nullable;

/** Something that changes from moment to moment. */
final class Series<T> {

    private final Ints moments = new Ints();
    private final List<@Nullable T> values = new ArrayList<>();

    /** It is this from a moment on, which is not before the latest one. */
    void put(int moment, @Nullable T value) {
        var last = values.size() - 1;
        if (last >= 0 && moments.get(last) == moment) {
            values.set(last, value);
        } else if (last < 0 || !Objects.equals(values.get(last), value)) {
            moments.add(moment);
            values.add(value);
        }
    }

    /** What it was at a moment; null before there was anything. */
    @Nullable
    T at(int moment) {
        var count = moments.upTo(moment);
        return count == 0 ? null : values.get(count - 1);
    }
}
