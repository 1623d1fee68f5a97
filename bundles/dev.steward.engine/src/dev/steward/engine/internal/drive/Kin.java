package dev.steward.engine.internal.drive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import dev.steward.engine.RunId;
import dev.steward.engine.spi.RunQuery;
import dev.steward.engine.spi.RunStore;

/** The forks of a run, and theirs. */
final class Kin {

    private static final int PAGE = 1_000;

    private final Shared shared;

    Kin(Shared shared) {
        this.shared = shared;
    }

    /** Those whose journals are kept; each began after the run, so that no more of the list is read. */
    List<RunStore.RunRow> of(RunStore.RunRow run) {
        var younger = new ArrayList<RunStore.RunRow>();
        for (var from = 0;; from += PAGE) {
            var page = shared.ports.store().page(RunQuery.newest(PAGE).part(from, PAGE)).rows();
            page.stream().filter(row -> row.parent() != null && !row.compacted()).forEach(younger::add);
            if (page.size() < PAGE || page.getLast().started().isBefore(run.started())) {
                break;
            }
        }
        var kin = new ArrayList<RunStore.RunRow>();
        var line = new HashSet<RunId>(List.of(run.run()));
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
}
