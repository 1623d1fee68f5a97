package dev.steward.testkit;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.spi.RunQuery;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.spi.StoreException;

/**
 * A run store in memory. Commits at once, or on a thread of its own, or, when held, only when {@link #commit()} is
 * called; what is not committed is lost with its {@link Life}. Thread-safe.
 */
public final class MemRunStore implements RunStore {

    private final Disk disk;
    private final Life life;
    private final boolean atOnce;
    private final ArrayDeque<Queued> queue = new ArrayDeque<>();
    private volatile @Nullable StoreException failing;
    private volatile boolean held;

    private record Queued(Append append, CompletableFuture<Void> told) {
    }

    /** Over what survives, for one life of the process. */
    public MemRunStore(Disk disk, Life life, boolean atOnce) {
        this.disk = disk;
        this.life = life;
        this.atOnce = atOnce;
    }

    /** Nothing is committed from now on but by {@link #commit()}. */
    public void hold() {
        held = true;
    }

    /** Commits as before {@link #hold()}, beginning with what waits. */
    public void release() {
        held = false;
        commit();
    }

    /** Whether an append waits that names a text, such as a step, in its entries. */
    public boolean waiting(String text) {
        synchronized (queue) {
            return queue.stream().flatMap(q -> q.append().entries().stream())
                    .anyMatch(e -> new String(e, java.nio.charset.StandardCharsets.ISO_8859_1).contains(text));
        }
    }

    /** Every append fails from now on. */
    public void fail(StoreException.Reason reason, String message) {
        failing = new StoreException(reason, message, null);
    }

    @Override
    public CompletionStage<Void> append(Append append) {
        life.instant("append " + append.firstSeq());
        var told = new CompletableFuture<Void>();
        synchronized (queue) {
            queue.add(new Queued(append, told));
        }
        if (atOnce && !held) {
            commit();
        } else if (!held) {
            Thread.ofVirtual().start(this::commit);
        }
        return told;
    }

    /** Makes everything that is queued durable. */
    public synchronized void commit() {
        for (var next = poll(); next != null; next = poll()) {
            var why = failing;
            if (why != null) {
                next.told().completeExceptionally(why);
            } else if (life.alive()) {
                apply(next);
            }
        }
    }

    private @Nullable Queued poll() {
        synchronized (queue) {
            return queue.poll();
        }
    }

    private void apply(Queued next) {
        var append = next.append();
        synchronized (disk) {
            var row = disk.rows.get(append.run());
            if (row != null && row.compacted()) {
                next.told().completeExceptionally(compacted(append.run()));
                return;
            }
            var journal = disk.journals.computeIfAbsent(append.run(), r -> new ArrayList<>());
            if (journal.size() != append.firstSeq() - 1) {
                next.told().completeExceptionally(new StoreException(StoreException.Reason.CONFLICT,
                        "Entry " + append.firstSeq() + " of " + append.run() + " exists already.", null));
                return;
            }
            journal.addAll(append.entries());
            disk.payloads.putAll(append.payloads());
            disk.named.computeIfAbsent(append.run(), r -> new HashSet<>()).addAll(append.payloads().keySet());
            disk.rows.put(append.run(), append.row());
            append.asks().forEach(ask -> disk.asks.put(ask.id(), ask));
        }
        next.told().complete(null);
    }

    private static StoreException compacted(RunId run) {
        return new StoreException(StoreException.Reason.COMPACTED, "The steps of " + run + " were removed.", null);
    }

    @Override
    public List<Entry> read(RunId run, long fromSeq, int limit) {
        synchronized (disk) {
            var row = disk.rows.get(run);
            if (row != null && row.compacted()) {
                throw compacted(run);
            }
            var journal = disk.journals.getOrDefault(run, List.of());
            var entries = new ArrayList<Entry>();
            for (var seq = fromSeq; seq <= journal.size() && entries.size() < limit; seq++) {
                entries.add(new Entry(seq, journal.get((int) seq - 1)));
            }
            return entries;
        }
    }

    @Override
    public Optional<byte[]> payload(String address) {
        synchronized (disk) {
            return Optional.ofNullable(disk.payloads.get(address));
        }
    }

    @Override
    public String address(byte[] payload) {
        return "a" + Integer.toHexString(java.util.Arrays.hashCode(payload) ^ disk.key) + "-" + payload.length;
    }

    @Override
    public void putPlan(StoredPlan plan) {
        synchronized (disk) {
            disk.stored.putIfAbsent(plan.hash(), plan);
        }
    }

    @Override
    public Optional<StoredPlan> plan(String hash) {
        synchronized (disk) {
            return Optional.ofNullable(disk.stored.get(hash));
        }
    }

    @Override
    public Optional<RunRow> run(RunId run) {
        synchronized (disk) {
            return Optional.ofNullable(disk.rows.get(run));
        }
    }

    @Override
    public RunQuery.Page page(RunQuery query) {
        synchronized (disk) {
            return query.of(disk.rows.values());
        }
    }

    @Override
    public List<RunRow> runs(List<RunState> states, int limit) {
        synchronized (disk) {
            return disk.rows.values().stream().filter(r -> states.isEmpty() || states.contains(r.state()))
                    .sorted(Comparator.comparing(RunRow::started).thenComparing(RunRow::run).reversed()).limit(limit)
                    .toList();
        }
    }

    @Override
    public List<RunRow> open() {
        synchronized (disk) {
            return disk.rows.values().stream().filter(r -> !r.state().ended()).toList();
        }
    }

    @Override
    public List<AskRow> asks() {
        synchronized (disk) {
            return disk.asks.values().stream().filter(a -> a.answer() == null)
                    .sorted(Comparator.comparing(AskRow::opened))
                    .toList();
        }
    }

    @Override
    public List<AskRow> answered(Instant openedSince, int limit) {
        synchronized (disk) {
            return disk.asks.values().stream().filter(a -> a.answer() != null && !a.opened().isBefore(openedSince))
                    .sorted(Comparator.comparing(AskRow::opened).reversed()).limit(limit).toList();
        }
    }

    @Override
    public Optional<AskRow> ask(String id) {
        synchronized (disk) {
            return Optional.ofNullable(disk.asks.get(id));
        }
    }

    @Override
    public Compaction compact(Instant endedBefore, int most) {
        synchronized (disk) {
            var found = disk.rows.values().stream().filter(row -> row.state().ended() && !row.compacted()
                    && row.updated().isBefore(endedBefore)).limit(most + 1L).toList();
            long bytes = 0;
            for (var row : found.subList(0, Math.min(most, found.size()))) {
                bytes += remove(row.run());
                disk.rows.put(row.run(), new RunRow(row.run(), row.playbook(), row.planHash(), row.state(), row.seq(),
                        row.started(), row.updated(), row.nextDue(), row.waitingFor(), row.costMicroUsd(), row.error(),
                        row.parent(), row.priority(), true));
            }
            return new Compaction(Math.min(most, found.size()), bytes, found.size() > most);
        }
    }

    private long remove(RunId run) {
        long bytes = 0;
        var journal = disk.journals.remove(run);
        for (var entry : journal == null ? List.<byte[]>of() : journal) {
            bytes += entry.length;
        }
        var addresses = disk.named.remove(run);
        for (var address : addresses == null ? List.<String>of() : addresses) {
            if (disk.named.values().stream().noneMatch(others -> others.contains(address))) {
                var payload = disk.payloads.remove(address);
                bytes += payload == null ? 0 : payload.length;
            }
        }
        return bytes;
    }

    @Override
    public void close() {
        commit();
        failing = new StoreException(StoreException.Reason.CLOSED, "The store is closed.", null);
    }
}
