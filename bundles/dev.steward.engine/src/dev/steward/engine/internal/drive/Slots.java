package dev.steward.engine.internal.drive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Limits;
import dev.steward.engine.Queue;
import dev.steward.engine.RunId;
import dev.steward.engine.internal.core.CallSpec;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.Ticker;

/**
 * How many calls of what go on at once, and who is next. A call that waits costs no thread. Thread-safe; who is given a
 * slot hears of it outside every lock.
 */
final class Slots {

    private final Limits limits;
    private final Ticker ticker;
    private final BooleanSupplier stopped;
    private final Rates rates;
    private final Given given;
    private final Map<String, Pool> pools = new HashMap<>();
    private final Map<List<String>, Line> lines = new LinkedHashMap<>();
    private final Map<RunId, Map<Integer, List<Pool>>> taken = new HashMap<>();
    private volatile Set<String> scarce = Set.of();
    private @Nullable Instant alarm;

    /** Hears that a call has its slot. */
    @FunctionalInterface
    interface Given {
        void slot(Line.Wait wait);
    }

    Slots(Limits limits, Ticker ticker, BooleanSupplier stopped, Rates rates, Given given) {
        this.limits = limits;
        this.ticker = ticker;
        this.stopped = stopped;
        this.rates = rates;
        this.given = given;
    }

    /** Slots that calls wait for now. */
    Set<String> scarce() {
        return scarce;
    }

    /**
     * Asks for the slots of a call: true when it has them, else {@link Given} hears of it when it has.
     *
     * @param intended whether its intent is in the journal, so that it comes before others
     */
    boolean ask(RunId run, String playbook, int call, CallSpec spec, int priority, boolean intended) {
        var names = spec.slots();
        if (names.isEmpty()) {
            return true;
        }
        var now = ticker.now();
        synchronized (this) {
            if (taken.getOrDefault(run, Map.of()).containsKey(call)) {
                return true;
            }
            var needed = needed(names, spec);
            if (!stopped.getAsBoolean() && nobodyBefore(names) && needed.stream().allMatch(p -> p.free(now))) {
                take(run, call, needed);
                return true;
            }
            var line = lines.computeIfAbsent(names, first -> new Line());
            var rank = intended ? Integer.MAX_VALUE : priority;
            if (!line.has(run, call, rank)) {
                // one that asks again, as its run is taken up for something else, keeps its place
                lines.values().forEach(other -> other.remove(run, number -> number == call));
                line.add(new Line.Wait(run, playbook, call, spec.path(), priority, rank, now, names));
            }
            if (needed.stream().filter(Pool::becomesScarce).count() > 0) {
                retell();
            }
        }
        pump();
        return false;
    }

    private boolean nobodyBefore(List<String> names) {
        var line = lines.get(names);
        return line == null || line.isEmpty();
    }

    private List<Pool> needed(List<String> names, CallSpec spec) {
        var needed = names.stream().map(name -> pools.computeIfAbsent(name, this::pool)).toList();
        if (spec instanceof CallSpec.Tool tool) {
            needed.get(1).declared(parallel(tool.connector()), tool.connector().limit());
        }
        return needed;
    }

    private static int parallel(Plan.ConnectorPlan connector) {
        var declared = connector.settings().get("parallel");
        return declared == null || !declared.matches("[0-9]{1,6}") ? 0 : Integer.parseInt(declared);
    }

    private Pool pool(String name) {
        if (name.equals(CallSpec.CALLS)) {
            return new Pool(name, limits.calls());
        }
        var what = name.substring(name.indexOf(' ') + 1);
        if (name.startsWith(CallSpec.MODEL)) {
            return new Pool(name, limits.models().getOrDefault(what,
                    what.contains(":") ? Integer.MAX_VALUE : limits.model()));
        }
        var simple = what.substring(what.lastIndexOf('.') + 1);
        return new Pool(name, limits.connectors().getOrDefault(what,
                limits.connectors().getOrDefault(simple, limits.connector())));
    }

    private void take(RunId run, int call, List<Pool> needed) {
        needed.forEach(Pool::use);
        taken.computeIfAbsent(run, r -> new HashMap<>()).put(call, needed);
    }

    /** The slots of a call are free again, or it no longer waits. */
    void release(RunId run, int call) {
        synchronized (this) {
            var own = taken.get(run);
            var pools = own == null ? null : own.remove(call);
            if (own == null || pools == null) {
                lines.values().forEach(line -> line.remove(run, number -> number == call));
            } else {
                if (own.isEmpty()) {
                    taken.remove(run);
                }
                free(pools);
            }
            if (lines.isEmpty()) {
                return;
            }
        }
        pump();
    }

    private void free(List<Pool> pools) {
        var over = false;
        for (var pool : pools) {
            over |= pool.release();
        }
        if (over) {
            retell();
        }
    }

    /** The slots of a model's quote are those of its call from now on. */
    synchronized void move(RunId run, int from, int to) {
        var own = taken.get(run);
        var pools = own == null ? null : own.remove(from);
        if (own != null && pools != null) {
            own.put(to, pools);
        }
    }

    /** A run is no longer under way here. */
    void forget(RunId run) {
        synchronized (this) {
            lines.values().forEach(line -> line.remove(run, call -> true));
            var own = taken.remove(run);
            if (own != null) {
                own.values().forEach(this::free);
            }
        }
        pump();
    }

    private void retell() {
        var now = new HashSet<String>();
        pools.values().stream().filter(Pool::scarce).forEach(pool -> now.add(pool.name));
        scarce = Set.copyOf(now);
    }

    /** Gives what is free to who is next. */
    void pump() {
        var told = new ArrayList<Line.Wait>();
        var stores = new LinkedHashMap<Pool, RateWindow>();
        var now = ticker.now();
        Instant wake = null;
        synchronized (this) {
            if (lines.isEmpty() || stopped.getAsBoolean()) {
                return;
            }
            for (var next = next(now); next != null; next = next(now)) {
                var line = lines.get(next.slots());
                if (line != null) {
                    line.poll();
                }
                take(next.run(), next.call(), next.slots().stream().map(pools::get).toList());
                told.add(next);
            }
            lines.values().removeIf(Line::isEmpty);
            for (var line : lines.keySet()) {
                for (var name : line) {
                    wake = earlier(wake, limit(pools.get(name), now, stores));
                }
            }
            var set = alarm;
            if (wake != null && (set == null || wake.isBefore(set) || !set.isAfter(now))) {
                alarm = wake;
            } else {
                wake = null;
            }
        }
        told.forEach(given::slot);
        stores.forEach((pool, rate) -> rates.store(this, pool, rate));
        if (wake != null) {
            var due = wake;
            ticker.at(due, () -> rang(due));
        }
    }

    /** Forgotten when it rang: where the clock was set back meanwhile, it would be taken for one that is to come. */
    private void rang(Instant due) {
        synchronized (this) {
            if (due.equals(alarm)) {
                alarm = null;
            }
        }
        pump();
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other != null && other.isBefore(one) ? other : one;
    }

    /** When a rate lets more through, null when it does or something is stored first, which is noted. */
    private static @Nullable Instant limit(@Nullable Pool pool, Instant now,
            Map<Pool, RateWindow> stores) {
        var rate = pool == null ? null : pool.rate();
        if (pool == null || rate == null) {
            return null;
        }
        if (rate.wantsStoring(now)) {
            rate.storing();
            stores.put(pool, rate);
        }
        return rate.next(now);
    }

    private Line.@Nullable Wait next(Instant now) {
        Line.Wait best = null;
        for (var line : lines.entrySet()) {
            var head = line.getValue().head();
            if (head != null && (best == null || before(head, best))
                    && line.getKey().stream().allMatch(name -> free(name, now))) {
                best = head;
            }
        }
        return best;
    }

    private boolean free(String name, Instant now) {
        var pool = pools.get(name);
        return pool != null && pool.free(now);
    }

    private static boolean before(Line.Wait one, Line.Wait other) {
        return one.rank() > other.rank() || one.rank() == other.rank() && one.since().isBefore(other.since());
    }

    /** Everybody who waits, in the order of their turns for each slot, and why. */
    synchronized List<Queue.Place> places(Words words) {
        var now = ticker.now();
        return lines.values().stream().flatMap(line -> line.inOrder().stream())
                .sorted((one, other) -> Integer.compare(other.rank(), one.rank()))
                .map(wait -> place(wait, now, words)).toList();
    }

    private Queue.Place place(Line.Wait wait, Instant now, Words words) {
        var short_ = wait.slots().stream().map(pools::get).filter(pool -> pool != null && !pool.free(now)).findFirst();
        var because = short_.map(pool -> pool.because(now)).orElse("others come first");
        return new Queue.Place(wait.run(), wait.playbook(), wait.path(), short_.map(p -> p.name).orElse(CallSpec.CALLS),
                wait.priority(), wait.since(), words.place(wait.priority(), wait.since(), because));
    }

    synchronized List<Queue.Slot> picture() {
        var now = ticker.now();
        return pools.values().stream().sorted(Comparator.comparing(pool -> pool.name)).map(pool -> pool.picture(now))
                .toList();
    }
}
