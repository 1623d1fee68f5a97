package dev.steward.engine.internal.past;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunId;
import dev.steward.engine.internal.core.Core;
import dev.steward.engine.Ports;
import dev.steward.engine.internal.journal.EntryCodec;
import dev.steward.engine.internal.journal.In;
import dev.steward.engine.internal.trace.Journal;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.spi.StoreException;

/** A run as far as its journal was read; goes on from there while the run does. One thread at a time. */
final class Reading {

    private final RunId run;
    private final RunStore store;
    private final Plan plan;
    private final Journal journal;
    private Recording recording = new Recording();
    private @Nullable Core core;

    Reading(RunId run, RunStore store, Journal journal, Plan plan) {
        this.run = run;
        this.store = store;
        this.plan = plan;
        this.journal = journal;
        core = new Core(journal.first(plan), () -> false, recording);
        further();
    }

    static Reading of(RunId run, RunStore store, EntryCodec codec, Ports.PlanSource plans) {
        var journal = new Journal(run, store, codec, plans, Reading::ahead);
        return new Reading(run, store, journal, plans.plan(journal.planHash()));
    }

    /** Long journals are read by another thread while what was read is derived again. */
    private static Supplier<List<RunStore.Entry>> ahead(Supplier<List<RunStore.Entry>> read) {
        var reading = new FutureTask<>(read::get);
        Thread.ofVirtual().name("steward-past").start(reading);
        return () -> {
            try {
                return reading.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StoreException(StoreException.Reason.CLOSED, "Interrupted while reading a journal.", e);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException why ? why : new IllegalStateException(e.getCause());
            }
        };
    }

    /** Reads what came since. */
    void further() {
        var live = core;
        if (live != null) {
            var last = journal.feed(live, plan, Long.MAX_VALUE, batch -> {
            }, this::anew);
            // when it is over, nothing comes any more but that it is reopened, which is another reading
            core = last.over() ? null : last;
        }
    }

    /** A run that was reopened has another past from there: what was discarded is not part of it. */
    private Core anew(Plan itsPlan, java.util.function.BooleanSupplier heard, List<In.Cut> cuts) {
        recording = new Recording();
        return new Core(itsPlan, () -> false, recording, cuts);
    }

    /** Whether the run goes on with another plan, or after its end. */
    boolean isMoved() {
        return store.run(run).filter(row -> core == null ? row.seq() > journal.entries() && !row.compacted()
                : !row.planHash().equals(plan.hash())).isPresent();
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
