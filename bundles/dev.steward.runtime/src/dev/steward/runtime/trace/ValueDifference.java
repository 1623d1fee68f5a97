package dev.steward.runtime.trace;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.value.Value;

/**
 * Something that is not the same in two values.
 *
 * @param place where, such as {@code value.title} or {@code inputs.names[2]}
 * @param left  null where the left one has nothing there
 * @param right null where the right one has nothing there
 */
public record ValueDifference(String place, @Nullable Value left, @Nullable Value right) {

    /** Field by field and item by item; texts and numbers as a whole. */
    public static List<ValueDifference> between(String place, @Nullable Value left, @Nullable Value right) {
        var found = new ArrayList<ValueDifference>();
        compare(place, left, right, found);
        return found;
    }

    /** The same of named values. */
    public static List<ValueDifference> between(String place, Map<String, Value> left, Map<String, Value> right) {
        var found = new ArrayList<ValueDifference>();
        fields(place, left, right, found);
        return found;
    }

    private static void compare(String place, @Nullable Value left, @Nullable Value right,
            List<ValueDifference> found) {
        if (left instanceof Value.Struct one && right instanceof Value.Struct other
                && one.type().equals(other.type())) {
            fields(place, one.fields(), other.fields(), found);
        } else if (left instanceof Value.Items one && right instanceof Value.Items other) {
            for (var at = 0; at < Math.max(one.items().size(), other.items().size()); at++) {
                compare(place + "[" + (at + 1) + "]", item(one, at), item(other, at), found);
            }
        } else if (!Objects.equals(left, right)) {
            found.add(new ValueDifference(place, left, right));
        }
    }

    private static @Nullable Value item(Value.Items items, int at) {
        return at < items.items().size() ? items.items().get(at) : null;
    }

    private static void fields(String place, Map<String, Value> left, Map<String, Value> right,
            List<ValueDifference> found) {
        var names = new LinkedHashSet<>(left.keySet());
        names.addAll(right.keySet());
        for (var name : names) {
            compare(place.isEmpty() ? name : place + "." + name, left.get(name), right.get(name), found);
        }
    }
}
