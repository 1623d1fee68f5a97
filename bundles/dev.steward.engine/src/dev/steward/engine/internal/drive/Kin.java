package dev.steward.engine.internal.drive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.steward.engine.RunId;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.RunQuery;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.spi.StoreException;

/** Which runs share a past with a run: those that it comes from, and the forks of all of them. */
final class Kin {

    private static final int PAGE = 1_000;

    private final Shared shared;

    Kin(Shared shared) {
        this.shared = shared;
    }

    /**
     * The others of a family.
     *
     * @param known of which the journal is kept
     * @param lost  of which only the row is kept, and that may have done something after the run began
     */
    record Line(List<Known> known, List<RunStore.RunRow> lost) {
    }

    /** All that share a past with the run. */
    Line line(Known run) {
        var roots = new ArrayList<>(List.of(run.row()));
        run.journal().started().forks().stream().flatMap(from -> shared.ports.store().run(from.of()).stream())
                .forEach(roots::add);
        var rows = new ArrayList<>(forks(roots));
        rows.addAll(roots);
        rows.removeIf(row -> row.run().equals(run.run()));
        // what they had done when the run began is in its own journal
        return new Line(rows.stream().filter(row -> !row.compacted()).map(row -> Known.of(shared, row.run())).toList(),
                rows.stream().filter(row -> row.compacted() && !row.updated().isBefore(run.row().started())
                        && mayDo(row)).toList());
    }

    /** Of any of these, also those of which only the row is kept; each began after its run, so that no more is read. */
    private List<RunStore.RunRow> forks(Collection<RunStore.RunRow> runs) {
        var oldest = runs.stream().map(RunStore.RunRow::started).min(Instant::compareTo).orElseThrow();
        var younger = new ArrayList<RunStore.RunRow>();
        for (var from = 0;; from += PAGE) {
            var page = shared.ports.store().page(RunQuery.newest(PAGE).part(from, PAGE)).rows();
            page.stream().filter(row -> row.parent() != null).forEach(younger::add);
            if (page.size() < PAGE || page.getLast().started().isBefore(oldest)) {
                break;
            }
        }
        var kin = new ArrayList<RunStore.RunRow>();
        Set<RunId> line = new HashSet<>();
        runs.forEach(run -> line.add(run.run()));
        for (var found = true; found;) {
            found = false;
            for (var row : younger) {
                var parent = row.parent();
                if (parent != null && line.contains(parent) && line.add(row.run())) {
                    kin.add(row);
                    found = true;
                }
            }
        }
        return kin;
    }

    private boolean mayDo(RunStore.RunRow row) {
        Plan plan;
        try {
            plan = shared.ports.plans().plan(row.planHash());
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            // there is no plan any more that tells it
            return true;
        }
        return mayDo(plan);
    }

    /** Whether a run of it may do something outside. */
    static boolean mayDo(Plan plan) {
        return plan.connectors().values().stream().flatMap(connector -> connector.operations().values().stream())
                .anyMatch(operation -> operation.effect() != Plan.EffectKind.READS);
    }
}
