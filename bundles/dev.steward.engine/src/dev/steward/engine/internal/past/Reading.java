package dev.steward.engine.internal.past;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunId;
import dev.steward.engine.internal.core.Core;
import dev.steward.engine.internal.journal.EntryCodec;
import dev.steward.engine.internal.trace.Journal;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.RunStore;

/** A run as far as its journal was read; goes on from there while the run does. One thread at a time. */
final class Reading {

    private final RunId run;
    private final RunStore store;
    private final Plan plan;
    private final Journal journal;
    private final Recording recording = new Recording();
    private @Nullable Core core;

    Reading(RunId run, RunStore store, Journal journal, Plan plan) {
        this.run = run;
        this.store = store;
        this.plan = plan;
        this.journal = journal;
        core = new Core(plan, () -> false, recording);
        further();
    }

    static Reading of(RunId run, RunStore store, EntryCodec codec, java.util.function.Function<String, Plan> plans) {
        var journal = new Journal(run, store, codec);
        return new Reading(run, store, journal, plans.apply(journal.planHash()));
    }

    /** Reads what came since. */
    void further() {
        var live = core;
        if (live != null) {
            journal.feed(live, Long.MAX_VALUE, batch -> {
            });
            if (live.over()) {
                // nothing comes any more
                core = null;
            }
        }
    }

    /** Whether the run goes on with another plan. */
    boolean isMoved() {
        return core != null && store.run(run).filter(row -> !row.planHash().equals(plan.hash())).isPresent();
    }

    Plan plan() {
        return plan;
    }

    Recording recording() {
        return recording;
    }

    long entries() {
        return journal.entries();
    }
}
