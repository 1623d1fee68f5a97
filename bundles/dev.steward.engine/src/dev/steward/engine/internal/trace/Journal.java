package dev.steward.engine.internal.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import dev.steward.engine.Ports;
import dev.steward.engine.RefusedException;
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
    private final Ports.PlanSource plans;
    private final UnaryOperator<Supplier<List<RunStore.Entry>>> ahead;
    private List<String> lives = List.of();
    private int life;
    private long entries;
    private long compared;
    private int fact;
    private List<Out> expected = List.of();

    /** Of a run, with the encoding of its values; {@code plans}: those that it had before it was reopened. */
    public Journal(RunId run, RunStore store, EntryCodec codec, Ports.PlanSource plans) {
        this(run, store, codec, plans, UnaryOperator.identity());
    }

    /** As above; {@code ahead} may begin to read what is next while this one is busy with what it has. */
    public Journal(RunId run, RunStore store, EntryCodec codec, Ports.PlanSource plans,
            UnaryOperator<Supplier<List<RunStore.Entry>>> ahead) {
        this.run = run;
        this.ahead = ahead;
        this.store = store;
        this.plans = plans;
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

    /** Makes what the facts are fed to; one that was reopened is fed to another one from there. */
    @FunctionalInterface
    public interface Cores {
        /** {@code heard}: whether what it takes in now is what comes next, not what was before a cut. */
        Core core(Plan plan, BooleanSupplier heard, List<In.Cut> cuts);
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
        Cores cores = (itsPlan, heard, cuts) -> new Core(itsPlan, () -> heard.getAsBoolean() && observed.getAsBoolean(),
                null, cuts);
        return feed(cores.core(first(plan), () -> true, List.of()), plan, atSeq, reader, cores);
    }

    /**
     * Feeds every fact behind those that were fed before, so that a run that goes on can be followed; gives the core
     * that was fed last.
     */
    public Core feed(Core first, Plan plan, long atSeq, Reader reader, Cores cores) {
        var core = first;
        for (var page = store.read(run, entries + 1, PAGE);;) {
            var from = entries + 1 + page.size();
            var next = page.size() < PAGE ? null : ahead.apply(() -> store.read(run, from, PAGE));
            for (var stored : page) {
                if (stored.seq() > atSeq) {
                    return core;
                }
                core = entry(core, stored, plan, reader, cores);
            }
            if (next == null) {
                complete();
                return core;
            }
            page = next.get();
        }
    }

    /** The plan of the first life: a run that was reopened may have had another one before. */
    public Plan first(Plan newest) {
        if (started().planHash().equals(newest.hash())) {
            return newest;
        }
        lives = lives();
        return lives.size() == 1 ? newest : plans.plan(lives.getFirst());
    }

    /** Per life the hash of its last plan; read only for a run that changed its plan or was reopened. */
    private List<String> lives() {
        var found = new ArrayList<String>();
        found.add(started().planHash());
        for (var from = 1L;; from += PAGE) {
            var page = store.read(run, from, PAGE);
            for (var stored : page) {
                switch (chain.codec().newPlan(stored.bytes())) {
                    case In.Reopened again -> found.add(again.planHash());
                    case In.Moved moved -> found.set(found.size() - 1, moved.planHash());
                    case In.Forked forked -> found.set(found.size() - 1, forked.planHash());
                    case null, default -> {
                        // changes no plan
                    }
                }
            }
            if (page.size() < PAGE) {
                return found;
            }
        }
    }

    private Core reopened(In.Reopened again, Plan newest, Cores cores) {
        if (lives.isEmpty()) {
            lives = lives();
        }
        life++;
        var plan = life == lives.size() - 1 ? newest : plans.plan(lives.get(life));
        try {
            return new Past(run, store, chain.codec()).reopened(plan, again, entries, cores);
        } catch (RefusedException | IllegalTransition e) {
            throw new JournalException(entries, "Entry " + entries + " (" + Described.entry(again)
                    + ") does not follow from what counts before it: " + e.getMessage() + ".");
        }
    }

    private Core entry(Core core, RunStore.Entry stored, Plan plan, Reader reader, Cores cores) {
        if (stored.seq() != entries + 1) {
            throw new JournalException(entries + 1, "Entry " + (entries + 1) + " of " + run + " is missing.");
        }
        entries = stored.seq();
        var entry = chain.read(stored.seq(), stored.bytes());
        if (entry instanceof Out out) {
            compare(core, out);
            return core;
        }
        complete();
        var fed = entry instanceof In.Reopened again ? reopened(again, plan, cores) : core;
        feed(fed, (In) entry, reader);
        return fed;
    }

    private void feed(Core core, In in, Reader reader) {
        try {
            var batch = core.on(in);
            fact = 0;
            expected = batch.outs();
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
