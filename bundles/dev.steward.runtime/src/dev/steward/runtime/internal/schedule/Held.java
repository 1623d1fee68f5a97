package dev.steward.runtime.internal.schedule;

import java.util.Optional;

import dev.steward.engine.Queue;

/** Why nothing at all may start. */
final class Held {

    private Held() {
    }

    /** In a sentence; empty when things may start. */
    static Optional<String> words(Queue queue) {
        var stopped = queue.stopped();
        var held = queue.held();
        if (stopped == null && held == null) {
            return Optional.empty();
        }
        var who = stopped != null ? "Everything was stopped by " + stopped.by()
                : held != null ? "The queue is held by " + held.by() : "";
        return Optional.of(who + "; what falls due meanwhile is judged by its catch-up rule.");
    }
}
