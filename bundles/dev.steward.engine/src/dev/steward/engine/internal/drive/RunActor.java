package dev.steward.engine.internal.drive;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RefusedException;
import dev.steward.engine.RunId;
import dev.steward.engine.Stuck;
import dev.steward.engine.internal.journal.In;
import dev.steward.engine.spi.StoreException;

/**
 * The way to one run: parts come through a queue, one at a time. The run itself is taken up from its journal when the
 * first part comes, and can become a mere row again; parts that come later find their way. Thread-safe.
 */
final class RunActor {

    final RunId run;
    /** Whether it is new and waits for its turn to begin. */
    final boolean queued;
    private final Roster roster;
    private final Loader loader;
    private final Serial queue;
    private @Nullable RunBody body;
    private @Nullable RuntimeException failed;
    private boolean gone;
    private boolean quiet;
    private boolean over;

    /** Makes the run of an actor. */
    @FunctionalInterface
    interface Loader {
        RunBody load(RunActor actor);
    }

    /** Something to be done with a run, or told that it can't. */
    record Part(Consumer<RunBody> part, Consumer<RuntimeException> refused, boolean reads) {
    }

    RunActor(Shared shared, Roster roster, RunId run, Loader loader, boolean queued) {
        this.roster = roster;
        this.run = run;
        this.loader = loader;
        this.queued = queued;
        queue = new Serial(shared.threads, this::defect);
    }

    /** A part whose result the stage gives. */
    static <T> Part part(CompletableFuture<T> told, BiConsumer<RunBody, CompletableFuture<T>> part) {
        return new Part(body -> part.accept(body, told), told::completeExceptionally, false);
    }

    /** A part that only reads, which a run that stopped takes, too. */
    static <T> Part reading(CompletableFuture<T> told, Function<RunBody, T> reading) {
        return new Part(body -> told.complete(reading.apply(body)), told::completeExceptionally, true);
    }

    /** Does a part in its turn. */
    void tell(Part part) {
        queue.execute(() -> handle(part));
    }

    /** It is its turn and it counts as busy; one that rests, as somebody else brought it on, does so again. */
    void turn() {
        tell(new Part(body -> {
            body.turn();
            // another actor has its run when this one became a mere row before
            if (body.actor == this && quiet && body.quiet()) {
                roster.rests(this, body.core.queued());
            }
        }, why -> {
        }, false));
    }

    /** Does a part of the run's own, unless it is another one's by then. */
    void inside(RunBody from, Consumer<RunBody> part) {
        queue.execute(() -> within(from, part));
    }

    /** Does what waits for something that is durable by now. */
    void hear() {
        queue.execute(() -> {
            var there = body;
            if (there != null && failed == null) {
                there.hear();
                settle(there);
            }
        });
    }

    /** As {@link #inside}, as the last that a call does. */
    void landed(RunBody from, Consumer<RunBody> part) {
        queue.executeLast(() -> within(from, part));
    }

    private void within(RunBody from, Consumer<RunBody> part) {
        if (body == from && failed == null) {
            try {
                from.hear();
                part.accept(from);
                settle(from);
            } catch (StoreException e) {
                failed(e, kind(e));
            }
        }
    }

    private void handle(Part part) {
        var why = failed;
        var there = body;
        if (why != null) {
            if (part.reads() && there != null) {
                part.part().accept(there);
            } else {
                part.refused().accept(why);
            }
        } else if (gone) {
            roster.tell(run, part);
        } else {
            try {
                var now = there == null ? loaded() : there;
                now.hear();
                part.part().accept(now);
                settle(now);
            } catch (StoreException e) {
                failed(e, kind(e));
                part.refused().accept(e);
            } catch (RuntimeException | Error e) {
                defect(e);
                part.refused().accept(e instanceof RuntimeException r ? r : new IllegalStateException(e.toString(), e));
            }
        }
    }

    private static Stuck.Kind kind(StoreException e) {
        return e.reason() == StoreException.Reason.BROKEN ? Stuck.Kind.BROKEN : Stuck.Kind.FAILED;
    }

    private RunBody loaded() {
        var made = loader.load(this);
        body = made;
        made.takenUp();
        return made;
    }

    /** Goes on with another plan from here; {@code told} hears when that is durable, or why not. */
    void move(Function<RunActor, RunBody> other, CompletableFuture<Void> told) {
        tell(new Part(there -> {
            if (!there.quiet()) {
                told.completeExceptionally(new RefusedException("The run " + run + " has something under way; move it"
                        + " when it waits or its process has ended."));
                return;
            }
            try {
                var made = other.apply(this);
                there.silence();
                body = made;
                made.takenUp();
                made.take(at -> new In.Moved(at, made.plan.hash()), told);
                settle(made);
            } catch (RefusedException e) {
                told.completeExceptionally(e);
            }
        }, told::completeExceptionally, false));
    }

    /** Sees whether anything is under way still. */
    private void settle(RunBody now) {
        now.listen();
        if (now.over()) {
            if (!over) {
                over = true;
                roster.over(this);
            }
        } else if (now.quiet() != quiet) {
            quiet = !quiet;
            if (quiet) {
                roster.rests(this, now.core.queued());
            } else {
                roster.busy(this);
            }
        }
        if (quiet) {
            roster.stranded(run, now.core.stranded());
        }
    }

    /** Becomes a mere row when nothing is under way. */
    void park() {
        queue.execute(() -> {
            var there = body;
            if (there == null || failed != null || gone || over) {
                return;
            }
            if (there.parks()) {
                gone = true;
                there.silence();
                body = null;
                roster.parked(this, there);
            } else if (quiet) {
                roster.stays(this);
            }
        });
    }

    /** The run can't go on in this process. */
    void fail(RuntimeException why) {
        queue.execute(() -> failed(why, Stuck.Kind.FAILED));
    }

    /** A defect on another thread, or what a test throws to end a process. */
    void broken(Throwable e) {
        queue.execute(() -> defect(e));
    }

    /** A part broke: none may come after it, as the run has taken in half a fact. */
    private void defect(Throwable e) {
        if (failed == null && !gone) {
            Shared.LOG.log(System.Logger.Level.ERROR, "The run " + run + " stopped by a defect.", e);
            failed(e instanceof RuntimeException r ? r
                    : new IllegalStateException("The run " + run + " stopped by a defect.", e), Stuck.Kind.FAILED);
        }
    }

    private void failed(RuntimeException why, Stuck.Kind kind) {
        if (failed != null || gone) {
            return;
        }
        failed = why;
        try {
            roster.failed(this, why, kind);
        } finally {
            var there = body;
            if (there != null) {
                there.fail(why);
            }
        }
    }

    /** Gives up the calls that are still under way; their outcome is found out at the next start. */
    void abandon() {
        fail(RunBody.closed());
    }
}
