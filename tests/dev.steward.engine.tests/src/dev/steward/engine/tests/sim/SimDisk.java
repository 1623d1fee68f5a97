package dev.steward.engine.tests.sim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunId;
import dev.steward.engine.spi.RunStore;

/** What survives a crash. A commit that was torn is on it too, until the next process takes it back. */
final class SimDisk {

    final Map<RunId, List<byte[]>> journals = new LinkedHashMap<>();
    final Map<RunId, RunStore.RunRow> rows = new LinkedHashMap<>();
    final Map<String, RunStore.AskRow> asks = new LinkedHashMap<>();
    final Map<String, byte[]> payloads = new LinkedHashMap<>();
    final Map<String, RunStore.StoredPlan> plans = new LinkedHashMap<>();
    final TreeMap<String, byte[]> values = new TreeMap<>();
    private final Consumer<RunStore.Append> book;
    private @Nullable Torn torn;

    /** What of a commit reached the disk: whole appends, and so many entries of the next one; it has no end mark. */
    record Torn(List<RunStore.Append> whole, RunStore.@Nullable Append next, int entries) {
    }

    /** {@code book} hears of each append that is durable now. */
    SimDisk(Consumer<RunStore.Append> book) {
        this.book = book;
    }

    long size(RunId run) {
        return journals.getOrDefault(run, List.of()).size();
    }

    /** Makes an append durable, with all that belongs to it. */
    void apply(RunStore.Append append) {
        journals.computeIfAbsent(append.run(), r -> new ArrayList<>()).addAll(append.entries());
        payloads.putAll(append.payloads());
        rows.put(append.run(), append.row());
        append.asks().forEach(ask -> asks.put(ask.id(), ask));
        book.accept(append);
    }

    /** The machine lost its power in the middle of a commit. */
    void tear(Torn group) {
        torn = group;
    }

    /** What a store does when it opens: a commit without its end mark never was, unless the store is broken. */
    void recover(boolean broken) {
        var found = torn;
        torn = null;
        if (found != null && broken) {
            found.whole().forEach(this::apply);
            var next = found.next();
            if (next != null) {
                journals.computeIfAbsent(next.run(), r -> new ArrayList<>())
                        .addAll(next.entries().subList(0, found.entries()));
            }
        }
    }
}
