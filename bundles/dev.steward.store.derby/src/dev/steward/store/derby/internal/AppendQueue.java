package dev.steward.store.derby.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunId;
import dev.steward.engine.spi.StoreException;
import dev.steward.store.derby.internal.Queued.Prepared;

/**
 * Appends that wait for the writer, bounded by bytes: a caller that is faster than the disk waits here. Thread-safe.
 */
final class AppendQueue {

    /** Most bytes that may wait, and most that one transaction takes. */
    private static final long MOST_WAITING = 64L << 20, MOST_TAKEN = 4L << 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Condition drained = lock.newCondition();
    private final List<Queued> waiting = new LinkedList<>();
    private long weight;
    private long tickets;
    private boolean closed;
    private boolean woken;
    private @Nullable StoreException refusal;

    /** Queues an append whose place is kept until it is ready; a failed stage when none are taken any more. */
    CompletableFuture<Void> add(Prepared append, Supplier<CompletableFuture<Void>> ready,
            Supplier<StoreException> whenClosed) {
        long more = append.weight();
        lock.lock();
        try {
            while (weight > 0 && weight + more > MOST_WAITING && !closed && refusal == null) {
                drained.awaitUninterruptibly();
            }
            var problem = refusal;
            if (problem != null || closed) {
                return CompletableFuture.failedFuture(problem != null ? problem : whenClosed.get());
            }
            var queued = new Queued(++tickets, append, ready.get(), new CompletableFuture<>());
            waiting.add(queued);
            weight += more;
            if (queued.ready().isDone()) {
                filled.signal();
            } else {
                queued.ready().whenComplete((nothing, failure) -> wake());
            }
            return queued.done();
        } finally {
            lock.unlock();
        }
    }

    /** Lets {@link #take} return, even with nothing. */
    void wake() {
        lock.lock();
        try {
            woken = true;
            filled.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing waits and nothing comes any more. */
    boolean ended() {
        lock.lock();
        try {
            return closed && waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for appends and takes those of one transaction; none when woken, or closed and empty. */
    List<Queued> take() {
        lock.lock();
        try {
            var taken = takeReady();
            while (taken.isEmpty() && !woken && !(closed && waiting.isEmpty())) {
                filled.awaitUninterruptibly();
                taken = takeReady();
            }
            woken = false;
            drained.signalAll();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** An append that isn't ready holds up the later ones of its run, and no others. */
    private List<Queued> takeReady() {
        var taken = new ArrayList<Queued>(waiting.size());
        var heldUp = new HashSet<RunId>();
        long bytes = 0;
        for (var queue = waiting.iterator(); queue.hasNext() && bytes < MOST_TAKEN;) {
            var next = queue.next();
            boolean behind = !heldUp.isEmpty() && heldUp.contains(next.append().run());
            if (behind || !next.ready().isDone()) {
                heldUp.add(next.append().run());
            } else {
                bytes += next.weight();
                taken.add(next);
                queue.remove();
            }
        }
        weight -= bytes;
        return taken;
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
