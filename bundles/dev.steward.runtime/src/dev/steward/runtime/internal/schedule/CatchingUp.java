package dev.steward.runtime.internal.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.runtime.internal.schedule.TriggerState.Firing;
import dev.steward.runtime.internal.schedule.TriggerState.Missed;

/** Which of the times that fell due start a run. A pure function. */
final class CatchingUp {

    /** Later than this, a time counts as missed. */
    static final Duration PUNCTUAL = Duration.ofMinutes(1);

    private final TriggerSpec spec;
    private final ZoneId zone;

    CatchingUp(TriggerSpec spec, ZoneId zone) {
        this.spec = spec;
        this.zone = zone;
    }

    /** What fell due: the newest that are of any interest, how many more were before them, and the first of all. */
    private record Due(List<Instant> newest, long older, Instant first) {
        Instant last() {
            return newest.getLast();
        }
    }

    /**
     * The state with everything decided that fell due up to now; the same state when nothing did.
     *
     * @param dropped why nothing of it may start, null to follow the rules
     */
    TriggerState decide(TriggerState state, Instant now, @Nullable String dropped) {
        var found = due(state, now);
        if (found.isEmpty()) {
            return state;
        }
        var due = found.get();
        if (dropped != null) {
            return state.decided(due.last(), List.of()).missed(due.older() + due.newest().size(),
                    new Missed(due.last(), now, dropped));
        }
        var latest = now.minus(PUNCTUAL);
        var late = due.newest().stream().filter(d -> d.isBefore(latest)).toList();
        var punctual = due.newest().stream().filter(d -> !d.isBefore(latest)).map(d -> new Firing(d, null)).toList();
        if (late.isEmpty() && due.older() == 0) {
            return state.decided(due.last(), punctual);
        }
        return switch (spec.catchUp()) {
            case NONE -> passed(state.decided(due.last(), punctual), late.isEmpty() ? due.last() : late.getLast(), now,
                    due.older() + late.size(), "It fell due while nobody could start it, and catchUp none leaves it.");
            case ONCE -> passed(state.decided(due.last(), List.of(new Firing(due.last(), madeUp(due)))), due.last(),
                    now, due.older() + due.newest().size() - 1L, "One run makes up for all that fell due before it.");
            case ALL -> all(state, due, late, punctual, now);
        };
    }

    private TriggerState all(TriggerState state, Due due, List<Instant> late, List<Firing> punctual, Instant now) {
        var kept = late.subList(Math.max(0, late.size() - spec.most()), late.size());
        var starts = new ArrayList<Firing>();
        kept.forEach(d -> starts.add(new Firing(d, madeUp(due))));
        starts.addAll(punctual);
        var left = due.older() + late.size() - kept.size();
        return passed(state.decided(due.last(), starts), kept.isEmpty() ? due.first() : kept.getFirst(), now, left,
                "Only " + spec.most() + " starts are made up; those before are left out.");
    }

    private static TriggerState passed(TriggerState state, Instant at, Instant now, long times, String why) {
        return times == 0 ? state : state.missed(times, new Missed(at, now, why));
    }

    private String madeUp(Due due) {
        var times = due.older() + due.newest().size();
        return times == 1 ? "made up" : "made up, as one of " + times + " since "
                + due.first().atZone(zone).toOffsetDateTime();
    }

    private Optional<Due> due(TriggerState state, Instant now) {
        var newest = new ArrayDeque<Instant>();
        var keep = Math.max(1, spec.most()) + 2;
        long older = 0;
        Instant first = null;
        var next = spec.next(state.decided(), state.since(), zone);
        while (next.isPresent() && !next.get().isAfter(now)) {
            first = first == null ? next.get() : first;
            newest.add(next.get());
            if (newest.size() > keep) {
                newest.remove();
                older++;
            }
            next = spec.next(next.get(), state.since(), zone);
        }
        return first == null ? Optional.empty() : Optional.of(new Due(List.copyOf(newest), older, first));
    }
}
