package dev.steward.runtime.internal.trial;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.spi.RunQuery;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.spi.StoreException;
import dev.steward.engine.spi.StoreException.Reason;

/** A journal that lives as long as a test. Thread-safe. */
public final class TrialRunStore implements RunStore {

    private static final Comparator<RunRow> OLDEST_FIRST = Comparator.comparing(RunRow::started)
            .thenComparing(RunRow::run);

    private final Map<RunId, List<byte[]>> journals = new HashMap<>();
    private final Map<RunId, StoreException> broken = new HashMap<>();
    private final Map<RunId, RunRow> rows = new TreeMap<>();
    private final Map<String, AskRow> asks = new LinkedHashMap<>();
    private final Map<String, byte[]> payloads = new HashMap<>();
    private final Map<String, StoredPlan> plans = new HashMap<>();
    private boolean closed;

    @Override
    public synchronized CompletionStage<Void> append(Append append) {
        if (closed) {
            return CompletableFuture.failedFuture(new StoreException(Reason.CLOSED, "The store is closed.", null));
        }
        var journal = journals.computeIfAbsent(append.run(), r -> new ArrayList<>());
        if (broken.containsKey(append.run()) || append.firstSeq() != journal.size() + 1L) {
            var conflict = new StoreException(Reason.CONFLICT, "Another writer was first.", null);
            broken.put(append.run(), conflict);
            return CompletableFuture.failedFuture(conflict);
        }
        append.entries().forEach(entry -> journal.add(entry.clone()));
        append.payloads().forEach((address, bytes) -> payloads.put(address, bytes.clone()));
        rows.put(append.run(), append.row());
        append.asks().forEach(ask -> asks.put(ask.id(), ask));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public synchronized List<Entry> read(RunId run, long fromSeq, int limit) {
        var journal = journals.getOrDefault(run, List.of());
        var entries = new ArrayList<Entry>();
        for (var seq = Math.max(1, fromSeq); seq <= journal.size() && entries.size() < limit; seq++) {
            entries.add(new Entry(seq, journal.get((int) seq - 1).clone()));
        }
        return entries;
    }

    @Override
    public synchronized Optional<byte[]> payload(String address) {
        return Optional.ofNullable(payloads.get(address)).map(byte[]::clone);
    }

    @Override
    public String address(byte[] payload) {
        try {
            var hash = MessageDigest.getInstance("SHA-256");
            hash.update("trial".getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash.digest(payload));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    @Override
    public synchronized void putPlan(StoredPlan plan) {
        plans.putIfAbsent(plan.hash(), plan);
    }

    @Override
    public synchronized Optional<StoredPlan> plan(String hash) {
        return Optional.ofNullable(plans.get(hash));
    }

    @Override
    public synchronized Optional<RunRow> run(RunId run) {
        return Optional.ofNullable(rows.get(run));
    }

    @Override
    public synchronized List<RunRow> runs(List<RunState> states, int limit) {
        return rows.values().stream().filter(r -> states.isEmpty() || states.contains(r.state()))
                .sorted(OLDEST_FIRST.reversed()).limit(limit).toList();
    }

    @Override
    public synchronized RunQuery.Page page(RunQuery query) {
        return query.of(rows.values());
    }

    @Override
    public synchronized List<RunRow> open() {
        return rows.values().stream().filter(r -> !r.state().ended()).sorted(OLDEST_FIRST).toList();
    }

    @Override
    public synchronized List<AskRow> asks() {
        return asks.values().stream().filter(a -> a.answer() == null)
                .sorted(Comparator.comparing(AskRow::opened).thenComparing(AskRow::id)).toList();
    }

    @Override
    public synchronized List<AskRow> answered(Instant openedSince, int limit) {
        return asks.values().stream().filter(a -> a.answer() != null && !a.opened().isBefore(openedSince))
                .sorted(Comparator.comparing(AskRow::opened).reversed()).limit(limit).toList();
    }

    @Override
    public synchronized Optional<AskRow> ask(String id) {
        return Optional.ofNullable(asks.get(id));
    }

    @Override
    public Compaction compact(Instant endedBefore, int most) {
        return new Compaction(0, 0, false);
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
