package dev.steward.ui.runs.internal.timeline;

import java.time.Instant;
import java.util.List;

/**
 * One activation of a step on the timeline.
 *
 * @param path  of the step, with the keys of its rounds
 * @param id    {@code playbook/step}, empty when it is unknown
 * @param lane  from 0; what runs beside something else, or inside it, has another one
 * @param state as traces write it
 * @param to    of an open one the present
 * @param parts in the order of their beginning; they may overlap
 */
public record Span(String path, String id, int lane, String state, Instant from, Instant to, List<Part> parts) {

    public Span {
        parts = List.copyOf(parts);
    }

    /** What a span is made of. */
    public enum Kind {
        /** A call that came back. */
        CALL,
        /** A call that failed or whose answer was lost. */
        FAILED,
        /** For a person, a time or another try. */
        WAIT
    }

    /** A piece of a span. */
    public record Part(Kind kind, Instant from, Instant to) {
    }

    /** The last part of its path, which is the step's own name, and the key of the round that it is in. */
    public String label() {
        var cut = path.lastIndexOf('/');
        var around = cut < 0 ? "" : path.substring(0, cut);
        var key = around.endsWith("]") ? around.substring(around.lastIndexOf('[')) : "";
        return path.substring(cut + 1) + (key.isEmpty() ? "" : " " + key);
    }

    /** How many times it was tried, as far as calls tell. */
    public long failures() {
        return parts.stream().filter(part -> part.kind() == Kind.FAILED).count();
    }
}
