package dev.steward.engine.past;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.value.Type;
import dev.steward.engine.value.Value;

/**
 * A name and its value at a moment.
 *
 * @param type  as declared, null where only the value tells
 * @param given where the value comes from
 * @param scope number of the activation that the name belongs to: a playbook call, or an iteration, lane or branch in it
 */
public record Variable(String name, Value value, @Nullable Type type, Given given, int scope) {
}
