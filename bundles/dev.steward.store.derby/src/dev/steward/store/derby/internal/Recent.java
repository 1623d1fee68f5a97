package dev.steward.store.derby.internal;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunId;
import dev.steward.engine.spi.RunStore.AskRow;
import dev.steward.engine.spi.RunStore.RunRow;

/**
 * What is durable in the table of recent commits and not yet in the tables that are read by run: the newest entries of
 * runs, with their rows and questions. Readers look here first. The writer adds, the settler takes; both and all
 * readers may be different threads.
 */
final class Recent {

    /** A run's entries are settled together when there are about so many bytes of them. */
    private static final int FULL = 24_000;
    /** Above the first the oldest are settled too; above the second the writer waits. */
    private static final long MANY = 1L << 20, MOST = 4L << 20;
    /** Ended runs are settled together, as many as have ended within that time. */
    private static final int TOGETHER = 64;
    private static final long GATHERING_NS = TimeUnit.MILLISECONDS.toNanos(30);
    /** Commits are removed from the table when there are so many bytes or rows to remove, and no more at a time. */
    private static final long REMOVED_BYTES = 256L << 10;
    private static final int REMOVED_COMMITS = 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final Condition shrunk = lock.newCondition();
    private final Map<RunId, Line> tails = new LinkedHashMap<>();
    private final Set<RunId> ripe = new LinkedHashSet<>();
    private final ArrayDeque<Commit> commits = new ArrayDeque<>();
    private long bytes;
    private boolean closed;
    private boolean stopped;

    /** The pieces of one run. */
    private static final class Line {
        private final ArrayDeque<Piece> pieces = new ArrayDeque<>();
        private long bytes;

        void add(Piece piece) {
            pieces.add(piece);
            bytes += piece.bytes();
        }

        long remove(int count) {
            long before = bytes;
            for (int i = 0; i < count; i++) {
                bytes -= pieces.remove().bytes();
            }
            return before - bytes;
        }

        long log() {
            return pieces.getFirst().log();
        }
    }

    /** A commit in the table. */
    private record Commit(long number, long bytes) {
    }

    /** The newest of a run. */
    record Tail(int number, RunRow row, List<Piece> pieces) {

        /** Number of the first entry that is here. */
        long first() {
            return pieces.getFirst().first();
        }
    }

    /** Says that a commit is durable. */
    void add(long log, List<Piece> pieces) {
        lock.lock();
        try {
            long more = 0;
            for (var piece : pieces) {
                more += add(piece);
            }
            commits.add(new Commit(log, more));
            if (!ripe.isEmpty() || bytes > MANY) {
                grown.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private long add(Piece piece) {
        var run = piece.row().run();
        var line = tails.computeIfAbsent(run, id -> new Line());
        line.add(piece);
        bytes += piece.bytes();
        if (piece.row().state().ended() || line.bytes >= FULL) {
            ripe.add(run);
        }
        return piece.bytes();
    }

    /** Waits while too much is here. */
    void awaitRoom() {
        lock.lock();
        try {
            while (bytes > MOST && !stopped) {
                grown.signal();
                shrunk.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all runs that have ended by now are settled, or nothing is settled any more. */
    void awaitEnded() {
        lock.lock();
        try {
            long last = commits.isEmpty() ? 0 : commits.getLast().number();
            while (!stopped && tails.values().stream().anyMatch(line -> line.log() <= last
                    && line.pieces.getLast().row().state().ended())) {
                shrunk.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for runs that should be settled and gives what there is of them; none when all is settled and closed. */
    List<Tail> take() {
        lock.lock();
        try {
            while (ripe.isEmpty() && bytes <= MANY && !closed) {
                grown.awaitUninterruptibly();
            }
            gather();
            var taken = new LinkedHashSet<RunId>();
            ripe.stream().limit(TOGETHER).forEach(taken::add);
            if (taken.isEmpty() || bytes > MANY) {
                tails.entrySet().stream().sorted(Comparator.comparingLong(tail -> tail.getValue().log()))
                        .limit(TOGETHER).forEach(tail -> taken.add(tail.getKey()));
            }
            ripe.removeAll(taken);
            return taken.stream().filter(tails::containsKey).map(this::tail).toList();
        } finally {
            lock.unlock();
        }
    }

    private void gather() {
        long left = GATHERING_NS;
        try {
            while (left > 0 && ripe.size() < TOGETHER && bytes <= MANY && !closed) {
                left = grown.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says that what was taken is durable in the tables. */
    void settled(List<Tail> taken) {
        lock.lock();
        try {
            for (var done : taken) {
                var run = done.row().run();
                var line = tails.get(run);
                if (line != null) {
                    bytes -= line.remove(done.pieces().size());
                    if (line.pieces.isEmpty()) {
                        tails.remove(run);
                    }
                }
            }
            shrunk.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The number below which commits should be removed from the table now, 0 for none. */
    long removable() {
        lock.lock();
        try {
            long floor = tails.values().stream().mapToLong(Line::log).min().orElse(Long.MAX_VALUE);
            long size = 0, below = 0;
            int count = 0;
            for (var commit : commits) {
                if (commit.number() >= floor || count == REMOVED_COMMITS) {
                    break;
                }
                count++;
                size += commit.bytes();
                below = commit.number() + 1;
            }
            return count == REMOVED_COMMITS || size >= REMOVED_BYTES || closed ? below : 0;
        } finally {
            lock.unlock();
        }
    }

    /** Says that commits below a number are not in the table any more. */
    void removed(long below) {
        lock.lock();
        try {
            while (!commits.isEmpty() && commits.getFirst().number() < below) {
                commits.remove();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Nothing is added any more: all is to be settled. */
    void close() {
        lock.lock();
        try {
            closed = true;
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing is settled any more. */
    void stop() {
        lock.lock();
        try {
            stopped = true;
            shrunk.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What is here of a run, null for nothing. */
    @Nullable
    Tail find(RunId run) {
        lock.lock();
        try {
            return tails.containsKey(run) ? tail(run) : null;
        } finally {
            lock.unlock();
        }
    }

    private Tail tail(RunId run) {
        var pieces = List.copyOf(tails.getOrDefault(run, new Line()).pieces);
        return new Tail(pieces.getLast().number(), pieces.getLast().row(), pieces);
    }

    /** The rows that are here, to be taken before the database is read. */
    Map<RunId, Runs.Numbered> rows() {
        lock.lock();
        try {
            var found = new HashMap<RunId, Runs.Numbered>();
            tails.forEach((run, line) -> found.put(run,
                    new Runs.Numbered(line.pieces.getLast().number(), line.pieces.getLast().row())));
            return found;
        } finally {
            lock.unlock();
        }
    }

    /** The questions that are here, open or answered, by id; to be taken before the database is read. */
    Map<String, AskRow> asks() {
        lock.lock();
        try {
            var found = new HashMap<String, AskRow>();
            for (var line : tails.values()) {
                for (var piece : line.pieces) {
                    piece.asks().forEach(ask -> found.put(ask.id(), ask));
                }
            }
            return found;
        } finally {
            lock.unlock();
        }
    }
}
