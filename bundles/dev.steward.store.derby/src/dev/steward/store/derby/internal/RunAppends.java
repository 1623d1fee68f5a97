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

    /** The row is stored at least once in 2^10 entries, so that recovery reads few journal rows. */
    private static final int SETTLED_EVERY = 10;

    private final RunId run;
    private final int number;
    private final @Nullable RunRow before;
    private final long last;
    private final List<Queued> parts = new ArrayList<>();
    private final List<byte[]> entries = new ArrayList<>();
    private final Map<String, byte[]> payloads = new LinkedHashMap<>();
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
        payloads.putAll(queued.append().payloads());
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

    @Nullable
    RunRow before() {
        return before;
    }

    /** Whether the append changes nothing of the run's row that its journal row doesn't tell. */
    boolean isProgress() {
        var known = before;
        return known != null && !entries.isEmpty() && row().seq() == next() - 1 && !row().state().ended()
                && last >> SETTLED_EVERY == next() - 1 >> SETTLED_EVERY && Runs.isProgress(known, row());
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

    Map<String, byte[]> payloads() {
        return payloads;
    }

    Iterable<AskRow> asks() {
        return asks.values();
    }
}
