package dev.steward.runtime.debug;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Held;
import dev.steward.engine.Holds;

/** The breakpoints of a session with how often each was met. Not thread-safe. */
final class Armed {

    private final Judge judge;
    private final DebugEar ear;
    private final Map<String, Integer> hits = new HashMap<>();
    private List<Breakpoint> breakpoints = List.of();

    Armed(Judge judge, DebugEar ear) {
        this.judge = judge;
        this.ear = ear;
    }

    /**
     * Those by which something is held.
     *
     * @param ids       of the breakpoints, empty when it goes on
     * @param complaint why a condition could not be judged, which holds, too
     */
    record Met(List<String> ids, @Nullable String complaint) {
        Met {
            ids = List.copyOf(ids);
        }
    }

    /** These from now on; those that stay go on counting. */
    void set(Collection<Breakpoint> all) {
        breakpoints = List.copyOf(all);
        hits.keySet().retainAll(breakpoints.stream().map(Breakpoint::id).toList());
    }

    /** Where they want the run held. */
    Holds asks() {
        var wanted = Holds.NONE;
        for (var breakpoint : breakpoints) {
            wanted = wanted.and(breakpoint.asks(judge::lines));
        }
        return wanted;
    }

    /** Whether one of them is for this, whatever its condition. */
    boolean cover(Held held) {
        return breakpoints.stream().anyMatch(breakpoint -> breakpoint.covers(held, judge::lines));
    }

    /** Counts this and judges the conditions; who listens hears of those that can't be judged. */
    Met met(Held held) {
        var met = new ArrayList<String>();
        @Nullable
        String complaint = null;
        for (var breakpoint : breakpoints) {
            if (!breakpoint.covers(held, judge::lines)) {
                continue;
            }
            var answer = judge.condition(breakpoint, held);
            if (!breakpoint.condition().isBlank()) {
                ear.judged(breakpoint.id(), answer.complaint());
            }
            var count = answer.holds() ? hits.merge(breakpoint.id(), 1, Integer::sum) : 0;
            if (answer.complaint() != null || count >= breakpoint.hits()) {
                met.add(breakpoint.id());
                complaint = complaint == null ? answer.complaint() : complaint;
            }
        }
        return new Met(met, complaint);
    }
}
