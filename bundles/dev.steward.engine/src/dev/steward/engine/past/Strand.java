package dev.steward.engine.past;

import java.util.List;

/**
 * What goes on by itself at a moment: the run, or a branch of it beside others; a debugger's thread.
 *
 * @param id     that of the innermost lane or concurrent iteration that it is in; empty for what is in none
 * @param words  for people, such as {@code letters[ana]}, or {@code branch 2: review} of what has no name
 * @param levels playbook calls, the innermost first
 */
public record Strand(String id, String words, List<Level> levels) {
    public Strand {
        levels = List.copyOf(levels);
    }
}
