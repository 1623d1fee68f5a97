package dev.steward.engine.tests.sim;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.spi.RunQuery;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.spi.StoreException;

/**
 * The store of one process: appends gather and are committed in groups of any size, at any speed; commits fail; at a
 * crash what was not acknowledged is lost, or by whole groups not, and one commit may be torn.
 */
final class SimStore implements RunStore {

    private static final int MOST_WAIT = 3000;

    private final SimDisk disk;
    private final Process process;
    private final Schedule schedule;
    private final Choices.Source choices;
    private final ArrayDeque<Queued> queue = new ArrayDeque<>();
    private List<Queued> writing = List.of();
    private boolean busy;
    private @Nullable StoreException broken;

    /** An append on its way. */
    record Queued(Append append, CompletableFuture<Void> told) {
    }

    SimStore(SimDisk disk, Process process, Schedule schedule, Choices choices) {
        this.disk = disk;
        this.process = process;
        this.schedule = schedule;
        this.choices = choices.about("store");
    }

    @Override
    public CompletionStage<Void> append(Append append) {
        process.instant("append " + append.firstSeq() + " of " + append.run());
        var told = new CompletableFuture<Void>();
        queue.add(new Queued(append, told));
        wake();
        return told;
    }

    /** Whether it never works again. */
    boolean isBroken() {
        return broken != null;
    }

    private void wake() {
        if (!busy && !queue.isEmpty()) {
            busy = true;
            schedule.ready(process, "commit begins", this::begin);
        }
    }

    private void begin() {
        var size = process.swarm.has(Fault.GROUPS) ? queue.size() - choices.below(queue.size()) : queue.size();
        var group = new ArrayList<Queued>();
        while (group.size() < size) {
            group.add(queue.remove());
        }
        writing = group;
        if (process.swarm.has(Fault.SLOW_COMMITS) && choices.oneIn(3)) {
            schedule.after(process, 1 + choices.below(MOST_WAIT), "commit ends", this::end);
        } else if (process.swarm.has(Fault.GROUPS)) {
            schedule.ready(process, "commit ends", this::end);
        } else {
            end();
        }
    }

    private void end() {
        process.instant("commit");
        var group = writing;
        writing = List.of();
        var why = broken;
        if (why == null && process.swarm.has(Fault.FAILING_COMMITS) && choices.oneIn(25)) {
            why = fails(group);
        }
        var failure = why;
        var conflicts = new HashSet<Queued>();
        group.stream().filter(queued -> failure != null || !commit(queued)).forEach(conflicts::add);
        acknowledge(group, queued -> !conflicts.contains(queued) ? null : failure != null ? failure : conflict(queued));
        busy = false;
        wake();
    }

    /** Told in a part of its own, in order: between durable and told a process can be lost. */
    void acknowledge(List<Queued> group, Function<Queued, @Nullable StoreException> outcome) {
        schedule.ready(process, "commit told", () -> group.forEach(queued -> {
            var why = outcome.apply(queued);
            if (why == null) {
                queued.told().complete(null);
            } else {
                queued.told().completeExceptionally(why);
            }
        }));
    }

    private static StoreException conflict(Queued queued) {
        return new StoreException(StoreException.Reason.CONFLICT, "Entry " + queued.append().firstSeq() + " of "
                + queued.append().run() + " exists, or can't follow.", null);
    }

    /** Full: nothing is kept. Broken: nobody knows what is, and nothing works any more. */
    private StoreException fails(List<Queued> group) {
        if (!choices.oneIn(3)) {
            return new StoreException(StoreException.Reason.FULL, "The disk is full; make room and resume.", null);
        }
        var why = new StoreException(StoreException.Reason.BROKEN, "The disk is broken; put another one in.", null);
        broken = why;
        group.subList(0, choices.below(group.size() + 1)).forEach(this::commit);
        return why;
    }

    private boolean commit(Queued queued) {
        var follows = disk.size(queued.append().run()) == queued.append().firstSeq() - 1;
        if (follows) {
            disk.apply(queued.append());
        }
        return follows;
    }

    /** The process is gone: what was on its way has reached the disk or not, by whole groups; the last may be torn. */
    void lost() {
        var way = new ArrayList<>(writing);
        way.addAll(queue);
        queue.clear();
        writing = List.of();
        if (broken != null || !process.swarm.has(Fault.PARTLY_LOST)) {
            return;
        }
        var whole = choices.below(way.size() + 1);
        way.subList(0, whole).forEach(this::commit);
        var rest = way.subList(whole, way.size());
        if (!rest.isEmpty() && process.swarm.has(Fault.TORN_COMMITS)) {
            var size = choices.below(rest.size());
            var next = rest.get(size).append();
            disk.tear(new SimDisk.Torn(rest.subList(0, size).stream().map(Queued::append).toList(), next,
                    choices.below(next.entries().size() + 1)));
        }
    }

    @Override
    public List<Entry> read(RunId run, long fromSeq, int limit) {
        process.check();
        var journal = disk.journals.getOrDefault(run, List.of());
        var entries = new ArrayList<Entry>();
        for (var seq = fromSeq; seq <= journal.size() && entries.size() < limit; seq++) {
            entries.add(new Entry(seq, journal.get((int) seq - 1)));
        }
        return entries;
    }

    @Override
    public Optional<byte[]> payload(String address) {
        return Optional.ofNullable(disk.payloads.get(address));
    }

    @Override
    public String address(byte[] payload) {
        return "a" + Integer.toHexString(java.util.Arrays.hashCode(payload)) + "-" + payload.length;
    }

    @Override
    public void putPlan(StoredPlan plan) {
        disk.plans.putIfAbsent(plan.hash(), plan);
    }

    @Override
    public Optional<StoredPlan> plan(String hash) {
        return Optional.ofNullable(disk.plans.get(hash));
    }

    @Override
    public Optional<RunRow> run(RunId run) {
        process.check();
        return Optional.ofNullable(disk.rows.get(run));
    }

    @Override
    public RunQuery.Page page(RunQuery query) {
        process.check();
        return query.of(disk.rows.values());
    }

    @Override
    public List<RunRow> runs(List<RunState> states, int limit) {
        process.check();
        return disk.rows.values().stream().filter(r -> states.isEmpty() || states.contains(r.state()))
                .sorted(Comparator.comparing(RunRow::started).thenComparing(RunRow::run).reversed()).limit(limit)
                .toList();
    }

    @Override
    public List<RunRow> open() {
        process.check();
        return disk.rows.values().stream().filter(r -> !r.state().ended())
                .sorted(Comparator.comparing(RunRow::started).thenComparing(RunRow::run)).toList();
    }

    @Override
    public List<AskRow> asks() {
        process.check();
        return disk.asks.values().stream().filter(a -> a.answer() == null)
                .sorted(Comparator.comparing(AskRow::opened).thenComparing(AskRow::id)).toList();
    }

    @Override
    public List<AskRow> answered(Instant openedSince, int limit) {
        process.check();
        return disk.asks.values().stream().filter(a -> a.answer() != null && !a.opened().isBefore(openedSince))
                .sorted(Comparator.comparing(AskRow::opened).reversed()).limit(limit).toList();
    }

    @Override
    public Optional<AskRow> ask(String id) {
        process.check();
        return Optional.ofNullable(disk.asks.get(id));
    }

    @Override
    public Compaction compact(Instant endedBefore, int most) {
        throw new UnsupportedOperationException("no simulated run is compacted");
    }

    @Override
    public void close() {
        // what waits is committed by its own parts; the simulation ends the process when it has seen to that
    }
}
