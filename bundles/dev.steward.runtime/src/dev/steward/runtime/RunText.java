package dev.steward.runtime;

import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;

/**
 * The text that a run uses, and where its steps stand in it.
 *
 * @param playbook qualified name of the playbook that it began with
 * @param sources  text by path relative to the company folder
 * @param places   by static id: {@code package.playbook} for a playbook, {@code package.playbook/step} for a step
 * @param commit   of that text, null when it was not committed
 */
public record RunText(String playbook, Map<String, String> sources, Map<String, Place> places,
        @Nullable String commit) {

    /**
     * Lines of a file.
     *
     * @param path    relative to the company folder
     * @param line    first line, from 1
     * @param endLine last line
     */
    public record Place(String path, int line, int endLine) {

        @Override
        public String toString() {
            return path + ":" + line;
        }
    }

    public RunText {
        sources = Map.copyOf(sources);
        places = Map.copyOf(places);
    }

    /** Where something stands. */
    public Optional<Place> place(String staticId) {
        return Optional.ofNullable(places.get(staticId));
    }
}
