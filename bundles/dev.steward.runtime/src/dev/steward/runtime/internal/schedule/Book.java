package dev.steward.runtime.internal.schedule;

import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

/**
 * The triggers of the company's playbooks as they are now.
 *
 * @param awaited the events that playbooks wait for, each with a playbook whose plan knows its type
 * @param problem why they aren't known, in one sentence; then nothing falls due
 */
public record Book(List<TriggerSpec> triggers, Map<String, String> awaited, @Nullable String problem) {

    /** Nothing waits for events. */
    public Book(List<TriggerSpec> triggers, @Nullable String problem) {
        this(triggers, Map.of(), problem);
    }

    public Book {
        triggers = List.copyOf(triggers);
        awaited = Map.copyOf(awaited);
    }

    /** Reads the text again if it changed. */
    @FunctionalInterface
    public interface Source {
        /** The book of the current text. */
        Book current();
    }
}
