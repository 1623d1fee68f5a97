package dev.steward.engine.internal.trace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.steward.engine.Engine;
import dev.steward.engine.Ports;
import dev.steward.engine.RunId;
import dev.steward.engine.internal.core.Asks;
import dev.steward.engine.internal.journal.EntryCodec;
import dev.steward.engine.internal.journal.In;
import dev.steward.engine.internal.journal.JournalException;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.spi.StoreException;

/** Reads runs from the store: story, comparison, rebuilt rows. Thread-safe. */
public final class Stories {

    private final RunStore store;
    private final Ports.PlanSource plans;
    private final EntryCodec codec;

    /** Over a store; {@code codec} reads its values. */
    public Stories(RunStore store, Ports.PlanSource plans, EntryCodec codec) {
        this.store = store;
        this.plans = plans;
        this.codec = codec;
    }

    /** The story as of an entry. */
    public Optional<Engine.Trace> trace(RunId run, long atSeq) {
        if (store.run(run).isEmpty()) {
            return Optional.empty();
        }
        return readable(run, () -> told(run, atSeq));
    }

    private Engine.Trace told(RunId run, long atSeq) {
        var journal = new Journal(run, store, codec, plans);
        var started = journal.started();
        var plan = plans.plan(journal.planHash());
        var builder = new TraceBuilder();
        var core = journal.replay(plan, () -> true, atSeq, builder);
        return builder.trace(started, plan.entry(), core);
    }

    /** Every command compared. */
    public Engine.Replay replay(RunId run) {
        var journal = new Journal(run, store, codec, plans);
        try {
            journal.replay(plans.plan(journal.planHash()), () -> false, Long.MAX_VALUE, batch -> {
            });
            return new Engine.Replay(run, journal.entries(), journal.compared(), null);
        } catch (JournalException e) {
            return new Engine.Replay(run, journal.entries(), journal.compared(), e.getMessage());
        }
    }

    /** The rows that the journal asks for. */
    public Optional<Engine.Rebuilt> rebuild(RunId run) {
        if (store.read(run, 1, 1).isEmpty()) {
            return Optional.empty();
        }
        return readable(run, () -> rebuilt(run));
    }

    private Engine.Rebuilt rebuilt(RunId run) {
        var journal = new Journal(run, store, codec, plans);
        var rows = new RunStore.RunRow[1];
        var asks = new LinkedHashMap<String, RunStore.AskRow>();
        journal.replay(plans.plan(journal.planHash()), () -> false, Long.MAX_VALUE, batch -> {
            rows[0] = batch.row();
            if (batch.in() instanceof In.Forked) {
                // the questions before are those of the run that it was forked from
                asks.clear();
            }
            batch.asks().forEach(ask -> asks.put(ask.id(), ask));
        });
        asks.values().removeIf(ask -> Asks.RENAMED.equals(ask.answer()));
        return new Engine.Rebuilt(rows[0], List.copyOf(asks.values()));
    }

    private static <T> Optional<T> readable(RunId run, Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (JournalException e) {
            throw new StoreException(StoreException.Reason.BROKEN,
                    "The journal of " + run + " can't be read: " + e.getMessage(),
                    e);
        }
    }
}
