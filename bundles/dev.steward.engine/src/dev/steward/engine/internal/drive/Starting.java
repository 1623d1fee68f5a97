package dev.steward.engine.internal.drive;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine.Start;
import dev.steward.engine.RefusedException;
import dev.steward.engine.RunId;
import dev.steward.engine.internal.journal.In;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.StoreException;

/** Starts runs: a start is acknowledged when it is durable, and one that is repeated is the same run. Thread-safe. */
final class Starting {

    private static final int MOST_IDS = 5, MOST_STARTING = 2_000, MOST_QUEUED = 100_000;

    private final Shared shared;
    private final Roster roster;
    private final Loading loading;
    private final AtomicInteger underWay = new AtomicInteger();
    private final ConcurrentHashMap<RunId, CompletableFuture<Void>> named = new ConcurrentHashMap<>();

    Starting(Shared shared, Roster roster, Loading loading) {
        this.shared = shared;
        this.roster = roster;
        this.loading = loading;
    }

    /** The run, which is durable. */
    RunId start(Start start) {
        var wanted = start.id();
        if (wanted != null && isThere(wanted)) {
            return wanted;
        }
        refuse();
        try {
            if (underWay.incrementAndGet() > MOST_STARTING) {
                throw new RefusedException("More runs are started at once than can be stored; start fewer at a time.");
            }
            return wanted == null ? any(start) : once(wanted, start);
        } finally {
            underWay.decrementAndGet();
        }
    }

    /** Refuses while everything is stopped, or too many wait. */
    void refuse() {
        var refusal = shared.words.refusal();
        if (refusal != null) {
            throw new RefusedException(refusal);
        }
        var waiting = roster.beginning();
        if (waiting >= MOST_QUEUED) {
            throw new RefusedException("There are " + waiting + " runs that wait to begin; start more when some have.");
        }
    }

    private boolean isThere(RunId run) {
        return shared.ports.store().run(run).isPresent();
    }

    private RunId any(Start start) {
        for (var tries = 1;; tries++) {
            var run = RunId.random(shared.ports.ticker().now(), shared.options.random());
            try {
                var actor = enter(run, start);
                if (actor != null) {
                    begin(actor, start, new CompletableFuture<>());
                    return run;
                }
            } catch (StoreException e) {
                // the id is another run's, which goes on as before
                if (e.reason() != StoreException.Reason.CONFLICT || tries >= MOST_IDS) {
                    throw e;
                }
            }
        }
    }

    private RunId once(RunId run, Start start) {
        var told = new CompletableFuture<Void>();
        try {
            // whoever starts the same run meanwhile hears what the first one hears, when that does
            var first = named.putIfAbsent(run, told);
            if (first == null) {
                told.whenComplete((done, error) -> named.remove(run, told));
                first(run, start, told);
            } else {
                shared.durable(first);
            }
            return run;
        } catch (StoreException e) {
            if (e.reason() == StoreException.Reason.CONFLICT && isThere(run)) {
                return run;
            }
            throw e;
        }
    }

    private void first(RunId run, Start start, CompletableFuture<Void> told) {
        RunActor actor;
        try {
            // another one with this id may have begun since this was asked first
            var there = isThere(run);
            actor = there ? null : enter(run, start);
            if (actor == null && !there) {
                shared.durable(roster.<Void>ask(run, RunBody::settled));
            }
        } catch (RuntimeException | Error e) {
            told.completeExceptionally(e);
            throw e;
        }
        if (actor == null) {
            told.complete(null);
        } else {
            begin(actor, start, told);
        }
    }

    private @Nullable RunActor enter(RunId run, Start start) {
        return roster.enter(run, same -> loading.begin(same, start));
    }

    private void begin(RunActor actor, Start start, CompletableFuture<Void> told) {
        begin(actor, start.plan(), told, (body, done) -> body.start(at -> new In.Started(at, actor.run,
                start.plan().hash(), start.inputs(), start.settings(), start.parent(), shared.watched(actor.run),
                start.origin()), start.holds(), actor.queued, done));
    }

    /** Begins in the queue of a run that just entered; durable on return. */
    void begin(RunActor actor, Plan plan, CompletableFuture<Void> told,
            BiConsumer<RunBody, CompletableFuture<Void>> how) {
        var known = actor.queued ? told.thenCompose(begun -> linedUp(actor, plan)) : told;
        actor.tell(RunActor.part(told, how));
        try {
            shared.durable(known);
        } catch (RuntimeException e) {
            // else only this thread was interrupted: the run is there and goes on
            if (told.isCompletedExceptionally()) {
                roster.leave(actor);
            }
            throw e;
        }
    }

    /** It waits for its turn; in its own queue, as it may be cancelled meanwhile. */
    private CompletableFuture<Void> linedUp(RunActor actor, Plan plan) {
        var lined = new CompletableFuture<Void>();
        actor.tell(RunActor.part(lined, (body, done) -> {
            if (body.core.queued()) {
                roster.queue(actor.run, plan.entry(), plan.priority(), true);
                roster.pump();
            }
            done.complete(null);
        }));
        return lined;
    }
}
