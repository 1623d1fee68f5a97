package dev.steward.engine.past;

import java.util.List;

import dev.steward.engine.value.Value;

/**
 * What was read from memory.
 *
 * @param path   of the step that read it
 * @param target what was asked for, such as {@code recall content.Voice}
 * @param value  what came
 * @param notes  which items and revisions that was
 */
public record Remembered(int moment, String path, String target, Value value, List<String> notes) {
    public Remembered {
        notes = List.copyOf(notes);
    }
}
