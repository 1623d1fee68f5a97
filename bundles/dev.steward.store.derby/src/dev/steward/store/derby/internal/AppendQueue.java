package dev.steward.store.derby.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.spi.RunStore.Append;
import dev.steward.engine.spi.StoreException;

/**
 * Appends that wait for the writer, bounded by bytes: a caller that is faster than the disk waits here. Thread-safe.
 */
final class AppendQueue {

    /** Most bytes that may wait, and most that one transaction takes. */
    private static final long MOST_WAITING = 64L << 20, MOST_TAKEN = 4L << 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Condition drained = lock.newCondition();
    private final ArrayDeque<Queued> waiting = new ArrayDeque<>();
    private long weight;
    private long tickets;
    private boolean closed;
    private @Nullable StoreException refusal;

    /** Queues an append, or throws why the store takes none any more. */
    CompletableFuture<Void> add(Append append, StoreException whenClosed) {
        long more = Queued.weight(append);
        lock.lock();
        try {
            while (weight > 0 && weight + more > MOST_WAITING && !closed && refusal == null) {
                drained.awaitUninterruptibly();
            }
            var problem = refusal;
            if (problem != null || closed) {
                return CompletableFuture.failedFuture(problem != null ? problem : whenClosed);
            }
            var queued = new Queued(++tickets, append, new CompletableFuture<>());
            waiting.add(queued);
            weight += more;
            filled.signal();
            return queued.done();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for appends and takes those of one transaction; none when closed and empty. */
    List<Queued> take() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                filled.awaitUninterruptibly();
            }
            var taken = new ArrayList<Queued>(waiting.size());
            long bytes = 0;
            for (var next = waiting.peek(); next != null; next = waiting.peek()) {
                long more = Queued.weight(next.append());
                if (bytes > 0 && bytes + more > MOST_TAKEN) {
                    break;
                }
                bytes += more;
                taken.add(waiting.remove());
            }
            weight -= bytes;
            drained.signalAll();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** The newest ticket handed out. */
    long newest() {
        lock.lock();
        try {
            return tickets;
        } finally {
            lock.unlock();
        }
    }

    /** From now on every append is refused; those that wait are taken as usual. */
    void refuse(StoreException reason) {
        lock.lock();
        try {
            refusal = reason;
            drained.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** No more appends; {@link #take} gives what waits and then nothing. */
    void close() {
        lock.lock();
        try {
            closed = true;
            filled.signalAll();
            drained.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
