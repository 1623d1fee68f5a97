package dev.steward.engine.internal.core;

import java.util.HashMap;
import java.util.Map;

import dev.steward.engine.value.Value;

/** Words of a plan that a run says with every step: one value for each, as whoever records the run keeps them all. */
final class Words {

    private final Map<String, Value.Text> known = new HashMap<>();

    Value.Text of(String word) {
        return known.computeIfAbsent(word, Value.Text::new);
    }
}
