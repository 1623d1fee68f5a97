package dev.steward.engine.internal.drive;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunId;

/**
 * Calls that wait for the same slots: higher priorities first; within one, each run in turn, so that a run with many
 * ready steps does not keep others waiting. Guarded by who holds it.
 */
final class Line {

    private final TreeMap<Integer, Map<RunId, ArrayDeque<Wait>>> waiting = new TreeMap<>(Comparator.reverseOrder());

    /** A call that waits; {@code rank} is its priority, the highest there is once its intent is in the journal. */
    record Wait(RunId run, String playbook, int call, String path, int priority, int rank, Instant since,
            List<String> slots) {
    }

    void add(Wait wait) {
        waiting.computeIfAbsent(wait.rank(), rank -> new LinkedHashMap<>())
                .computeIfAbsent(wait.run(), run -> new ArrayDeque<>()).add(wait);
    }

    /** Who is next, null when nobody waits. */
    @Nullable
    Wait head() {
        return waiting.isEmpty() ? null : waiting.firstEntry().getValue().values().iterator().next().element();
    }

    /** Takes out the next one; its run goes to the end of those of its rank. */
    void poll() {
        var runs = waiting.firstEntry().getValue();
        var run = runs.keySet().iterator().next();
        var own = runs.remove(run);
        if (own != null) {
            own.remove();
            if (!own.isEmpty()) {
                runs.put(run, own);
            }
        }
        if (runs.isEmpty()) {
            waiting.pollFirstEntry();
        }
    }

    /** Whether a call waits here already, with this rank. */
    boolean has(RunId run, int call, int rank) {
        var own = waiting.getOrDefault(rank, Map.of()).get(run);
        return own != null && own.stream().anyMatch(wait -> wait.call() == call);
    }

    /** Takes out those of a run that are meant. */
    void remove(RunId run, java.util.function.IntPredicate calls) {
        for (var ranks = waiting.values().iterator(); ranks.hasNext();) {
            var runs = ranks.next();
            var own = runs.get(run);
            if (own != null && own.removeIf(wait -> calls.test(wait.call())) && own.isEmpty()) {
                runs.remove(run);
            }
            if (runs.isEmpty()) {
                ranks.remove();
            }
        }
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Everybody in the order of their turns. */
    List<Wait> inOrder() {
        var all = new ArrayList<Wait>();
        for (var runs : waiting.values()) {
            var own = runs.values().stream().map(ArrayList::new).toList();
            var rounds = own.stream().mapToInt(List::size).max().orElse(0);
            for (var round = 0; round < rounds; round++) {
                for (var waits : own) {
                    if (waits.size() > round) {
                        all.add(waits.get(round));
                    }
                }
            }
        }
        return all;
    }
}
