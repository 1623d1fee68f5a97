package dev.steward.engine.internal.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import dev.steward.engine.RunId;
import dev.steward.engine.internal.core.Batch;
import dev.steward.engine.internal.core.Core;
import dev.steward.engine.internal.core.IllegalTransition;
import dev.steward.engine.internal.journal.Described;
import dev.steward.engine.internal.journal.EntryCodec;
import dev.steward.engine.internal.journal.In;
import dev.steward.engine.internal.journal.JournalException;
import dev.steward.engine.internal.journal.Out;
import dev.steward.engine.internal.journal.Sealed;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.RunStore;

/**
 * Derives a run again from its stored journal: feeds the facts to a core and compares the entries that follow with the
 * stored ones. Calls no boundary. One thread.
 */
public final class Journal {

    private static final int PAGE = 1000;

    private final RunId run;
    private final RunStore store;
    private final Sealed chain;
    private long entries;
    private long compared;
    private int fact;
    private List<Out> expected = List.of();

    /** Of a run, with the encoding of its values. */
    public Journal(RunId run, RunStore store, EntryCodec codec) {
        this.run = run;
        this.store = store;
        chain = new Sealed(codec);
    }

    /** The hash of the plan that it has now, as its row says; the journal must follow from it. */
    public String planHash() {
        return store.run(run).map(RunStore.RunRow::planHash).orElseGet(() -> started().planHash());
    }

    /** Hears what followed from each fact. */
    @FunctionalInterface
    public interface Reader {
        /** After the entries of the batch were compared with the stored ones; the last may be cut off. */
        void batch(Batch batch);
    }

    /** The first fact: what the run was started with. */
    public In.Started started() {
        var first = store.read(run, 1, 1);
        if (!first.isEmpty() && new Sealed(chain.codec()).read(1, first.get(0).bytes()) instanceof In.Started started) {
            return started;
        }
        throw new JournalException(1, "The journal of " + run + " does not begin with a start.");
    }

    /** Feeds every fact up to an entry; the first difference is a {@link JournalException} that names it. */
    public Core replay(Plan plan, BooleanSupplier observed, long atSeq, Reader reader) {
        var core = new Core(plan, observed);
        feed(core, atSeq, reader);
        return core;
    }

    /** Feeds every fact behind those that were fed before, so that a run that goes on can be followed. */
    public void feed(Core core, long atSeq, Reader reader) {
        for (var from = entries + 1;; from = entries + 1) {
            var page = store.read(run, from, PAGE);
            for (var stored : page) {
                if (stored.seq() > atSeq) {
                    return;
                }
                entry(core, stored, reader);
            }
            if (page.size() < PAGE) {
                complete();
                return;
            }
        }
    }

    private void entry(Core core, RunStore.Entry stored, Reader reader) {
        if (stored.seq() != entries + 1) {
            throw new JournalException(entries + 1, "Entry " + (entries + 1) + " of " + run + " is missing.");
        }
        entries = stored.seq();
        var entry = chain.read(stored.seq(), stored.bytes());
        if (entry instanceof Out out) {
            compare(core, out);
            return;
        }
        complete();
        feed(core, (In) entry, reader);
    }

    private void feed(Core core, In in, Reader reader) {
        try {
            var batch = core.on(in);
            fact = 0;
            expected = new ArrayList<>(batch.outs());
            reader.batch(batch);
        } catch (IllegalTransition e) {
            throw new JournalException(entries, "Entry " + entries + " (" + Described.entry(in)
                    + ") does not follow from those before it: " + e.getMessage());
        }
    }

    private void compare(Core core, Out stored) {
        compared++;
        if (fact >= expected.size()) {
            throw new JournalException(entries, "Entry " + entries + " (" + Described.entry(stored)
                    + ") is in the journal, but the plan asks for nothing there.");
        }
        var derived = expected.get(fact++);
        if (!derived.equals(stored) && !core.former(derived).equals(stored)) {
            throw new JournalException(entries, "Entry " + entries + " differs: the journal has "
                    + Described.entry(stored) + " (" + Described.content(stored) + "), the plan gives "
                    + Described.entry(derived) + " (" + Described.content(derived) + ").");
        }
    }

    private void complete() {
        if (fact < expected.size()) {
            throw new JournalException(entries + 1, "Entry " + (entries + 1) + " is missing: the plan gives "
                    + Described.entry(expected.get(fact)) + " there.");
        }
    }

    /** The checksum chain after the last entry, to go on with. */
    public Sealed chain() {
        return chain;
    }

    /** How many entries were read. */
    public long entries() {
        return entries;
    }

    /** How many commands were compared. */
    public long compared() {
        return compared;
    }

}
