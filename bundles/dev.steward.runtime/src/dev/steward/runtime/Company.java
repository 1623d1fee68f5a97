package dev.steward.runtime;

import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.steward.engine.Engine;
import dev.steward.engine.spi.MemoryIndex;
import dev.steward.engine.spi.MemoryStore;
import dev.steward.runtime.internal.Assembly;

/**
 * An open company: this process owns its store until {@link #close()}. Closing at any moment is safe; open runs go on
 * at the next {@link RunService#recover()}. Thread-safe.
 */
public final class Company implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Company.class.getName());

    private final CompanyFolder folder;
    private final Engine engine;
    private final RunService runs;
    private final InboxService inbox;
    private final MemoryService memory;
    private final MemoryStore memoryStore;
    private final MemoryIndex index;
    private final RunFeed feed;
    private final Deque<AutoCloseable> parts;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicBoolean closed = new AtomicBoolean();

    Company(CompanyFolder folder, Assembly assembly) {
        this.folder = folder;
        engine = assembly.engine();
        runs = new RunService(engine, assembly.stores().runs(), folder.settings(), assembly.modelDesk());
        inbox = new InboxService(engine, assembly.stores().runs(), folder.settings());
        memoryStore = assembly.stores().memory();
        index = assembly.index();
        memory = new MemoryService(memoryStore, index);
        feed = new RunFeed(engine);
        parts = new ArrayDeque<>(assembly.parts());
        parts.push(feed);
    }

    /** The folder and its settings. */
    public CompanyFolder folder() {
        return folder;
    }

    /** Runs: start, follow, stop, replay. */
    public RunService runs() {
        return runs;
    }

    /** What waits for the operator. */
    public InboxService inbox() {
        return inbox;
    }

    /** Records and facts. */
    public MemoryService memory() {
        return memory;
    }

    /** Gathered events for views. */
    public RunFeed feed() {
        return feed;
    }

    /** Does blocking work on a thread of its own, so that a user interface never waits. */
    public <T> CompletableFuture<T> async(Callable<T> work) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return work.call();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        }, workers);
    }

    /** Comes to a safe point and gives the store back. A second call does nothing. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        for (var part : parts) {
            try {
                part.close();
            } catch (Exception e) {
                LOG.log(Level.WARNING, "A part of the company in " + folder.root() + " did not close", e);
            }
        }
        workers.shutdown();
    }
}
