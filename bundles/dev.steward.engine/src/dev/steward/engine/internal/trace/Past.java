package dev.steward.engine.internal.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Held;
import dev.steward.engine.RefusedException;
import dev.steward.engine.RunId;
import dev.steward.engine.internal.core.Batch;
import dev.steward.engine.internal.core.Core;
import dev.steward.engine.internal.core.IllegalTransition;
import dev.steward.engine.internal.journal.Entry;
import dev.steward.engine.internal.journal.EntryCodec;
import dev.steward.engine.internal.journal.In;
import dev.steward.engine.internal.journal.JournalException;
import dev.steward.engine.internal.journal.Out;
import dev.steward.engine.internal.journal.Sealed;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.RunStore;

/**
 * What a run did up to just before a step, derived from its journal with the plan that it had or with another one: what
 * a fork shares, and from where a run that failed goes on. Calls no boundary. One thread.
 */
public final class Past {

    private static final int PAGE = 1000;

    private final RunId run;
    private final List<Entry> all = new ArrayList<>();
    private final Heard heard = new Heard();
    private long last;

    /** Whether the run is heard of already. Its core keeps this, which therefore holds nothing of the past. */
    private static final class Heard implements BooleanSupplier {
        private boolean now;

        @Override
        public boolean getAsBoolean() {
            return now;
        }
    }

    /**
     * A past that is derived.
     *
     * @param core    as of the cut; it takes in what makes it go on
     * @param cut     where it ends, by the fact with which the run came to the step
     * @param kept    numbers of the facts after the cut that are part of it: results of calls that were under way
     * @param entries of a fork's journal
     */
    public record Shared(Core core, In.Cut cut, List<Long> kept, List<Entry> entries) {
        public Shared {
            kept = List.copyOf(kept);
            entries = List.copyOf(entries);
        }
    }

    /** Reads the journal of a run. */
    public Past(RunId run, RunStore store, EntryCodec codec) {
        this.run = run;
        var chain = new Sealed(codec);
        for (var size = -1; size < all.size();) {
            size = all.size();
            for (var stored : store.read(run, size + 1L, PAGE)) {
                if (stored.seq() != all.size() + 1L) {
                    throw new JournalException(all.size() + 1L, "Entry " + (all.size() + 1) + " of " + run
                            + " is missing.");
                }
                all.add(chain.read(stored.seq(), stored.bytes()));
            }
        }
    }

    /** Of a run whose entries are at hand. */
    public Past(RunId run, List<? extends Entry> entries) {
        this.run = run;
        all.addAll(entries);
    }

    /** What the run has taken over of effects of other runs. */
    public List<In.Did> did() {
        return all.stream().filter(In.Forked.class::isInstance)
                .flatMap(entry -> ((In.Forked) entry).did().stream()).toList();
    }

    /** Whether the run asks before all that it does outside, as others that share its past may do the same. */
    public boolean asksAlways() {
        return all.stream().filter(In.Forked.class::isInstance).map(In.Forked.class::cast)
                .anyMatch(forked -> forked.open() || forked.did().stream().anyMatch(In.Did::unknown));
    }

    /** Whether a fact belongs to the run that it was forked from. */
    public boolean isShared(long fact) {
        return all.subList((int) fact, all.size()).stream().anyMatch(In.Forked.class::isInstance);
    }

    /**
     * Paths at which people decided or changed something after a fact that they are not asked about again; what failed
     * there begins anew.
     */
    public List<String> said(long fact, String failed) {
        var open = new HashMap<String, String>();
        var paths = new LinkedHashSet<String>();
        for (var index = 0; index < all.size(); index++) {
            var at = index + 1;
            switch (all.get(index)) {
                case Out.AskOpened asked when at <= fact -> open.put(asked.ask(), asked.path());
                case In.Decided decided when at > fact && open.containsKey(decided.ask()) ->
                    paths.add(open.get(decided.ask()));
                case In.Given given when at > fact -> paths.add(path(given.held()));
                case In.Settled settled when at > fact && !path(settled.held()).equals(failed) ->
                    paths.add(path(settled.held()));
                default -> {
                    // is derived or comes again
                }
            }
        }
        return List.copyOf(paths);
    }

    /** Of what was held there. */
    private static String path(String held) {
        var space = held.indexOf(' ');
        var word = space < 0 ? "" : held.substring(0, space);
        return Arrays.stream(Held.Moment.values()).anyMatch(moment -> moment.word().equals(word))
                ? held.substring(space + 1) : held;
    }

    /** Whether a run that it comes from may have done more since. */
    public boolean leftOpen() {
        return all.stream().anyMatch(entry -> entry instanceof In.Forked forked && forked.open());
    }

    /** The past that a fork shares; a {@link RefusedException} when the plan does not give what is in the journal. */
    public Shared forked(Plan plan, In.Fork wanted, Journal.Cores cores) {
        var first = first();
        var fork = new In.Fork(wanted.run(), wanted.of(), arrival(plan, wanted, cores), wanted.inputs(),
                wanted.throughout());
        var forks = new ArrayList<In.Fork>();
        var passed = all.subList(0, (int) fork.cut().fact()).stream().filter(In.Forked.class::isInstance).count();
        forks.addAll(first.forks().subList(0, (int) passed));
        forks.add(fork);
        var started = with(first, forks);
        var core = core(plan, started, fork.cut().fact(), null, cores);
        var last = counted(core, started, fork.cut().fact());
        var entries = new ArrayList<Entry>(all.subList(0, (int) fork.cut().fact()));
        entries.set(0, started);
        entries.addAll(last.outs());
        var kept = underWay(fork.cut().fact(), core.openEffects(), Set.of(), false);
        for (var number : kept) {
            var batch = core.on(in(number));
            entries.add(batch.in());
            entries.addAll(batch.outs());
        }
        heard.now = true;
        return new Shared(core, fork.cut(), kept, entries);
    }

    /** The past from which a run that failed goes on, as {@link #forked}. */
    public Shared reopened(Plan plan, In.Cut failed, Journal.Cores cores) {
        var cut = failed.path().isEmpty() ? failed : arrival(plan, first(), failed, failed, cores);
        var core = core(plan, first(), cut.fact(), cut, cores);
        counted(core, first(), cut.fact());
        var kept = underWay(cut.fact(), core.openEffects(), core.openCalls().keySet(), true);
        feed(core, kept);
        core.after(all.size());
        heard.now = true;
        return new Shared(core, cut, kept, List.of());
    }

    /** The core that takes in what made the run go on; {@code at} is the number of that. */
    public Core reopened(Plan plan, In.Reopened in, long at, Journal.Cores cores) {
        var core = core(plan, first(), in.cut().fact(), in.cut(), cores);
        counted(core, first(), in.cut().fact());
        feed(core, in.kept());
        core.after(at - 1);
        heard.now = true;
        return core;
    }

    private static In.Started with(In.Started first, List<In.Fork> forks) {
        return new In.Started(first.at(), first.run(), first.planHash(), first.inputs(), first.settings(),
                first.parent(), first.watched(), first.origin(), first.queued(), forks);
    }

    private In.Cut arrival(Plan plan, In.Fork fork, Journal.Cores cores) {
        var began = fork.cut().fact();
        var passed = (int) all.subList(0, (int) began).stream().filter(In.Forked.class::isInstance).count();
        var forks = new ArrayList<>(first().forks().subList(0, passed));
        var life = new In.Cut(since(began), fork.cut().path());
        forks.add(new In.Fork(fork.run(), fork.of(), life, fork.inputs(), fork.throughout()));
        return arrival(plan, with(first(), forks), fork.cut(), null, cores);
    }

    /** A step that was held came to its place with an earlier fact than that with which it began. */
    private In.Cut arrival(Plan plan, In.Started started, In.Cut began, In.@Nullable Cut own, Journal.Cores cores) {
        var core = core(plan, started, began.fact(), own == null ? null : new In.Cut(since(began.fact()), own.path()),
                cores);
        counted(core, started, began.fact());
        return new In.Cut(last, began.path());
    }

    /** The first fact of the run as it is, in the life and after the fork that a fact belongs to. */
    private long since(long fact) {
        for (var at = fact; at > 1; at--) {
            if (all.get((int) at - 1) instanceof In.Reopened || all.get((int) at - 1) instanceof In.Forked) {
                return at;
            }
        }
        return 1;
    }

    private void feed(Core core, List<Long> kept) {
        kept.forEach(number -> core.on(in(number)));
    }

    private In.Started first() {
        if (!all.isEmpty() && all.getFirst() instanceof In.Started started) {
            return started;
        }
        throw new JournalException(1, "The journal of " + run + " does not begin with a start.");
    }

    private In in(long number) {
        return all.get((int) number - 1) instanceof In in ? in : refused("entry " + number + " is no fact");
    }

    /** With the cuts of earlier lives before its own, in the order in which they are passed. */
    private Core core(Plan plan, In.Started started, long fact, In.@Nullable Cut own, Journal.Cores cores) {
        var cuts = new ArrayList<In.Cut>();
        for (var at = life(fact); at > 0; at = life(((In.Reopened) in(at)).cut().fact())) {
            cuts.addFirst(((In.Reopened) in(at)).cut());
        }
        if (own != null) {
            cuts.add(own);
        }
        return cores.core(plan, heard, cuts);
    }

    /** Number of the entry with which the life began that a fact belongs to, 0 for the first. */
    private long life(long fact) {
        for (var at = fact; at > 0; at--) {
            if (all.get((int) at - 1) instanceof In.Reopened) {
                return at;
            }
        }
        return 0;
    }

    /** Takes in all facts that count up to a cut. */
    private Batch counted(Core core, In.Started started, long fact) {
        var life = life(fact);
        if (life > 0 && in(life) instanceof In.Reopened again) {
            counted(core, started, again.cut().fact());
            feed(core, again.kept());
        }
        var from = Math.max(1, life);
        Batch batch = null;
        for (var at = from; at <= fact && !(core.atCut() && core.isLastCut()); at++) {
            if (all.get((int) at - 1) instanceof In in) {
                core.after(at - 1);
                last = at;
                batch = on(core, at == 1 ? started : in, at);
                compare(core, batch, at, core.atCut() && (at == fact || core.isLastCut()));
            }
        }
        return batch == null || !core.atCut() ? refused("it does not come to that step there") : batch;
    }

    private Batch on(Core core, In in, long at) {
        try {
            return core.on(in);
        } catch (IllegalTransition e) {
            return refused(at == 1 ? "it does not begin with these inputs" : "it does not wait for what came then ("
                    + Difference.fact(in) + ")");
        }
    }

    private void compare(Core core, Batch batch, long fact, boolean last) {
        var derived = last ? batch.outs().subList(0, Math.min(batch.outs().size(), core.commandsBeforeCut()))
                : batch.outs();
        for (var i = 0; i < derived.size() || !last; i++) {
            var stored = out(fact + 1 + i);
            var made = i < derived.size() ? derived.get(i) : null;
            if (stored == null && made == null) {
                return;
            }
            if (made == null || stored == null || !made.equals(stored) && !core.former(made).equals(stored)) {
                throw new RefusedException(Difference.words(stored, made));
            }
        }
    }

    private @Nullable Out out(long number) {
        return number <= all.size() && all.get((int) number - 1) instanceof Out out ? out : null;
    }

    /**
     * Results that came later of calls that were under way at the cut; {@code done}: of these only good ones;
     * {@code events}: and what came from outside and what is mocked, which is not said once more.
     */
    private List<Long> underWay(long fact, Set<Integer> effects, Set<Integer> done, boolean events) {
        var kept = new TreeSet<Long>();
        var left = new HashSet<>(effects);
        left.addAll(done);
        for (var at = fact + 1; at <= all.size() && (events || !left.isEmpty()); at++) {
            switch (all.get((int) at - 1)) {
                case In.CallDone result when left.remove(result.call()) -> kept.add(at);
                case In.CallFailed result when effects.contains(result.call()) && left.remove(result.call()) ->
                    kept.add(at);
                case In.EventCame came when events -> kept.add(at);
                case In.Mocked mocked when events -> kept.add(at);
                case In.Forked f -> left.clear();
                case In.Reopened r -> left.clear();
                default -> {
                    // belongs to what is not shared
                }
            }
        }
        return List.copyOf(kept);
    }

    private static <T> T refused(String why) {
        throw new RefusedException(why);
    }
}
