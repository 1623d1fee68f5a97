package dev.steward.ui.runs.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.swt.widgets.Control;

import dev.steward.engine.RunId;
import dev.steward.engine.spi.RunQuery;
import dev.steward.engine.spi.RunStore.RunRow;
import dev.steward.ui.kit.Deliver;

/**
 * The parts of a list that were looked at, read elsewhere when they come into sight. What is known stays to be seen until
 * something newer is there. UI thread.
 */
final class RunPages {

    /** Rows in a part. */
    static final int SIZE = 100;
    private static final int KEPT = 40;

    private final Control control;
    private final Function<RunQuery, CompletableFuture<RunQuery.Page>> read;
    private final Consumer<RunQuery.Page> shown;
    private final Consumer<String> trouble;
    private final Map<Integer, List<RunRow>> pages = new HashMap<>();
    private final Set<Integer> reading = new HashSet<>();
    private final Set<Integer> stale = new HashSet<>();
    private RunQuery query = RunQuery.newest(SIZE);
    private int generation;

    /**
     * @param read    answers with a part
     * @param shown   hears of each part that came
     * @param trouble hears a sentence when none came
     */
    RunPages(Control control, Function<RunQuery, CompletableFuture<RunQuery.Page>> read,
            Consumer<RunQuery.Page> shown, Consumer<String> trouble) {
        this.control = control;
        this.read = read;
        this.shown = shown;
        this.trouble = trouble;
    }

    /** Another list. */
    void ask(RunQuery other) {
        query = other;
        generation++;
        pages.clear();
        reading.clear();
        stale.clear();
        load(0);
    }

    RunQuery query() {
        return query;
    }

    /** A row of the list; asks for its part when that is not known, or no longer. */
    Optional<RunRow> row(int index) {
        var page = index / SIZE;
        if (!pages.containsKey(page) || stale.contains(page)) {
            load(page);
        }
        return known(index);
    }

    /** A row as far as it is known. */
    Optional<RunRow> known(int index) {
        var rows = pages.getOrDefault(index / SIZE, List.of());
        return index % SIZE < rows.size() ? Optional.of(rows.get(index % SIZE)) : Optional.empty();
    }

    /** Where a run is in what is known; -1 when it is nowhere there. */
    int indexOf(RunId run) {
        for (var page : pages.entrySet()) {
            for (var i = 0; i < page.getValue().size(); i++) {
                if (page.getValue().get(i).run().equals(run)) {
                    return page.getKey() * SIZE + i;
                }
            }
        }
        return -1;
    }

    /** Something happened in runs: what is in sight is read again, the rest when it comes into sight. */
    void refresh(int firstInSight, int lastInSight) {
        stale.addAll(pages.keySet());
        load(0);
        for (var page = firstInSight / SIZE; page <= lastInSight / SIZE; page++) {
            load(page);
        }
    }

    private void load(int page) {
        if (!reading.add(page)) {
            return;
        }
        var asked = generation;
        Deliver.to(control, read.apply(query.part(page * SIZE, SIZE)), found -> {
            if (asked == generation) {
                reading.remove(page);
                stale.remove(page);
                pages.put(page, found.rows());
                forget(page);
                shown.accept(found);
            }
        }, sentence -> {
            if (asked == generation) {
                reading.remove(page);
                trouble.accept(sentence);
            }
        });
    }

    /** What is far from here is read again when somebody comes there. */
    private void forget(int here) {
        new ArrayList<>(pages.keySet()).stream()
                .sorted(Comparator.comparingInt((Integer page) -> Math.abs(page - here))).skip(KEPT)
                .forEach(pages::remove);
    }
}
