package dev.steward.store.derby.internal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunId;
import dev.steward.engine.spi.FaultPoint;
import dev.steward.engine.spi.RunStore.Append;
import dev.steward.engine.spi.StoreException;
import dev.steward.engine.spi.StoreException.Reason;

/**
 * The one writer: takes all appends that wait, stores them in one transaction and then acknowledges them, while the
 * next ones gather. Acknowledgements run on a thread of their own, so that what hangs on them can't hold the writer.
 */
final class GroupWriter {

    private final Database database;
    private final Session session;
    private final RunTables tables;
    private final Heads heads;
    private final Lagging lagging;
    private final DiskSpace space;
    private final FaultPoint faults;
    private final PayloadLane lane;
    private final AppendQueue queue = new AppendQueue();
    private final Map<RunId, Long> poisoned = new HashMap<>();
    private final Thread thread;
    private final ExecutorService acknowledger;
    private @Nullable StoreException refusal;

    GroupWriter(Database database, RunTables tables, Lagging lagging, PayloadLane lane, DiskSpace space,
            FaultPoint faults)
            throws SQLException {
        this.database = database;
        this.tables = tables;
        this.lagging = lagging;
        this.lane = lane;
        this.space = space;
        this.faults = faults;
        session = database.session();
        heads = new Heads(tables.runs(), lagging);
        acknowledger = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("steward-acknowledger").factory());
        thread = Thread.ofPlatform().daemon().name("steward-writer").start(this::loop);
    }

    /** Queues an append; waits only while more bytes wait than the queue takes. */
    CompletionStage<Void> append(Append append) {
        return queue.add(append, () -> lane.store(append), database.failures().closed());
    }

    /** Writes what waits, then ends. */
    void close() {
        queue.close();
        lane.close();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        acknowledger.shutdown();
    }

    private void loop() {
        try (session) {
            for (var batch = queue.take(); !batch.isEmpty(); batch = queue.take()) {
                write(batch);
            }
            if (refusal == null) {
                database.transact(session, open -> {
                    lagging.settle(open, tables);
                    return open;
                });
            }
        } catch (SQLException e) {
            queue.refuse(database.failures().of(e));
        }
    }

    private void write(List<Queued> batch) {
        var problem = refusal;
        if (problem == null) {
            problem = space.shortage(batch.stream().mapToLong(queued -> Queued.weight(queued.append())).sum());
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

    /** One group a run, without those appends that conflict. */
    private List<RunAppends> group(List<Queued> batch) throws SQLException {
        var groups = new LinkedHashMap<RunId, RunAppends>();
        for (var queued : batch) {
            var append = queued.append();
            var run = append.run();
            var group = groups.get(run);
            if (group == null) {
                var head = heads.head(session, run);
                group = new RunAppends(run, head.number(), head.row(), head.last());
                groups.put(run, group);
            }
            var trouble = queued.ready().isCompletedExceptionally() ? queued.ready().exceptionNow() : null;
            if (trouble != null) {
                poisoned.put(run, queue.newest());
                fail(List.of(queued), refuse(trouble instanceof StoreException known ? known
                        : database.failures().broken(trouble)));
            } else if (queued.ticket() <= poisoned.getOrDefault(run, 0L)) {
                fail(List.of(queued), conflict(append, "follows one that was refused"));
            } else if (group.isCompacted()) {
                fail(List.of(queued), Failures.compacted(run));
            } else if (group.fits(append)) {
                group.add(queued);
            } else {
                poisoned.put(run, queue.newest());
                fail(List.of(queued), conflict(append, "but entry " + group.next() + " is next"));
            }
        }
        for (var group : groups.values()) {
            if (!group.isEmpty()) {
                tables.intern(session, group.row());
            }
        }
        return groups.values().stream().filter(group -> !group.isEmpty()).toList();
    }

    private static StoreException conflict(Append append, String why) {
        return new StoreException(Reason.CONFLICT, "Run " + append.run() + " is written by somebody else: entry "
                + append.firstSeq() + " was to be added, " + why + "; look at the run again.", null);
    }

    /** Stores groups in one transaction; false when they should be tried one by one. */
    private boolean commit(List<RunAppends> groups) throws SQLException {
        try {
            database.transact(session, open -> {
                for (var group : groups) {
                    tables.append(open, group);
                }
                if (groups.stream().anyMatch(RunAppends::isProgress)) {
                    lagging.mark(open);
                }
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
        var done = new ArrayList<Queued>();
        for (var group : groups) {
            lagging.committed(group.run(), group.isProgress() ? group.row() : null);
            heads.committed(group.run(), new Heads.Head(group.number(), group.row(), group.next() - 1));
            done.addAll(group.parts());
        }
        acknowledger.execute(() -> done.forEach(queued -> queued.done().complete(null)));
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

    private StoreException refuse(StoreException problem) {
        refusal = problem;
        queue.refuse(problem);
        return problem;
    }

    private void fail(List<Queued> batch, StoreException problem) {
        var failed = List.copyOf(batch);
        acknowledger.execute(() -> failed.forEach(queued -> queued.done().completeExceptionally(problem)));
    }
}
