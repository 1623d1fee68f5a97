package dev.steward.store.derby.internal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunId;
import dev.steward.engine.spi.FaultPoint;
import dev.steward.engine.spi.RunStore.Append;
import dev.steward.engine.spi.StoreException;
import dev.steward.engine.spi.StoreException.Reason;

/**
 * The one writer: takes all appends that wait, stores them in one transaction as one row of recent commits, and then
 * acknowledges them, while the next ones gather. What hangs on an acknowledgement runs on the writer's thread and must
 * be short.
 */
final class GroupWriter {

    private final Database database;
    private final Session session;
    private final RunTables tables;
    private final Recent recent;
    private final Heads heads;
    private final DiskSpace space;
    private final FaultPoint faults;
    private final PayloadLane lane;
    private final Gathering gathering;
    private final AppendQueue queue = new AppendQueue();
    private final ConcurrentLinkedQueue<Runnable> between = new ConcurrentLinkedQueue<>();
    private final Map<RunId, Long> poisoned = new HashMap<>();
    private final Set<RunId> compacting = new HashSet<>();
    private final Thread thread;
    private long nextCommit;
    private volatile @Nullable StoreException refusal;
    private volatile boolean ended;

    GroupWriter(Database database, RunTables tables, Recent recent, Recovered recovered, CompanyKey key,
            PayloadLane lane, DiskSpace space, FaultPoint faults) throws SQLException {
        this.database = database;
        this.tables = tables;
        this.recent = recent;
        this.lane = lane;
        this.space = space;
        this.faults = faults;
        nextCommit = recovered.nextCommit();
        session = database.session();
        heads = new Heads(tables.runs(), recent, recovered);
        gathering = new Gathering(tables.payloads(), key);
        thread = Thread.ofPlatform().daemon().name("steward-writer").start(this::loop);
    }

    /** Queues an append; waits only while more bytes wait than the queue takes. */
    CompletionStage<Void> append(Queued.Prepared append) {
        return queue.add(append, () -> lane.store(append.append()), database.failures()::closed);
    }

    /** Does something on the writer's thread between two commits. */
    <T> CompletableFuture<T> between(Supplier<T> work) {
        var done = new CompletableFuture<T>();
        between.add(() -> {
            if (ended) {
                done.completeExceptionally(database.failures().closed());
                return;
            }
            try {
                done.complete(work.get());
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        queue.wake();
        if (ended) {
            runBetween();
        }
        return done;
    }

    private void runBetween() {
        for (var work = between.poll(); work != null; work = between.poll()) {
            work.run();
        }
    }

    /** From now on appends to a run are refused; false when something of it isn't settled. For {@link #between}. */
    boolean beginCompaction(RunId run) {
        if (recent.find(run) != null) {
            return false;
        }
        compacting.add(run);
        heads.forget(run);
        return true;
    }

    /** The run's row says from now on what is refused. For {@link #between}. */
    boolean endCompaction(RunId run) {
        return compacting.remove(run);
    }

    /** Writes what waits, then ends. */
    void close() {
        queue.close();
        lane.close();
        Threads.join(thread);
    }

    /** Nothing is taken from now on. */
    StoreException refuse(StoreException problem) {
        refusal = problem;
        queue.refuse(problem);
        return problem;
    }

    private void loop() {
        try (session) {
            while (!queue.ended()) {
                var batch = queue.take();
                runBetween();
                if (!batch.isEmpty()) {
                    recent.awaitRoom();
                    write(batch);
                }
            }
        } catch (SQLException e) {
            refuse(database.failures().of(e));
        } finally {
            ended = true;
            runBetween();
        }
    }

    private void write(List<Queued> batch) {
        var problem = refusal;
        if (problem == null) {
            problem = space.shortage(weight(batch));
            if (problem != null) {
                refuse(problem);
            }
        }
        if (problem != null) {
            fail(batch, problem);
            return;
        }
        try {
            var groups = group(batch);
            if (!groups.isEmpty() && !commit(groups)) {
                one(groups);
            }
        } catch (SQLException e) {
            fail(batch, refuse(database.failures().of(e)));
        } catch (RuntimeException | Error e) {
            fail(batch, refuse(database.failures().broken(e)));
        }
    }

    private static long weight(List<Queued> batch) {
        long weight = 0;
        for (var queued : batch) {
            weight += queued.weight();
        }
        return weight;
    }

    /** One group a run, without those appends that can't be taken. */
    private List<RunAppends> group(List<Queued> batch) throws SQLException {
        var groups = new LinkedHashMap<RunId, RunAppends>();
        for (var queued : batch) {
            var run = queued.append().run();
            var group = groups.get(run);
            if (group == null) {
                var head = heads.head(session, run);
                group = new RunAppends(run, head.number(), head.row(), head.last());
                groups.put(run, group);
            }
            var trouble = trouble(queued, group);
            if (trouble == null) {
                group.add(queued);
            } else {
                fail(List.of(queued), trouble);
            }
        }
        var found = new ArrayList<RunAppends>(groups.size());
        for (var group : groups.values()) {
            if (!group.isEmpty()) {
                tables.intern(session, group.row());
                found.add(group);
            }
        }
        return found;
    }

    private @Nullable StoreException trouble(Queued queued, RunAppends group) {
        var append = queued.append();
        var run = append.run();
        if (queued.ready().isCompletedExceptionally()) {
            poisoned.put(run, queue.newest());
            var trouble = queued.ready().exceptionNow();
            return refuse(trouble instanceof StoreException known ? known : database.failures().broken(trouble));
        }
        if (compacting.contains(run) || group.isCompacted()) {
            return Failures.compacted(run);
        }
        if (queued.ticket() <= poisoned.getOrDefault(run, 0L)) {
            return conflict(append, "follows one that was refused");
        }
        if (!group.fits(append)) {
            poisoned.put(run, queue.newest());
            return conflict(append, "but entry " + group.next() + " is next");
        }
        return null;
    }

    private static StoreException conflict(Append append, String why) {
        return new StoreException(Reason.CONFLICT, "Run " + append.run() + " is written by somebody else: entry "
                + append.firstSeq() + " was to be added, " + why + "; look at the run again.", null);
    }

    /** Stores groups in one transaction; false when they should be tried one by one. */
    private boolean commit(List<RunAppends> groups) throws SQLException {
        long number = nextCommit;
        var gathered = gathering.gather(number, groups);
        try {
            database.transact(session, open -> {
                gathered.storePayloads(open);
                tables.log().insert(open, number, gathered.pieces());
                faults.reached(FaultPoint.IN_COMMIT);
                return groups;
            });
        } catch (SQLException e) {
            if (Failures.isFatal(e)) {
                throw e;
            }
            if (groups.size() > 1) {
                return false;
            }
            reject(groups.getFirst(), database.failures().of(e));
            return true;
        } catch (RuntimeException e) {
            if (groups.size() > 1) {
                return false;
            }
            reject(groups.getFirst(), database.failures().broken(e));
            return true;
        }
        nextCommit++;
        recent.add(number, gathered.pieces());
        var done = new ArrayList<Queued>();
        for (var group : groups) {
            heads.committed(group.run(), new Heads.Head(group.number(), group.row(), group.next() - 1));
            done.addAll(group.parts());
        }
        done.forEach(queued -> queued.done().complete(null));
        return true;
    }

    /** What one run can't have stored must not stop the others. */
    private void one(List<RunAppends> groups) throws SQLException {
        for (var group : groups) {
            commit(List.of(group));
        }
    }

    private void reject(RunAppends group, StoreException problem) {
        poisoned.put(group.run(), queue.newest());
        heads.forget(group.run());
        fail(group.parts(), problem);
    }

    private static void fail(List<Queued> batch, StoreException problem) {
        batch.forEach(queued -> queued.done().completeExceptionally(problem));
    }
}
