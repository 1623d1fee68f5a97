package dev.steward.runtime;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** The innermost step of which a line of a file is a part, by its static id. */
    public Optional<String> stepOn(String path, int line) {
        return steps(path).filter(step -> step.getValue().line() <= line && line <= step.getValue().endLine())
                .reduce((outer, inner) -> inner).map(Map.Entry::getKey);
    }

    /** The step that begins on a line of a file, else the next one below it, by its static id. */
    public Optional<String> stepFrom(String path, int line) {
        return steps(path).filter(step -> step.getValue().line() >= line).findFirst().map(Map.Entry::getKey);
    }

    /** As they begin, what is around a step before it. */
    private Stream<Map.Entry<String, Place>> steps(String path) {
        return places.entrySet().stream()
                .filter(one -> one.getValue().path().equals(path) && one.getKey().matches("[^/#~]+/[^/#~]+"))
                .sorted(Comparator.comparingInt((Map.Entry<String, Place> one) -> one.getValue().line())
                        .thenComparingInt(one -> -one.getValue().endLine()));
    }

    /** Where something stands. */
    public Optional<Place> place(String staticId) {
        return Optional.ofNullable(places.get(staticId));
    }
}
