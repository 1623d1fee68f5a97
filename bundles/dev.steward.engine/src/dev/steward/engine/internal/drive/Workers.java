package dev.steward.engine.internal.drive;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

import org.eclipse.jdt.annotation.Nullable;

/**
 * The threads of the product. Few parts run at once, as they are short; a call gets a thread as long as it takes, at
 * best that of the part which asked for it, so that a step needs no change of threads but those of the commit. They are
 * platform threads: a call that never comes back, or spins, then takes nothing from others.
 */
final class Workers implements Threads {

    private static final long KEPT = TimeUnit.SECONDS.toNanos(20);

    private final int few = Runtime.getRuntime().availableProcessors();
    private final int most = Math.max(4, 2 * few);
    private final ArrayDeque<Runnable> parts = new ArrayDeque<>();
    private final ArrayDeque<Worker> idle = new ArrayDeque<>();
    private final Set<Worker> workers = new HashSet<>();
    private int running;
    private int number;
    private boolean closed;

    @Override
    public boolean execute(Runnable part) {
        Worker woken;
        synchronized (this) {
            if (closed) {
                return false;
            }
            if (running >= most) {
                parts.add(part);
                return true;
            }
            running++;
            woken = give(part, false);
        }
        woken.wake();
        return true;
    }

    @Override
    public boolean call(Runnable call) {
        Worker woken;
        synchronized (this) {
            if (closed) {
                return false;
            }
            if (Thread.currentThread() instanceof Worker own && own.of() == this && own.call == null && own.part) {
                own.call = call;
                return true;
            }
            woken = give(call, true);
        }
        woken.wake();
        return true;
    }

    @Override
    public boolean last(Runnable part) {
        synchronized (this) {
            if (closed) {
                return false;
            }
            if (Thread.currentThread() instanceof Worker own && own.of() == this && own.after == null && !own.part) {
                own.after = part;
                return true;
            }
        }
        return execute(part);
    }

    private Worker give(Runnable given, boolean call) {
        var worker = idle.pollLast();
        if (worker == null) {
            worker = new Worker(++number);
            workers.add(worker);
        }
        worker.part = !call;
        worker.given = given;
        return worker;
    }

    /** What a worker does after what it did, null to rest. */
    private @Nullable Runnable next(Worker worker) {
        Worker woken = null;
        Runnable next;
        synchronized (this) {
            if (worker.part) {
                next = worker.call;
                worker.call = null;
                if (next != null) {
                    worker.part = false;
                    woken = handOn();
                } else {
                    next = parts.poll();
                    running -= next == null ? 1 : 0;
                }
            } else {
                var after = worker.after;
                worker.after = null;
                if (after != null) {
                    parts.add(after);
                }
                next = running < most ? parts.poll() : null;
                if (next != null) {
                    running++;
                    worker.part = true;
                }
            }
            if (next == null) {
                worker.given = null;
                if (closed) {
                    worker.gone = true;
                    workers.remove(worker);
                    notifyAll();
                } else {
                    idle.addLast(worker);
                }
            }
        }
        if (woken != null) {
            woken.wake();
        }
        return next;
    }

    /**
     * A part's place is free as its worker makes a call now. While others keep the processors busy none is woken for
     * it: they take the next part when they have done theirs, and most calls are over before that.
     */
    private @Nullable Worker handOn() {
        running--;
        var part = running < few ? parts.poll() : null;
        if (part == null) {
            return null;
        }
        running++;
        return give(part, false);
    }

    private synchronized boolean leaves(Worker worker) {
        if (!worker.gone && worker.given == null && idle.remove(worker)) {
            worker.gone = true;
            workers.remove(worker);
            notifyAll();
        }
        return worker.gone;
    }

    @Override
    public <T> T await(CompletableFuture<T> stage) throws InterruptedException, ExecutionException {
        return stage.get();
    }

    @Override
    public <T> T await(CompletableFuture<T> stage, Duration atMost)
            throws InterruptedException, ExecutionException, TimeoutException {
        return stage.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close(Duration grace) {
        try {
            if (!ended(grace)) {
                List<Worker> left;
                synchronized (this) {
                    left = List.copyOf(workers);
                }
                left.forEach(Thread::interrupt);
                ended(grace);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean ended(Duration grace) throws InterruptedException {
        closed = true;
        idle.forEach(Worker::wake);
        var end = System.nanoTime() + grace.toNanos();
        for (var left = grace.toNanos(); !(workers.isEmpty() || onlyMe()); left = end - System.nanoTime()) {
            if (left <= 0) {
                return false;
            }
            wait(left / 1_000_000 + 1);
        }
        return true;
    }

    private boolean onlyMe() {
        return workers.size() == 1 && workers.contains(Thread.currentThread());
    }

    /** One thread. Its fields but {@code given} are guarded by the pool. */
    private final class Worker extends Thread {
        private volatile @Nullable Runnable given;
        private @Nullable Runnable call;
        private @Nullable Runnable after;
        private boolean part;
        private boolean started;
        private boolean gone;

        Worker(int number) {
            super("steward-engine-" + number);
            setDaemon(true);
        }

        Workers of() {
            return Workers.this;
        }

        void wake() {
            if (started) {
                LockSupport.unpark(this);
            } else {
                started = true;
                start();
            }
        }

        @Override
        public void run() {
            while (true) {
                var now = given;
                if (now != null) {
                    work(now);
                } else if (gone) {
                    return;
                } else {
                    LockSupport.parkNanos(KEPT);
                    if (given == null && leaves(this)) {
                        return;
                    }
                }
            }
        }

        private void work(Runnable first) {
            for (@Nullable
            Runnable now = first; now != null; now = next(this)) {
                try {
                    now.run();
                } catch (Throwable e) {
                    Shared.LOG.log(System.Logger.Level.ERROR, "A part of the engine failed.", e);
                }
                // an interrupt was meant for what is over now
                Thread.interrupted();
            }
        }
    }
}
