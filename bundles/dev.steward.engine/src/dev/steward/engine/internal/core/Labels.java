package dev.steward.engine.internal.core;

import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.Map;

import dev.steward.engine.value.TypeDef.Label;
import dev.steward.engine.value.Value;

/** Which labels the values of a run carry: by the very value, as two equal ones may have come by different ways. */
final class Labels {

    private final Map<Value, Map<Label, String>> known = new IdentityHashMap<>();

    /** The labels of a value that holds no others, each with the way by which it came. */
    Map<Label, String> of(Value leaf) {
        return known.getOrDefault(leaf, Map.of());
    }

    void put(Value leaf, Label label, String way) {
        known.computeIfAbsent(leaf, key -> new EnumMap<>(Label.class)).putIfAbsent(label, way);
    }
}
