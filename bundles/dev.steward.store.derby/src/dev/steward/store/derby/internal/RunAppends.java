package dev.steward.store.derby.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunId;
import dev.steward.engine.spi.RunStore.Append;
import dev.steward.engine.spi.RunStore.AskRow;
import dev.steward.engine.spi.RunStore.RunRow;

/** What one transaction appends to one run: its queued appends as one. */
final class RunAppends {

    private final RunId run;
    private final int number;
    private final @Nullable RunRow before;
    private final long last;
    private final List<Queued> parts = new ArrayList<>();
    private final List<byte[]> entries = new ArrayList<>();
    private final Map<String, AskRow> asks = new LinkedHashMap<>();

    /**
     * @param before the stored row, null for a new run
     * @param last   number of the run's last stored entry
     */
    RunAppends(RunId run, int number, @Nullable RunRow before, long last) {
        this.run = run;
        this.number = number;
        this.before = before;
        this.last = last;
    }

    /** Whether the append follows what is here without a gap. */
    boolean fits(Append append) {
        return append.firstSeq() == next();
    }

    /** Whether the run's journal was removed, so that nothing can follow. */
    boolean isCompacted() {
        var known = before;
        return known != null && known.compacted();
    }

    void add(Queued queued) {
        parts.add(queued);
        entries.addAll(queued.append().entries());
        queued.append().asks().forEach(ask -> asks.put(ask.id(), ask));
    }

    long next() {
        return last + entries.size() + 1;
    }

    RunId run() {
        return run;
    }

    int number() {
        return number;
    }

    RunRow row() {
        return parts.getLast().append().row();
    }

    long first() {
        return last + 1;
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    List<Queued> parts() {
        return parts;
    }

    List<byte[]> entries() {
        return entries;
    }

    List<AskRow> asks() {
        return List.copyOf(asks.values());
    }
}
