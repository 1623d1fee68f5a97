package dev.steward.engine.internal.drive;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Act;
import dev.steward.engine.Engine;
import dev.steward.engine.Engines;
import dev.steward.engine.Held;
import dev.steward.engine.Holds;
import dev.steward.engine.Ports;
import dev.steward.engine.Queue;
import dev.steward.engine.RefusedException;
import dev.steward.engine.RunId;
import dev.steward.engine.Stuck;
import dev.steward.engine.internal.core.WaitingFor;
import dev.steward.engine.internal.journal.In;
import dev.steward.engine.internal.past.Pasts;
import dev.steward.engine.internal.trace.Stories;
import dev.steward.engine.past.Past;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.FaultPoint;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.spi.StoreException;

/** An engine over its ports: one actor for each run that is under way, rows for those that only wait. */
public final class DrivenEngine implements Engine {

    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Shared shared;
    private final Stories stories;
    private final Pasts pasts;
    private final Roster roster;
    private final Starting starting;
    private final Loading loading;
    private final Forking forking;
    private final Reopening reopening;
    private volatile boolean closed;

    /** Over the ports. */
    public DrivenEngine(Ports ports, Engines.Options options) {
        this(ports, options, new Workers());
    }

    /** With what runs its parts. */
    public DrivenEngine(Ports ports, Engines.Options options, Threads threads) {
        shared = new Shared(ports, options, threads, this::slot);
        stories = new Stories(ports.store(), ports.plans(), shared.reading());
        pasts = new Pasts(ports.store(), ports.plans());
        loading = new Loading(shared);
        roster = new Roster(shared, loading::load);
        starting = new Starting(shared, roster, loading);
        forking = new Forking(shared, roster, starting, loading);
        reopening = new Reopening(shared, roster, starting, loading);
    }

    private void slot(Line.Wait wait) {
        roster.slot(wait);
    }

    @Override
    public RunId start(Start start) {
        open();
        return starting.start(start);
    }

    @Override
    public List<RunId> recover() {
        open();
        var now = shared.ports.ticker().now();
        var taken = shared.ports.store().open().stream().filter(row -> roster.recover(row, now))
                .map(RunStore.RunRow::run)
                .toList();
        roster.pump();
        return taken;
    }

    @Override
    public boolean recover(RunId run) {
        open();
        if (roster.trouble(run) != null && shared.watch.mayStillDo(run)) {
            throw new RefusedException("A call of the run " + run
                    + " that changes something outside has not come back yet; resume the run in some seconds.");
        }
        roster.mended(run);
        var row = shared.ports.store().run(run);
        if (row.isEmpty() || row.get().state().ended()) {
            return false;
        }
        roster.recover(row.get(), shared.ports.ticker().now());
        roster.pump();
        return true;
    }

    @Override
    public Queue queue() {
        var places = new ArrayList<>(roster.places());
        places.addAll(shared.slots.places(shared.words));
        var slots = new ArrayList<Queue.Slot>();
        slots.add(new Queue.Slot("runs", roster.busy(), shared.ports.limits().runs(), null, null));
        slots.addAll(shared.slots.picture());
        return new Queue(shared.standing.held(), shared.standing.stopped(), roster.busy(), places, slots);
    }

    @Override
    public void holdQueue(String by) {
        open();
        shared.standing.hold(by);
        roster.live().forEach(actor -> actor.tell(new RunActor.Part(RunBody::tellWaiters, why -> {
        }, false)));
    }

    @Override
    public void releaseQueue(String by) {
        open();
        shared.standing.hold(null);
        roster.pump();
    }

    @Override
    public void stopAll(String by) {
        open();
        shared.standing.stop(by);
        throttle();
    }

    @Override
    public void liftStop(String by) {
        open();
        shared.standing.stop(null);
        throttle();
        var now = shared.ports.ticker().now();
        shared.ports.store().open().stream().filter(WaitingFor::theStop).forEach(row -> roster.recover(row, now));
        shared.slots.pump();
        roster.pump();
    }

    /** Tells the runs in memory how it stands; one that can't take it in has stopped anyway. */
    private void throttle() {
        var told = roster.live().stream().map(actor -> {
            var done = new CompletableFuture<Void>();
            actor.tell(new RunActor.Part(body -> body.throttle(done), why -> done.complete(null), false));
            return done.exceptionally(error -> null);
        }).toList();
        told.forEach(shared::durable);
    }

    @Override
    public List<Stuck> stuck() {
        var all = new ArrayList<>(roster.stuck());
        all.addAll(shared.watch.stuck());
        all.addAll(new Strays(shared, roster).find());
        return all;
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
        var trouble = roster.trouble(row.run());
        if (trouble != null) {
            throw new DecisionException("" + trouble.getMessage());
        }
        var complaint = shared.durable(roster.decide(row.run(), askId, decision));
        if (!complaint.isEmpty()) {
            throw new DecisionException(complaint);
        }
    }

    @Override
    public Optional<Card> card(String askId) {
        return shared.ports.store().ask(askId).filter(row -> row.answer() == null
                && roster.trouble(row.run()) == null)
                .flatMap(row -> shared.durable(roster.read(row.run(), body -> body.core.card(askId))));
    }

    @Override
    public boolean move(RunId run, Plan plan) {
        open();
        var row = shared.ports.store().run(run);
        if (row.isEmpty() || row.get().state().ended()) {
            return false;
        }
        if (!row.get().planHash().equals(plan.hash())) {
            shared.durable(roster.move(run, actor -> loading.moved(actor, plan)));
        }
        return true;
    }

    @Override
    public Forked fork(Fork fork) {
        open();
        return forking.fork(fork);
    }

    @Override
    public String reopen(RunId run, @Nullable Plan plan, Settings settings) {
        open();
        return reopening.reopen(run, plan, settings);
    }

    @Override
    public void cancel(RunId run, String by) {
        tell(run, at -> new In.Cancelled(at, by));
        tell(run, at -> new In.Unpaused(at, by));
    }

    @Override
    public void pause(RunId run, String by) {
        tell(run, at -> new In.Paused(at, by));
    }

    @Override
    public void unpause(RunId run, String by) {
        tell(run, at -> new In.Unpaused(at, by));
    }

    @Override
    public boolean deliver(Event event) {
        return new Deliveries(shared).deliver(event, this::tell);
    }

    @Override
    public void hold(RunId run, Holds holds, String by) {
        tell(run, at -> new In.Armed(at, by, holds.words()));
    }

    @Override
    public Holds holds(RunId run) {
        return goesOn(run) ? shared.durable(roster.read(run, body -> body.core.armed())) : Holds.NONE;
    }

    @Override
    public List<Held> held(RunId run) {
        return goesOn(run) ? shared.durable(roster.read(run, body -> body.core.held())) : List.of();
    }

    @Override
    public void release(RunId run, String key) {
        tell(run, at -> new In.Go(at, key));
    }

    @Override
    public void act(RunId run, String key, Act act, String by) {
        acted(run, at -> act instanceof Act.Inputs inputs ? new In.Given(at, by, key, inputs.values())
                : new In.Settled(at, by, key, Outcomes.of(act)));
    }

    @Override
    public void mock(RunId run, String operation, @Nullable Act act, String by) {
        acted(run, at -> new In.Mocked(at, by, operation, act == null ? null : Outcomes.of(act)));
    }

    private void acted(RunId run, Function<Instant, In> fact) {
        open();
        if (!goesOn(run)) {
            throw new RefusedException(
                    "The run " + run + " has ended or can't go on, so nothing of it can be changed.");
        }
        var complaint = shared.durable(roster.<String>ask(run, (body, told) -> body.act(fact, told)));
        if (!complaint.isEmpty()) {
            throw new RefusedException(complaint);
        }
    }

    private void tell(RunId run, Function<Instant, In> fact) {
        open();
        var trouble = roster.trouble(run);
        if (trouble != null && !roster.has(run)) {
            // it would be forgotten: the run hears of it only when it goes on
            throw new RefusedException("The run " + run + " can't be told now: " + trouble.getMessage());
        }
        if (goesOn(run)) {
            shared.durable(roster.<Void>ask(run, (body, told) -> body.take(fact, told)));
        }
    }

    /** Whether there is such a run that has not ended and could be taken up here. */
    private boolean goesOn(RunId run) {
        return roster.has(run) || roster.trouble(run) == null
                && shared.ports.store().run(run).filter(row -> !row.state().ended()).isPresent();
    }

    @Override
    public void recheck(RunId run) {
        if (roster.has(run)) {
            roster.tell(run, new RunActor.Part(RunBody::recheck, why -> {
            }, false));
        }
    }

    @Override
    public AutoCloseable listen(Listener listener) {
        shared.listeners.add(listener);
        // what became durable without anybody's listening is told now rather than with the run's next step
        roster.live().forEach(RunActor::hear);
        return () -> shared.listeners.remove(listener);
    }

    @Override
    public Optional<Trace> trace(RunId run, long atSeq) {
        return stories.trace(run, atSeq);
    }

    @Override
    public Optional<Past> past(RunId run) {
        return pasts.of(run);
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
        var trouble = roster.trouble(run);
        if (trouble != null) {
            throw trouble;
        }
        if (goesOn(run)) {
            if (closed && !roster.has(run)) {
                throw RunBody.closed();
            }
            try {
                shared.threads.await(roster.<Void>ask(run, (body, told) -> body.rest(patience, told)));
            } catch (ExecutionException e) {
                throw Shared.unwrapped(e);
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
        roster.close();
        var all = CompletableFuture.allOf(roster.live().stream().map(actor -> {
            var told = new CompletableFuture<Void>();
            actor.tell(RunActor.part(told, (body, done) -> body.close(done)));
            return told;
        }).toArray(CompletableFuture[]::new));
        try {
            shared.threads.await(all, GRACE);
        } catch (ExecutionException | TimeoutException e) {
            Shared.LOG.log(System.Logger.Level.DEBUG, "Not every run came to a safe point before the engine closed.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        roster.live().forEach(RunActor::abandon);
        shared.threads.close(GRACE);
    }

    private void open() {
        if (closed) {
            throw new StoreException(StoreException.Reason.CLOSED,
                    "The engine was closed, and nothing was begun; open the company again.", null);
        }
    }
}
