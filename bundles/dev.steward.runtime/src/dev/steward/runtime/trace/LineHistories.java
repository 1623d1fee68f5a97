package dev.steward.runtime.trace;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.RunQuery;
import dev.steward.engine.spi.RunStore.RunRow;
import dev.steward.engine.value.Value;

/**
 * How steps went in the newest runs. A run that has ended is read once and kept as a few numbers a step, so a question
 * costs the runs that came since, however many there are. Thread-safe; blocks on the store.
 */
final class LineHistories {

    private static final Logger LOG = System.getLogger(LineHistories.class.getName());
    /** Nobody looks further back. */
    private static final int MOST_LOOKED = 300, MOST_RUNS = 100;
    /** Entries of journals that are read for one question at most; then what is known has to do. */
    private static final long MOST_ENTRIES = 200_000;
    private static final int KEPT = 2_000;

    private final Reads reads;
    private final Function<String, Plan> plans;
    private final Map<RunId, Past> kept = Collections.synchronizedMap(new Kept());
    private final Map<String, Set<String>> playbooks = Collections.synchronizedMap(new HashMap<>());

    /** What is read of the company. */
    interface Reads {
        List<RunRow> page(RunQuery query);

        Engine.Trace trace(RunId run);
    }

    /** The newest that were asked for. */
    private static final class Kept extends LinkedHashMap<RunId, Past> {
        private static final long serialVersionUID = 1L;

        Kept() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.@Nullable Entry<RunId, Past> eldest) {
            return size() > KEPT;
        }
    }

    /** A run as it was read; one that is resumed has more entries then. */
    private record Past(long seq, Map<String, Steps> steps) {
    }

    /** All activations of a step in one run. */
    private record Steps(LineHistory.Once latest, int times, int failed, int tries, long microUsd, Duration operator) {
    }

    LineHistories(Reads reads, Function<String, Plan> plans) {
        this.reads = reads;
        this.plans = plans;
    }

    LineHistory of(String staticId) {
        var slash = staticId.lastIndexOf('/');
        return all(slash < 0 ? staticId : staticId.substring(0, slash)).getOrDefault(staticId,
                new LineHistory(staticId, 0, List.of(), 0, 0, 0, 0, Duration.ZERO));
    }

    /** Of every step of a playbook that was done, by its static id. */
    Map<String, LineHistory> all(String playbook) {
        var found = new LinkedHashMap<String, List<Steps>>();
        var candidates = candidates(playbook);
        var looked = 0;
        var read = 0L;
        for (var row : candidates) {
            if (looked++ == MOST_RUNS || read > MOST_ENTRIES) {
                break;
            }
            read += known(row) == null ? row.seq() : 0;
            steps(row).forEach((id, steps) -> {
                if (id.startsWith(playbook + "/")) {
                    found.computeIfAbsent(id, key -> new ArrayList<>()).add(steps);
                }
            });
        }
        var histories = new LinkedHashMap<String, LineHistory>();
        found.forEach((id, steps) -> histories.put(id, history(id, candidates.size(), steps)));
        return histories;
    }

    private static LineHistory history(String staticId, int looked, List<Steps> found) {
        return new LineHistory(staticId, looked, found.stream().map(Steps::latest).toList(),
                found.stream().mapToInt(Steps::times).sum(), found.stream().mapToInt(Steps::failed).sum(),
                found.stream().mapToInt(Steps::tries).sum(), found.stream().mapToLong(Steps::microUsd).sum(),
                found.stream().map(Steps::operator).reduce(Duration.ZERO, Duration::plus));
    }

    /** The newest runs of a playbook, and those among the newest of all that may have it inside; the newest first. */
    private List<RunRow> candidates(String playbook) {
        var rows = new LinkedHashMap<RunId, RunRow>();
        reads.page(new RunQuery(List.of(), playbook, "", RunQuery.Order.STARTED, true, 0, MOST_RUNS))
                .forEach(row -> rows.put(row.run(), row));
        reads.page(RunQuery.newest(MOST_LOOKED)).stream().filter(row -> isIn(row, playbook))
                .forEach(row -> rows.put(row.run(), row));
        return rows.values().stream().filter(row -> !row.compacted() && row.state() != RunState.PENDING)
                .sorted(Comparator.comparing(RunRow::started).reversed()).toList();
    }

    /** Whether a run may come to a playbook inside. */
    private boolean isIn(RunRow row, String playbook) {
        var known = playbooks.get(row.planHash());
        if (known == null) {
            try {
                known = Set.copyOf(plans.apply(row.planHash()).playbooks().keySet());
            } catch (RuntimeException e) {
                // what can't be read of one run is no reason to tell nothing about the others
                LOG.log(Level.WARNING, "The plan of the run " + row.run() + " can't be read", e);
                known = Set.of();
            }
            playbooks.put(row.planHash(), known);
        }
        return known.contains(playbook);
    }

    private @Nullable Past known(RunRow row) {
        var before = kept.get(row.run());
        return before != null && before.seq() == row.seq() ? before : null;
    }

    private Map<String, Steps> steps(RunRow row) {
        var before = known(row);
        if (before != null) {
            return before.steps();
        }
        Map<String, Steps> read = Map.of();
        try {
            read = read(reads.trace(row.run()));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The run " + row.run() + " can't be read, so its steps don't count", e);
        }
        if (row.state().ended()) {
            kept.put(row.run(), new Past(row.seq(), read));
        }
        return read;
    }

    private static Map<String, Steps> read(Engine.Trace trace) {
        var operator = new HashMap<String, Duration>();
        for (var event : trace.events()) {
            if (event.type().equals("ask.answered") && event.facts().get("took") instanceof Value.Span took) {
                operator.merge(event.path(), took.duration(), Duration::plus);
            }
        }
        var steps = new HashMap<String, Steps>();
        for (var step : trace.steps()) {
            if (!step.path().contains("~")) {
                steps.merge(step.staticId(), one(trace, step, operator.getOrDefault(step.path(), Duration.ZERO)),
                        LineHistories::both);
            }
        }
        return steps;
    }

    private static Steps one(Engine.Trace trace, Engine.StepTrace step, Duration operator) {
        return new Steps(new LineHistory.Once(trace.run(), trace.started(), step.path(), step.state(), step.error()),
                1, step.state().equals("failed") ? 1 : 0, step.attempts(), step.microUsd(), operator);
    }

    private static Steps both(Steps one, Steps next) {
        return new Steps(next.latest(), one.times() + next.times(), one.failed() + next.failed(),
                one.tries() + next.tries(), one.microUsd() + next.microUsd(), one.operator().plus(next.operator()));
    }
}
