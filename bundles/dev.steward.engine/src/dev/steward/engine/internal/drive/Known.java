package dev.steward.engine.internal.drive;

import dev.steward.engine.RefusedException;
import dev.steward.engine.RunId;
import dev.steward.engine.internal.core.Core;
import dev.steward.engine.internal.journal.JournalException;
import dev.steward.engine.internal.trace.Doings;
import dev.steward.engine.internal.trace.Journal;
import dev.steward.engine.internal.trace.Past;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.spi.StoreException;

/** A run as its journal tells it, without having it go on. */
record Known(RunStore.RunRow row, Plan plan, Core core, Journal journal, Doings doings, Past past) {

    /** What is durable of it by now. */
    static Known of(Shared shared, RunId run) {
        var row = shared.ports.store().run(run)
                .orElseThrow(() -> new RefusedException("There is no run " + run + "."));
        try {
            var codec = shared.reading();
            var journal = new Journal(run, shared.ports.store(), codec, shared.ports.plans());
            var plan = shared.ports.plans().plan(journal.planHash());
            var doings = new Doings();
            var core = journal.replay(plan, () -> true, Long.MAX_VALUE, doings);
            return new Known(row, plan, core, journal, doings, new Past(run, shared.ports.store(), codec));
        } catch (JournalException e) {
            throw new StoreException(StoreException.Reason.BROKEN,
                    "The journal of " + run + " can't be read: " + e.getMessage(), e);
        }
    }

    RunId run() {
        return row.run();
    }
}
