package dev.steward.engine.internal.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.journal.In;
import dev.steward.engine.past.Waiting;
import dev.steward.engine.plan.AwaitedEvents;

/**
 * What came from outside since the run began, and who waits for such. Each event is taken by one wait at most; one that
 * nobody waits for yet is kept, so that an answer that is faster than the wait for it is not lost.
 */
final class Events {

    private final Run run;
    private final Set<String> seen = new HashSet<>();
    private final Map<String, In.EventCame> kept = new LinkedHashMap<>();
    private final List<EventFrame> waits = new ArrayList<>();
    private @Nullable Set<String> awaited;

    Events(Run run) {
        this.run = run;
    }

    /** Whether it is of use: the plan may wait for such, and this one did not come before. */
    boolean expects(In.EventCame in) {
        return awaited().contains(in.event()) && !seen.contains(in.id());
    }

    private Set<String> awaited() {
        var known = awaited;
        if (known != null) {
            return known;
        }
        var found = Set.copyOf(AwaitedEvents.of(run.plan).keySet());
        awaited = found;
        return found;
    }

    void came(In.EventCame in) {
        if (!seen.add(in.id())) {
            throw new IllegalTransition("The event " + in.id() + " came already.");
        }
        run.note("event.came", "", () -> Map.of("event", Run.text(in.event()), "id", Run.text(in.id()), "payload",
                in.payload()));
        for (var wait : List.copyOf(waits)) {
            if (wait.fits(in)) {
                leave(wait);
                wait.taken(in);
                return;
            }
        }
        kept.put(in.id(), in);
    }

    /** The first that came before and that the wait takes; else it is told when one comes. */
    In.@Nullable EventCame await(EventFrame wait) {
        for (var event : List.copyOf(kept.values())) {
            if (wait.fits(event)) {
                kept.remove(event.id());
                return event;
            }
        }
        waits.add(wait);
        Watched.waits(run, Waiting.Kind.EVENT, wait.path(), wait.path(), wait::event, null);
        return null;
    }

    void leave(EventFrame wait) {
        waits.remove(wait);
        Watched.waitsNoMore(run, Waiting.Kind.EVENT, wait.path());
    }

    boolean noneAwaited() {
        return waits.isEmpty();
    }

    @Nullable
    String waitingFor() {
        return waits.isEmpty() ? null : waits.getFirst().words();
    }
}
