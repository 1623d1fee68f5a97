package dev.steward.engine.internal.drive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.Engines;
import dev.steward.engine.Ports;
import dev.steward.engine.Queue;
import dev.steward.engine.RefusedException;
import dev.steward.engine.RunId;
import dev.steward.engine.Stuck;
import dev.steward.engine.internal.core.Core;
import dev.steward.engine.internal.journal.In;
import dev.steward.engine.internal.journal.Sealed;
import dev.steward.engine.internal.trace.Journal;
import dev.steward.engine.internal.trace.Stories;
import dev.steward.engine.spi.FaultPoint;
import dev.steward.engine.spi.StoreException;

/** An engine on virtual threads: one actor for each run that has not ended. */
public final class DrivenEngine implements Engine {

    private static final int MOST_IDS = 5;
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Shared shared;
    private final Stories stories;
    private final Map<RunId, RunActor> actors = new ConcurrentHashMap<>();
    private final Map<RunId, Stuck> broken = new ConcurrentHashMap<>();
    /** Two who ask for the same run at once must not both take it up. */
    private final ReentrantLock taking = new ReentrantLock();
    private volatile boolean closed;

    /** Over the ports. */
    public DrivenEngine(Ports ports, Engines.Options options) {
        this(ports, options, new VirtualThreads());
    }

    /** With what runs its parts. */
    public DrivenEngine(Ports ports, Engines.Options options, Threads threads) {
        shared = new Shared(ports, options, threads);
        stories = new Stories(ports.store(), ports.plans(), shared.reading());
    }

    @Override
    public RunId start(Start start) {
        open();
        var stopped = shared.standing.stopped();
        if (stopped != null) {
            throw new RefusedException("Everything was stopped by " + stopped.by() + " at " + stopped.since()
                    + "; lift the stop before you start anything.");
        }
        var wanted = start.id();
        if (wanted != null) {
            return startOnce(wanted, start);
        }
        for (var tries = 1;; tries++) {
            var run = RunId.random(shared.ports.ticker().now(), shared.options.random());
            try {
                if (begun(run, start)) {
                    return run;
                }
            } catch (StoreException e) {
                if (e.reason() != StoreException.Reason.CONFLICT || tries >= MOST_IDS) {
                    throw e;
                }
            }
        }
    }

    private RunId startOnce(RunId run, Start start) {
        try {
            if (shared.ports.store().run(run).isPresent() || begun(run, start)) {
                return run;
            }
            var actor = actors.get(run);
            if (actor != null) {
                durable(actor.settled());
            }
            return run;
        } catch (StoreException e) {
            if (e.reason() == StoreException.Reason.CONFLICT && shared.ports.store().run(run).isPresent()) {
                return run;
            }
            throw e;
        }
    }

    /** False when this engine has a run of that id already; a store that has one says CONFLICT. */
    private boolean begun(RunId run, Start start) {
        var plan = start.plan();
        var actor = new RunActor(shared, run, plan, start.settings().zone(), new Core(plan, shared::observed),
                Sealed::new,
                this::over);
        if (actors.putIfAbsent(run, actor) != null) {
            return false;
        }
        try {
            durable(actor.post(at -> new In.Started(at, run, plan.hash(), start.inputs(), start.settings(),
                    start.parent(), watched(run), start.origin())));
            return true;
        } catch (RuntimeException e) {
            actors.remove(run, actor);
            throw e;
        }
    }

    private boolean watched(RunId run) {
        var gate = shared.ports.gate();
        return gate != null && gate.watches(run);
    }

    @Override
    public List<RunId> recover() {
        open();
        taking.lock();
        try {
            return recoverAll();
        } finally {
            taking.unlock();
        }
    }

    private List<RunId> recoverAll() {
        var taken = new ArrayList<RunId>();
        var told = new ArrayList<CompletableFuture<Void>>();
        for (var row : shared.ports.store().open()) {
            var actor = actors.containsKey(row.run()) ? null : take(row.run());
            if (actor != null) {
                actors.put(row.run(), actor);
                taken.add(row.run());
                told.add(actor.post(at -> new In.Restarted(at, watched(row.run()))));
            }
        }
        told.forEach(this::durable);
        return taken;
    }

    @Override
    public boolean recover(RunId run) {
        open();
        taking.lock();
        try {
            return recoverOne(run);
        } finally {
            taking.unlock();
        }
    }

    private boolean recoverOne(RunId run) {
        if (actors.containsKey(run) || shared.ports.store().run(run).filter(row -> !row.state().ended()).isEmpty()) {
            return actors.containsKey(run);
        }
        broken.remove(run);
        var actor = take(run);
        if (actor == null) {
            return false;
        }
        if (actors.putIfAbsent(run, actor) == null) {
            durable(actor.post(at -> new In.Restarted(at, watched(run))));
        }
        return true;
    }

    @Override
    public Queue queue() {
        return new Queue(shared.standing.held(), shared.standing.stopped(), actors.size(), List.of(), List.of());
    }

    @Override
    public void holdQueue(String by) {
        open();
        shared.standing.hold(by);
    }

    @Override
    public void releaseQueue(String by) {
        open();
        shared.standing.hold(null);
    }

    @Override
    public void stopAll(String by) {
        open();
        shared.standing.stop(by);
    }

    @Override
    public void liftStop(String by) {
        open();
        shared.standing.stop(null);
    }

    @Override
    public List<Stuck> stuck() {
        return List.copyOf(broken.values());
    }

    /** The run as its journal leaves it; null when it can't go on, which is remembered and logged. */
    private @Nullable RunActor take(RunId run) {
        try {
            var journal = new Journal(run, shared.ports.store(), shared.reading());
            var started = journal.started();
            var plan = shared.ports.plans().plan(started.planHash());
            var core = journal.replay(plan, shared::observed, Long.MAX_VALUE, batch -> {
            });
            return new RunActor(shared, run, plan, started.settings().zone(), core, journal.chain()::with, this::over);
        } catch (RuntimeException e) {
            if (e instanceof StoreException store && store.reason() != StoreException.Reason.BROKEN) {
                throw e;
            }
            // such as a plan that this version can't read: one run's trouble must not hold up the others
            broken.put(run, new Stuck(run, Stuck.Kind.BROKEN, "", shared.ports.ticker().now(),
                    "The run " + run + " can't go on: " + e.getMessage()));
            Shared.LOG.log(System.Logger.Level.ERROR, "The run {0} can''t go on: {1}", run, e.getMessage());
            Shared.LOG.log(System.Logger.Level.DEBUG, "Why the run " + run + " can't go on.", e);
            return null;
        }
    }

    private void over(RunActor actor) {
        actors.remove(actor.run, actor);
    }

    @Override
    public void decide(String askId, Decision decision) throws DecisionException {
        open();
        var row = shared.ports.store().ask(askId).orElseThrow(() -> new DecisionException(
                "There is no question " + askId + "; see the inbox for what is open."));
        var answered = row.answer();
        if (answered != null) {
            throw new DecisionException("The question " + askId + " is closed already: " + answered + ".");
        }
        var actor = actors.get(row.run());
        if (actor == null) {
            var why = broken.get(row.run());
            throw new DecisionException(why != null ? why.why()
                    : "The run " + row.run() + " of this question is not under way here; resume it first.");
        }
        var complaint = durable(actor.decide(askId, decision));
        if (!complaint.isEmpty()) {
            throw new DecisionException(complaint);
        }
    }

    @Override
    public Optional<Card> card(String askId) {
        return shared.ports.store().ask(askId).map(row -> actors.get(row.run()))
                .flatMap(actor -> durable(actor.read(core -> core.card(askId))));
    }

    @Override
    public void cancel(RunId run, String by) {
        tell(run, actor -> actor.post(at -> new In.Cancelled(at, by)));
    }

    @Override
    public void pause(RunId run, String by) {
        tell(run, actor -> actor.post(at -> new In.Paused(at, by)));
    }

    @Override
    public void unpause(RunId run, String by) {
        tell(run, actor -> actor.post(at -> new In.Unpaused(at, by)));
    }

    private void tell(RunId run, java.util.function.Function<RunActor, CompletableFuture<Void>> what) {
        open();
        var actor = actors.get(run);
        if (actor != null) {
            durable(what.apply(actor));
        }
    }

    @Override
    public void recheck(RunId run) {
        var actor = actors.get(run);
        if (actor != null) {
            actor.recheck();
        }
    }

    @Override
    public AutoCloseable listen(Listener listener) {
        shared.listeners.add(listener);
        return () -> shared.listeners.remove(listener);
    }

    @Override
    public Optional<Trace> trace(RunId run, long atSeq) {
        return stories.trace(run, atSeq);
    }

    @Override
    public Replay replay(RunId run) {
        return stories.replay(run);
    }

    @Override
    public Optional<Rebuilt> rebuild(RunId run) {
        return stories.rebuild(run);
    }

    @Override
    public void await(RunId run, Duration patience) throws InterruptedException {
        var why = broken.get(run);
        if (why != null) {
            throw new StoreException(StoreException.Reason.BROKEN, why.why(), null);
        }
        var actor = actors.get(run);
        if (actor != null) {
            try {
                shared.threads.await(actor.rest(patience));
            } catch (ExecutionException e) {
                throw unwrapped(e);
            }
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        shared.ports.faults().reached(FaultPoint.IN_CLOSE);
        var all = CompletableFuture
                .allOf(actors.values().stream().map(RunActor::close).toArray(CompletableFuture[]::new));
        try {
            shared.threads.await(all, GRACE);
        } catch (ExecutionException | TimeoutException e) {
            Shared.LOG.log(System.Logger.Level.DEBUG, "Not every run came to a safe point before the engine closed.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        actors.values().forEach(RunActor::abandon);
        shared.threads.close(GRACE);
    }

    private void open() {
        if (closed) {
            throw new IllegalStateException("The engine is closed.");
        }
    }

    private <T> T durable(CompletableFuture<T> told) {
        try {
            return shared.threads.await(told);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(StoreException.Reason.CLOSED, "Interrupted while waiting for the journal.", e);
        } catch (ExecutionException e) {
            throw unwrapped(e);
        }
    }

    private static RuntimeException unwrapped(ExecutionException e) {
        return e.getCause() instanceof RuntimeException r ? r : new IllegalStateException(e.getMessage(), e);
    }
}
