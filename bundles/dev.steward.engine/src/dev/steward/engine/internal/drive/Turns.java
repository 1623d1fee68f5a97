package dev.steward.engine.internal.drive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Queue;
import dev.steward.engine.RunId;

/**
 * Runs that wait to begin, or to go on, while as many are busy as may be: higher priorities first, then who came first.
 * Guarded by who holds it.
 */
final class Turns {

    private final TreeSet<Turn> beginning = new TreeSet<>();
    private final TreeSet<Turn> goingOn = new TreeSet<>();
    private final Map<RunId, Turn> all = new HashMap<>();
    private long last;

    /** One that waits; {@code begins} when it has done nothing yet. */
    record Turn(RunId run, String playbook, int priority, long number, Instant since, boolean begins)
            implements
                Comparable<@NonNull Turn> {
        @Override
        public int compareTo(Turn other) {
            return priority == other.priority ? Long.compare(number, other.number)
                    : Integer.compare(other.priority, priority);
        }
    }

    /** Adds one unless it waits already. */
    void add(RunId run, String playbook, int priority, Instant since, boolean begins) {
        var turn = new Turn(run, playbook, priority, ++last, since, begins);
        if (all.putIfAbsent(run, turn) == null) {
            (begins ? beginning : goingOn).add(turn);
        }
    }

    void remove(RunId run) {
        var turn = all.remove(run);
        if (turn != null) {
            (turn.begins() ? beginning : goingOn).remove(turn);
        }
    }

    /** Takes out who is next; {@code held}: nobody begins. */
    @Nullable
    Turn poll(boolean held) {
        var next = first(held);
        if (next != null) {
            remove(next.run());
        }
        return next;
    }

    private @Nullable Turn first(boolean held) {
        if (held || beginning.isEmpty()) {
            return goingOn.isEmpty() ? null : goingOn.first();
        }
        return goingOn.isEmpty() || beginning.first().priority() > goingOn.first().priority() ? beginning.first()
                : goingOn.first();
    }

    /** How many wait to begin. */
    int beginning() {
        return beginning.size();
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Everybody, in order. */
    List<Queue.Place> places(Words words, String busy, Queue.@Nullable Held held) {
        var order = new ArrayList<Turn>();
        order.addAll(goingOn);
        order.addAll(beginning);
        order.sort((one, other) -> one.priority() != other.priority()
                ? Integer.compare(other.priority(), one.priority())
                : one.begins() == other.begins() ? Long.compare(one.number(), other.number()) : one.begins() ? 1 : -1);
        return order.stream().map(turn -> new Queue.Place(turn.run(), turn.playbook(), "", "runs", turn.priority(),
                turn.since(), words.place(turn.priority(), turn.since(), turn.begins() && held != null
                        ? "the queue is " + words.by("held", held)
                        : busy)))
                .toList();
    }
}
