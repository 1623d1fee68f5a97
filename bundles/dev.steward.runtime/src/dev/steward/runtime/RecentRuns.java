package dev.steward.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunId;
import dev.steward.engine.spi.RunStore;

/**
 * The newest runs, for who looks again and again: the first look reads up to {@value #MOST} rows, each later one a page of
 * the newest and those that have ended since, however many runs there are. To be used by one reader at a time.
 */
public final class RecentRuns {

    /** So many are known at most. */
    public static final int MOST = 5_000;
    private static final int PAGE = 100;
    private static final int GROWTH = 4;

    private Map<RunId, RunStore.RunRow> known = Map.of();
    private @Nullable RunService last;

    /** Rows newest first, those of open runs as they are now; begins anew when it is another company. */
    public Collection<RunStore.RunRow> look(RunService runs) {
        if (runs != last) {
            last = runs;
            known = Map.of();
        }
        return look(runs.open(), limit -> runs.list(List.of(), limit), runs::row);
    }

    /**
     * Rows newest first.
     *
     * @param open   rows of all runs that have not ended
     * @param newest rows newest first, as many as asked for or all
     * @param row    a run's row
     */
    public Collection<RunStore.RunRow> look(Collection<RunStore.RunRow> open, IntFunction<List<RunStore.RunRow>> newest,
            Function<RunId, RunStore.RunRow> row) {
        var page = page(newest);
        var next = new LinkedHashMap<RunId, RunStore.RunRow>();
        page.forEach(each -> next.put(each.run(), each));
        var goesOn = new LinkedHashMap<RunId, RunStore.RunRow>();
        open.forEach(each -> goesOn.put(each.run(), each));
        for (var before : known.values()) {
            if (next.size() >= MOST) {
                break;
            }
            if (!next.containsKey(before.run())) {
                next.put(before.run(), now(before, goesOn, row));
            }
        }
        known = next;
        return new ArrayList<>(next.values());
    }

    /** What has ended stays as it is; what was open is open still, or has ended since. */
    private static RunStore.RunRow now(RunStore.RunRow before, Map<RunId, RunStore.RunRow> open,
            Function<RunId, RunStore.RunRow> row) {
        var goesOn = open.get(before.run());
        return goesOn != null ? goesOn : before.state().ended() ? before : row.apply(before.run());
    }

    /** Down to a run that is known already. */
    private List<RunStore.RunRow> page(IntFunction<List<RunStore.RunRow>> newest) {
        Set<RunId> before = new HashSet<>(known.keySet());
        for (var limit = before.isEmpty() ? MOST : PAGE;; limit = Math.min(MOST, limit * GROWTH)) {
            var page = newest.apply(limit);
            if (limit >= MOST || page.size() < limit || before.contains(page.getLast().run())) {
                return page;
            }
        }
    }
}
