package dev.steward.runtime.internal.schedule;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

/**
 * The triggers of the company's playbooks as they are now.
 *
 * @param problem why they aren't known, in one sentence; then nothing falls due
 */
public record Book(List<TriggerSpec> triggers, @Nullable String problem) {

    public Book {
        triggers = List.copyOf(triggers);
    }

    /** Reads the text again if it changed. */
    @FunctionalInterface
    public interface Source {
        /** The book of the current text. */
        Book current();
    }
}
