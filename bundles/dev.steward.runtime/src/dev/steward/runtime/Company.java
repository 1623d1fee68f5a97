package dev.steward.runtime;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Rulebook;
import dev.steward.engine.spi.KeyValueStore;
import dev.steward.runtime.debug.DebugService;
import dev.steward.runtime.debug.Expressions;
import dev.steward.runtime.internal.Assembly;
import dev.steward.runtime.internal.ModelDesk;
import dev.steward.runtime.internal.Preparation;
import dev.steward.runtime.internal.remote.Door;
import dev.steward.runtime.internal.schedule.Desk;
import dev.steward.runtime.schedule.EventService;
import dev.steward.runtime.schedule.ScheduleService;
import dev.steward.runtime.trace.TraceService;

/**
 * An open company. This process owns its store until {@link #close()}, or works through the process that owns it; when
 * that one ends it takes the company over or works through who did. Closing at any moment is safe; open runs go on at
 * the next {@link RunService#recover()}. Thread-safe.
 */
public final class Company implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Company.class.getName());

    private final CompanyFolder folder;
    private final Door door;
    private final KeyValueStore values;
    private final RunService runs;
    private final AgentTrials trials;
    private final InboxService inbox;
    private final MemoryService memory;
    private final QueueService queue;
    private final BackupService backups;
    private final RunFeed feed;
    private final DebugService debug;
    private final TraceService traces;
    private final ScheduleService schedule;
    private final EventService events;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicBoolean closed = new AtomicBoolean();

    Company(CompanyFolder folder, Door door, Preparation preparation) {
        this.folder = folder;
        this.door = door;
        var ports = door.ports();
        values = ports.values();
        runs = new RunService(ports.engine(), ports.runs(), folder.settings(),
                new ModelDesk(folder.settings(), ports.models()));
        inbox = new InboxService(ports.engine(), ports.runs(), folder.settings());
        memory = new MemoryService(ports.memory(), ports.index());
        queue = new QueueService(ports.engine());
        backups = new BackupService(folder, ports.stores());
        traces = new TraceService(runs, folder.root(), folder.settings().zone(),
                hash -> Assembly.plan(ports.runs(), hash));
        feed = new RunFeed(ports.engine());
        debug = new DebugService(ports.engine(), ports.runs(), runs::past,
                new Expressions(folder, preparation.language()));
        trials = new AgentTrials(folder.settings(), preparation, runs, ports.models());
        var desk = new Desk(folder, preparation, runs, ports.engine(), ports.runs(), ports.values());
        schedule = new ScheduleService(desk);
        events = new EventService(desk, schedule);
    }

    /** The folder and its settings. */
    public CompanyFolder folder() {
        return folder;
    }

    /** The process that owns the store now. */
    public Owner owner() {
        return door.owner();
    }

    /** The process that owned the store when it was last asked for; null while it changes hands. Never waits. */
    public @Nullable Owner knownOwner() {
        return door.knownOwner();
    }

    /** How many other processes work through this one. */
    public int attached() {
        return door.attached();
    }

    /** Whether other processes can work on it while this one does. */
    public boolean isShared() {
        return door.isShared();
    }

    /** Does something once this process owns the store: now, or when it takes the company over. */
    public void whenOwned(Runnable action) {
        door.whenOwned(action);
    }

    /** Runs: start, follow, stop, replay. */
    public RunService runs() {
        return runs;
    }

    /** Agents by themselves. */
    public AgentTrials agents() {
        return trials;
    }

    /** What waits for the operator. */
    public InboxService inbox() {
        return inbox;
    }

    /** Records and facts. */
    public MemoryService memory() {
        return memory;
    }

    /** Who waits for a turn; the emergency stop. */
    public QueueService queue() {
        return queue;
    }

    /** Backups while runs go on. */
    public BackupService backups() {
        return backups;
    }

    /** What starts by itself; it does so only behind {@link ScheduleService#start}. */
    public ScheduleService schedule() {
        return schedule;
    }

    /** Events from outside. */
    public EventService events() {
        return events;
    }

    /** What is used or set aside of a policy's limit around a moment, by all runs; waits for the store. */
    public long used(Rulebook.Share share, Instant at) {
        return share.used(values, at);
    }

    /** Runs step by step. */
    public DebugService debug() {
        return debug;
    }

    /** What runs tell who looks closely. */
    public TraceService traces() {
        return traces;
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

    /** Comes to a safe point and gives the store back, or leaves its owner. A second call does nothing. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        schedule.close();
        debug.close();
        try {
            feed.close();
        } catch (Exception e) {
            LOG.log(Level.WARNING, "The feed of the company in " + folder.root() + " did not close", e);
        }
        door.close();
        workers.shutdown();
    }
}
