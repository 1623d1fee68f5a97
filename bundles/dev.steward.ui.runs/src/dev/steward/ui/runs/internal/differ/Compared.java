package dev.steward.ui.runs.internal.differ;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.value.Value;
import dev.steward.ui.RunMoment;
import dev.steward.ui.kit.Colours;
import dev.steward.ui.kit.Sign;

/**
 * Two things beside each other.
 *
 * @param title   of the view
 * @param left    what stands on the left, in a line
 * @param right   the same
 * @param summary how much is different
 * @param lines   in order
 * @param first   which line is looked at first; -1 for none in particular
 * @param words   a value in a line, or all of it
 */
record Compared(String title, String left, String right, String summary, List<Line> lines, int first,
        BiFunction<Value, Boolean, String> words) {

    /** Both did the same. */
    static final Sign SAME = new Sign("=", "the same", Colours.MUTED);
    /** Something is different. */
    static final Sign CHANGED = new Sign("≠", "different", Colours.ACCENT);
    /** Only the left one did it. */
    static final Sign LEFT = new Sign("◧", "only on the left", Colours.WAITING);
    /** Only the right one did it. */
    static final Sign RIGHT = new Sign("◨", "only on the right", Colours.WAITING);

    Compared {
        lines = List.copyOf(lines);
    }

    /**
     * A step, a try, or the run itself.
     *
     * @param left   what the left one did, in a line; empty when it did nothing there
     * @param right  the same
     * @param look   what the other views are to show of it
     * @param fields all about it
     */
    record Line(Sign sign, String label, String left, String right, Optional<RunMoment> look, List<Field> fields) {
        Line {
            fields = List.copyOf(fields);
        }

        boolean isSame() {
            return sign.equals(SAME);
        }
    }

    /**
     * Something about it.
     *
     * @param place such as {@code sent.prompt} or {@code value.title}
     * @param told  whether it is only told, and makes no difference
     */
    record Field(String place, @Nullable Value left, @Nullable Value right, boolean told) {

        boolean isSame() {
            return told || Objects.equals(left, right);
        }

        Sign sign() {
            return isSame() ? SAME : left == null ? RIGHT : right == null ? LEFT : CHANGED;
        }
    }

    /** A value in a line; empty for none. */
    String line(@Nullable Value value) {
        return value == null || value instanceof Value.None ? "" : words.apply(value, false);
    }

    /** All of a value; empty for none. Not on the UI thread. */
    String full(@Nullable Value value) {
        return value == null || value instanceof Value.None ? "" : words.apply(value, true);
    }
}
