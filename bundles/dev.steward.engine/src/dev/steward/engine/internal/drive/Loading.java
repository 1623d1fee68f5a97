package dev.steward.engine.internal.drive;

import java.time.Instant;
import java.util.function.Function;

import dev.steward.engine.Engine;
import dev.steward.engine.RefusedException;
import dev.steward.engine.internal.core.Core;
import dev.steward.engine.internal.journal.EntryCodec;
import dev.steward.engine.internal.journal.JournalException;
import dev.steward.engine.internal.journal.Sealed;
import dev.steward.engine.internal.trace.Journal;
import dev.steward.engine.internal.trace.Past;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.spi.StoreException;

/** Makes runs: new ones, and those that are taken up from their journals. Thread-safe. */
final class Loading {

    private final Shared shared;
    private final Instant opened;

    Loading(Shared shared) {
        this.shared = shared;
        opened = shared.ports.ticker().now();
    }

    /** A run that has no journal yet. */
    RunBody begin(RunActor actor, Engine.Start start) {
        return new RunBody(shared, actor, start.plan(), start.settings().zone(),
                new Core(start.plan(), shared::observed), Sealed::new);
    }

    /**
     * A run as another plan leaves it; a {@link RefusedException} with a sentence when that plan does not give what the
     * journal says.
     */
    RunBody moved(RunActor actor, Plan plan) {
        try {
            var journal = new Journal(actor.run, shared.ports.store(), shared.reading(), shared.ports.plans());
            var zone = journal.started().settings().zone();
            var core = journal.replay(plan, shared::observed, Long.MAX_VALUE, batch -> {
            });
            return new RunBody(shared, actor, plan, zone, core, journal.chain()::with);
        } catch (JournalException e) {
            throw new RefusedException("The run " + actor.run + " can't go on with the playbook as it is now, as that"
                    + " gives something else for what was done already: " + e.getMessage());
        }
    }

    /** Runs that go on here, which tell nobody of their past. */
    Journal.Cores cores() {
        return (plan, heard, cuts) -> new Core(plan, () -> heard.getAsBoolean() && shared.observed(), null, cuts);
    }

    /** A fork after the past that it shares, or a run where it failed; {@code journal}: what it is written on after. */
    RunBody goingOn(RunActor actor, Plan plan, Past.Shared past, java.time.ZoneId zone,
            Function<EntryCodec, Sealed> journal) {
        return new RunBody(shared, actor, plan, zone, past.core(), journal).leaving();
    }

    /** A run as its journal leaves it; a {@link StoreException} with a sentence when it can't be read. */
    RunBody load(RunActor actor) {
        try {
            var journal = new Journal(actor.run, shared.ports.store(), shared.reading(), shared.ports.plans());
            var started = journal.started();
            var plan = shared.ports.plans().plan(journal.planHash());
            var rows = new RunStore.RunRow[1];
            var core = journal.replay(plan, shared::observed, Long.MAX_VALUE, batch -> rows[0] = batch.row());
            var due = rows[0].nextDue();
            return new RunBody(shared, actor, plan, started.settings().zone(), core, journal.chain()::with)
                    .at(due, due != null && !due.isAfter(opened));
        } catch (RuntimeException e) {
            if (e instanceof StoreException store && store.reason() != StoreException.Reason.BROKEN) {
                throw e;
            }
            // such as a plan that this version can't read: one run's trouble must not hold up the others
            throw new StoreException(StoreException.Reason.BROKEN,
                    "The run " + actor.run + " can't go on: " + e.getMessage(), e);
        }
    }
}
