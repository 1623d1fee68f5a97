package dev.steward.engine;

import org.eclipse.jdt.annotation.NonNull;

/**
 * Identity of a run: time-ordered, lower-case, safe in a path and in a shell, such as {@code r-20261122-083001-k3f9}.
 */
public record RunId(String text) implements Comparable<@NonNull RunId> {

    @Override
    public int compareTo(RunId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
