package dev.steward.engine.internal.drive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.Queue;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.Stuck;
import dev.steward.engine.internal.core.WaitingFor;
import dev.steward.engine.spi.RunStore;

/**
 * Which runs are in memory, which are mere rows and when they have to be taken up, and whose turn it is while as many
 * are busy as may be. Thread-safe; parts of runs are told outside its lock.
 */
final class Roster {

    private final Shared shared;
    private final RunActor.Loader loader;
    private final Map<RunId, RunActor> live = new ConcurrentHashMap<>();
    private final Map<RunId, Trouble> troubled = new ConcurrentHashMap<>();
    private final Map<RunId, Stuck> stranded = new ConcurrentHashMap<>();
    private final Set<RunActor> busy = new LinkedHashSet<>();
    private final Set<RunActor> resting = new LinkedHashSet<>();
    private final Turns turns = new Turns();
    private final Dues dues;
    private boolean closed;

    private record Trouble(Stuck stuck, RuntimeException why) {
    }

    Roster(Shared shared, RunActor.Loader loader) {
        this.shared = shared;
        this.loader = loader;
        dues = new Dues(shared.ports.ticker(), this::due);
    }

    // ---- the way to a run

    /** A new run that is not there yet, busy unless it has to wait for its turn; null when one of that id is. */
    @Nullable
    RunActor enter(RunId run, RunActor.Loader made) {
        synchronized (this) {
            var actor = new RunActor(shared, this, run, made, mustQueue());
            if (live.putIfAbsent(run, actor) != null) {
                return null;
            }
            if (!actor.queued) {
                busy.add(actor);
            }
            return actor;
        }
    }

    private boolean mustQueue() {
        return shared.standing.held() != null || busy.size() >= shared.ports.limits().runs() || turns.beginning() > 0;
    }

    /** It did not begin after all; whoever wanted it was told why. */
    void leave(RunActor actor) {
        troubled.remove(actor.run);
        over(actor);
    }

    private RunActor actor(RunId run) {
        var there = live.get(run);
        if (there != null) {
            return there;
        }
        synchronized (this) {
            var made = new RunActor(shared, this, run, loader, false);
            var before = live.putIfAbsent(run, made);
            if (before != null) {
                return before;
            }
            dues.remove(run);
            busy.add(made);
            return made;
        }
    }

    /** Does a part with a run, which is taken up for it when it is a mere row. */
    void tell(RunId run, RunActor.Part part) {
        var trouble = troubled.get(run);
        if (trouble == null) {
            actor(run).tell(part);
        } else {
            part.refused().accept(trouble.why());
        }
    }

    /** As {@link #tell}, with a result. */
    /** Has a run go on with another plan. */
    CompletableFuture<Void> move(RunId run, Function<RunActor, RunBody> other) {
        var told = new CompletableFuture<Void>();
        var trouble = troubled.get(run);
        if (trouble == null) {
            actor(run).move(other, told);
        } else {
            told.completeExceptionally(trouble.why());
        }
        return told;
    }

    <T> CompletableFuture<T> ask(RunId run, BiConsumer<RunBody, CompletableFuture<T>> part) {
        var told = new CompletableFuture<T>();
        tell(run, RunActor.part(told, part));
        return told;
    }

    /** As {@link #tell}, for what only reads. */
    <T> CompletableFuture<T> read(RunId run, Function<RunBody, T> reading) {
        var told = new CompletableFuture<T>();
        tell(run, RunActor.reading(told, reading));
        return told;
    }

    /** Whether a run is in memory here. */
    boolean has(RunId run) {
        return live.containsKey(run);
    }

    /** Every run in memory. */
    Collection<RunActor> live() {
        return List.copyOf(live.values());
    }

    // ---- what actors say

    /** Something is under way in it. */
    void busy(RunActor actor) {
        synchronized (this) {
            resting.remove(actor);
            busy.add(actor);
        }
    }

    /** Nothing is under way in it any more; {@code queued}: it has not begun. */
    void rests(RunActor actor, boolean queued) {
        RunActor eldest;
        RunActor next;
        synchronized (this) {
            busy.remove(actor);
            if (!queued) {
                resting.add(actor);
            }
            eldest = queued ? actor : tooMany();
            // so that one that had to stay in its time goes later
            next = tooMany();
        }
        if (eldest != null) {
            eldest.park();
        }
        if (next != null) {
            next.park();
        }
        pump();
    }

    private @Nullable RunActor tooMany() {
        if (resting.size() <= shared.ports.limits().warm()) {
            return null;
        }
        var eldest = resting.iterator().next();
        resting.remove(eldest);
        return eldest;
    }

    /** Somebody waits for it here, so it stays for now. */
    synchronized void stays(RunActor actor) {
        if (!busy.contains(actor)) {
            resting.add(actor);
        }
    }

    /** It is a mere row now. */
    void parked(RunActor actor, RunBody row) {
        var due = row.nextDue();
        if (due != null) {
            dues.add(actor.run, due, row.plan.entry(), row.plan.priority());
        }
        live.remove(actor.run, actor);
        forget(actor);
    }

    /** It has ended. */
    void over(RunActor actor) {
        if (live.remove(actor.run, actor)) {
            shared.slots.forget(actor.run);
            stranded.remove(actor.run);
            synchronized (this) {
                turns.remove(actor.run);
            }
        }
        forget(actor);
        pump();
    }

    private synchronized void forget(RunActor actor) {
        busy.remove(actor);
        resting.remove(actor);
    }

    /** It can't go on in this process. */
    void failed(RunActor actor, RuntimeException why, Stuck.Kind kind) {
        synchronized (this) {
            if (closed) {
                return;
            }
        }
        var message = why.getMessage();
        Shared.LOG.log(System.Logger.Level.WARNING, "The run {0} does not go on: {1}", actor.run, message);
        troubled.put(actor.run, new Trouble(new Stuck(actor.run, kind, "", shared.ports.ticker().now(),
                kind == Stuck.Kind.BROKEN && message != null ? message
                        : "The run " + actor.run + " had to stop: " + message + " Resume it when that is mended."),
                why));
        over(actor);
    }

    /** Whether it waits for nothing that could come. */
    void stranded(RunId run, boolean is) {
        if (!is) {
            stranded.remove(run);
        } else if (!stranded.containsKey(run)) {
            var stuck = new Stuck(run, Stuck.Kind.BETWEEN_STEPS, "", shared.ports.ticker().now(), "The run " + run
                    + " waits for nothing that could come; look at its trace, stop it, and report the defect.");
            stranded.put(run, stuck);
            Shared.LOG.log(System.Logger.Level.ERROR, stuck.why());
        }
    }

    // ---- turns

    /** How many runs wait to begin. */
    synchronized int beginning() {
        return turns.beginning();
    }

    /** A run waits for its turn, to begin or to go on. */
    void queue(RunId run, String playbook, int priority, boolean begins) {
        synchronized (this) {
            turns.add(run, playbook, priority, shared.ports.ticker().now(), begins);
        }
    }

    private void due(List<Dues.Due> runs) {
        runs.forEach(due -> queue(due.run(), due.playbook(), due.priority(), false));
        pump();
    }

    /**
     * A waiting call of a run has its slot. A mere row is taken up at once, though as many be busy as may be: they
     * could all wait for that slot.
     */
    void slot(Line.Wait wait) {
        RunActor actor;
        synchronized (this) {
            var there = live.get(wait.run());
            // what stopped gives its slots back itself
            actor = there != null || closed || troubled.containsKey(wait.run()) ? there : actor(wait.run());
        }
        if (actor != null) {
            actor.tell(new RunActor.Part(body -> body.slot(wait.call()), why -> {
            }, false));
        }
    }

    /** Lets go on whose turn it is. */
    void pump() {
        var next = new ArrayList<RunActor>();
        synchronized (this) {
            while (!closed && !turns.isEmpty() && shared.standing.stopped() == null
                    && busy.size() < shared.ports.limits().runs()) {
                var turn = turns.poll(shared.standing.held() != null);
                if (turn == null) {
                    break;
                }
                var actor = troubled.containsKey(turn.run()) ? null : actor(turn.run());
                if (actor != null) {
                    resting.remove(actor);
                    busy.add(actor);
                    next.add(actor);
                }
            }
        }
        next.forEach(RunActor::turn);
    }

    /** Takes up a run of the store, now or when something happens to it. */
    boolean recover(RunStore.RunRow row, Instant now) {
        var run = row.run();
        if (live.containsKey(run) || troubled.containsKey(run)) {
            return false;
        }
        var due = row.nextDue();
        if (row.state() == RunState.PENDING) {
            queue(run, row.playbook(), row.priority(), true);
        } else if (WaitingFor.onlyThat(row) && (due == null || due.isAfter(now))
                && !(WaitingFor.theStop(row) && shared.standing.stopped() == null)) {
            if (due != null) {
                dues.add(run, due, row.playbook(), row.priority());
            }
        } else {
            queue(run, row.playbook(), row.priority(), false);
        }
        return true;
    }

    /** What was the matter with a run is mended. */
    void mended(RunId run) {
        troubled.remove(run);
    }

    /** Who waits and why. */
    List<Queue.Place> places() {
        var most = shared.ports.limits().runs();
        synchronized (this) {
            return turns.places(shared.words, busy.size() + " of " + most + " runs are busy", shared.standing.held());
        }
    }

    /** How many runs are busy. */
    synchronized int busy() {
        return busy.size();
    }

    /** What does not go on. */
    List<Stuck> stuck() {
        var all = new ArrayList<Stuck>();
        troubled.values().forEach(trouble -> all.add(trouble.stuck()));
        all.addAll(stranded.values());
        return all;
    }

    /** Why a run does not go on here, null when it does or is unknown. */
    @Nullable
    RuntimeException trouble(RunId run) {
        var trouble = troubled.get(run);
        return trouble == null ? null : trouble.why();
    }

    /** Takes up nothing any more. */
    void close() {
        synchronized (this) {
            closed = true;
        }
        dues.close();
    }

    /** Answers a decision. */
    CompletableFuture<String> decide(RunId run, String ask, Engine.Decision decision) {
        return ask(run, (body, told) -> body.decide(ask, decision, told));
    }
}
