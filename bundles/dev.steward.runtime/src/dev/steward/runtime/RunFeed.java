package dev.steward.runtime;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;

/**
 * What happens in all runs, gathered for views: at most one batch every 200 ms, on a thread of the feed. A view that
 * missed events reads the trace again. Thread-safe.
 */
public final class RunFeed implements AutoCloseable {

    /** How long events are gathered. */
    public static final Duration PACE = Duration.ofMillis(200);

    private static final System.Logger LOG = System.getLogger(RunFeed.class.getName());
    private static final int MOST = 10_000;

    private final ScheduledThreadPoolExecutor pace = new ScheduledThreadPoolExecutor(1,
            Thread.ofPlatform().daemon().name("steward-feed").factory());
    private final List<Consumer<Batch>> views = new CopyOnWriteArrayList<>();
    private final Engine engine;
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile @Nullable AutoCloseable listening;
    private List<Engine.RunEvent> gathered = new ArrayList<>();
    private boolean missed;

    /**
     * @param events in order for each run
     * @param missed whether so much happened that some events are not in the batch
     */
    public record Batch(List<Engine.RunEvent> events, boolean missed) {
        public Batch {
            events = List.copyOf(events);
        }

        /** The runs that the events are about. */
        public List<RunId> runs() {
            return events.stream().map(Engine.RunEvent::run).distinct().toList();
        }
    }

    /** A feed of an engine; it listens from the first view on. */
    public RunFeed(Engine engine) {
        this.engine = engine;
    }

    /** Tells the view of batches from now on, until the returned handle is closed. */
    public AutoCloseable subscribe(Consumer<Batch> view) {
        views.add(view);
        listen();
        return () -> views.remove(view);
    }

    /** Holds nothing while it asks the engine, which may tell of the past before it answers. */
    private void listen() {
        if (!asked.compareAndSet(false, true)) {
            return;
        }
        try {
            listening = engine.listen(this::gather);
        } catch (RuntimeException e) {
            asked.set(false);
            throw e;
        }
    }

    private synchronized void gather(Engine.RunEvent event) {
        if (views.isEmpty()) {
            return;
        }
        if (gathered.size() >= MOST) {
            missed = true;
            return;
        }
        gathered.add(event);
        if (gathered.size() == 1 && !pace.isShutdown()) {
            pace.schedule(this::deliver, PACE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private synchronized Batch take() {
        var batch = new Batch(gathered, missed);
        gathered = new ArrayList<>();
        missed = false;
        return batch;
    }

    private void deliver() {
        var batch = take();
        for (var view : views) {
            try {
                view.accept(batch);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "A view failed at events of " + batch.runs(), e);
            }
        }
    }

    @Override
    public void close() throws Exception {
        var handle = listening;
        if (handle != null) {
            handle.close();
        }
        pace.shutdownNow();
    }
}
