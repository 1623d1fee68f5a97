package dev.steward.runtime.debug;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Act;
import dev.steward.engine.Engine;
import dev.steward.engine.Gate;
import dev.steward.engine.Held;
import dev.steward.engine.Held.Moment;
import dev.steward.engine.Holds;
import dev.steward.engine.RefusedException;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.past.Past;
import dev.steward.engine.past.Picture;
import dev.steward.engine.value.Value;
import dev.steward.runtime.ProblemException;

/**
 * One run that is debugged. What holds it is kept with the run: when this is closed, or its process ends, a branch that
 * is held stays so, and the next one who debugs the run finds it there. Methods wait for the store; thread-safe.
 */
public final class DebugSession implements AutoCloseable {

    /** Keeps what is held where nothing else is to be held. */
    private static final String KEEP = "kept";
    private static final String BY = "operator";

    private final RunId run;
    private final Gate gate;
    private final Judge judge;
    private final Past past;
    private final Places places;
    private final DebugEar ear;
    private final Consumer<Runnable> later;
    private final Runnable gone;
    private final ReentrantLock lock = new ReentrantLock();
    private final Wishes wishes = new Wishes();
    private final Map<String, Stop> stops = new LinkedHashMap<>();
    private final Armed breakpoints;
    private final Mocked mocked;
    private Holds asked;
    private volatile boolean over;
    private boolean looking;
    private boolean beginning;
    private volatile RunState state = RunState.RUNNING;

    DebugSession(Past past, Gate gate, Judge judge, DebugEar ear, Consumer<Runnable> later, Runnable gone) {
        this.later = later;
        this.past = past;
        places = new Places(past);
        breakpoints = new Armed(judge, ear);
        mocked = new Mocked(past);
        this.run = past.run();
        this.gate = gate;
        this.judge = judge;
        this.ear = ear;
        this.gone = gone;
        asked = gate.holds(run);
    }

    /** Which run. */
    public RunId run() {
        return run;
    }

    /** Its past, as far as it was read; looks are free, {@link Past#refresh} waits for the store. */
    public Past past() {
        return past;
    }

    /** Whether the run has ended or this was closed. */
    public boolean isOver() {
        return over;
    }

    // ---- what is held

    /** The branches that are held, in the order in which they came there. */
    public List<Stop> stops() {
        return locked(() -> List.copyOf(stops.values()));
    }

    /** How the run stands now. */
    public Picture picture() {
        return past.picture(past.last());
    }

    /** Takes over what is held already, and says where to hold from now on. */
    void begin(Collection<Breakpoint> all, boolean atBeginning) {
        alone(() -> {
            breakpoints.set(all);
            past.refresh();
            gate.held(run).forEach(this::found);
            if (atBeginning && stops.values().stream().noneMatch(stop -> stop.branch().isEmpty())) {
                // its first steps are still to come
                beginning = true;
                wishes.all(Wish.suspend());
            }
            arm();
        });
    }

    /** What was held before this came: by a breakpoint that is judged only now, or for another reason. */
    private void found(Held held) {
        var stop = judged(held);
        if (stop != null) {
            stop(stop);
        } else if (breakpoints.cover(held)) {
            gate.release(run, held.key());
        } else {
            stop(new Stop(held, places.spot(held), places.levels(held), past.last(), Stop.Why.FOUND, List.of(), null));
        }
    }

    /** Something happened in the run; on the thread of the session's events. */
    void hear(Engine.RunEvent event) {
        if (over) {
            return;
        }
        if (event.state().ended()) {
            end(event.state());
        } else if (event.type().equals("step.held") && event.facts().get("held") instanceof Value.Text key) {
            alone(() -> {
                came(key.text());
            });
        } else {
            state = event.state();
            if (!looking) {
                looking = true;
                later.accept(this::look);
            }
        }
    }

    /** A run of which nothing is held goes on as fast as without this: its past is not read. */
    private void look() {
        looking = false;
        if (!over) {
            if (!stops().isEmpty()) {
                past.refresh();
            }
            ear.changed(state);
        }
    }

    private void end(RunState state) {
        over = true;
        try {
            past.refresh();
        } finally {
            alone(() -> {
                stops.clear();
            });
            gone.run();
            ear.ended(state);
        }
    }

    private void came(String key) {
        var held = gate.held(run).stream().filter(one -> one.key().equals(key)).findFirst();
        if (held.isEmpty() || stops.containsKey(key)) {
            return;
        }
        past.refresh();
        var stop = judged(held.get());
        if (stop == null) {
            gate.release(run, key);
        } else {
            stop(stop);
        }
    }

    private void stop(Stop stop) {
        wishes.met(stop.spot());
        stops.put(stop.held().key(), stop);
        ear.held(stop);
    }

    /** Why it is held here, null when it is not to be. */
    private @Nullable Stop judged(Held held) {
        var spot = places.spot(held);
        var met = breakpoints.met(held);
        var before = held.moment() == Moment.BEFORE || held.moment() == Moment.SHARE;
        return met.ids().isEmpty() && !(before && wishes.holds(spot)) ? null
                : new Stop(held, spot, places.levels(held), past.last(),
                        !met.ids().isEmpty() ? Stop.Why.BREAKPOINT : beginning ? Stop.Why.FOUND : Stop.Why.STEP,
                        met.ids(), met.complaint());
    }

    // ---- how it goes on

    /** Where to hold from now on; what is held stays so. */
    public void breakpoints(Collection<Breakpoint> all) {
        alone(() -> {
            breakpoints.set(all);
            arm();
        });
    }

    /** A branch that is held goes on; nothing when it goes on already. */
    public void go(String branch, Function<Spot, Wish> how) {
        alone(() -> {
            beginning = false;
            stops.values().stream().filter(stop -> stop.branch().equals(branch)).toList().forEach(stop -> {
                wishes.put(stop.spot(), how.apply(stop.spot()),
                        stop.levels().stream().map(level -> level.call().playbook()).toList());
                leave(stop);
            });
        });
    }

    /** A branch that is under way is not held by its step any more, but at the next breakpoint. */
    public void goOn(String branch) {
        alone(() -> {
            wishes.forget(branch);
            if (stops.values().stream().anyMatch(stop -> stop.branch().equals(branch)
                    && stop.why() == Stop.Why.STEP)) {
                // it came there before this had its turn
                go(branch, spot -> Wish.run());
            } else {
                arm();
            }
        });
    }

    private void leave(Stop stop) {
        stops.remove(stop.held().key());
        ear.goesOn(stop);
        arm();
        gate.release(run, stop.held().key());
    }

    /** Every branch goes on to its next breakpoint. */
    public void resume() {
        alone(() -> {
            beginning = false;
            wishes.all(Wish.run());
            var all = List.copyOf(stops.values());
            stops.clear();
            all.forEach(ear::goesOn);
            arm();
            all.forEach(stop -> gate.release(run, stop.held().key()));
        });
    }

    /** Every branch is held before its next step. */
    public void suspend() {
        alone(() -> {
            wishes.all(Wish.suspend());
            arm();
        });
    }

    private void arm() {
        var wanted = wishes.holds().and(breakpoints.asks());
        if (wanted.none() && !stops.isEmpty()) {
            wanted = Holds.of(List.of(KEEP));
        }
        if (!wanted.equals(asked) && !over) {
            asked = wanted;
            gate.hold(run, wanted, BY);
        }
    }

    // ---- what the operator does

    /**
     * Changes a step that is held.
     *
     * @throws ProblemException it can't be done, or does not fit; the sentence says why
     */
    public void act(Stop stop, Act act) {
        alone(() -> {
            try {
                gate.act(run, stop.held().key(), act, BY);
            } catch (RefusedException e) {
                throw ProblemException.wrongUse(String.valueOf(e.getMessage()));
            }
            var now = gate.held(run).stream().filter(held -> held.key().equals(stop.held().key())).findFirst();
            past.refresh();
            if (now.isEmpty()) {
                stops.remove(stop.held().key());
                wishes.put(stop.spot(), Wish.step(Wish.Mode.INTO, stop.spot()), List.of());
                arm();
                ear.goesOn(stop);
            } else {
                var same = new Stop(now.get(), stop.spot(), stop.levels(), past.last(), stop.why(), stop.hits(),
                        stop.complaint());
                stops.put(same.held().key(), same);
                ear.changed(picture().state());
            }
        });
    }

    /**
     * Stands in for an operation in this run; null: it is called again.
     *
     * @throws ProblemException the run calls no such operation, or what is given does not fit
     */
    public void mock(String operation, @Nullable Act act) {
        try {
            gate.mock(run, operation, act, BY);
        } catch (RefusedException e) {
            throw ProblemException.wrongUse(String.valueOf(e.getMessage()));
        }
    }

    /** What an expression comes to in a playbook call of what is held; 0 is the innermost. */
    public Expressions.Answer evaluate(Stop stop, int level, String expression) {
        return judge.evaluate(past, stop, level, expression);
    }

    /** What may be done to a step that is held. */
    public Choices choices(Stop stop) {
        past.refresh();
        return Choices.of(judge.plan(), past, stop.held(), locked(mocked::read));
    }

    /** Going back to the beginning of a playbook call begins another run there; this one stays as it is. */
    public ForkOffer drop(Stop stop, int level) {
        past.refresh();
        return ForkOffer.call(past, stop.levels().get(level).call());
    }

    // ---- how it ends

    /** Whether something was done outside that stopping the run would take back. */
    public boolean takesBack() {
        past.refresh();
        return places.takesBack();
    }

    /** Stops the run; what open sagas did is taken back. */
    public void terminate() {
        gate.cancel(run, BY);
        disarm();
    }

    /** The run goes on without a debugger. */
    public void disconnect() {
        disarm();
        over = true;
        gone.run();
    }

    private void disarm() {
        alone(() -> {
            breakpoints.set(List.of());
            wishes.all(Wish.run());
            stops.clear();
            asked = Holds.NONE;
            gate.hold(run, Holds.NONE, BY);
        });
    }

    /** Looks no more: what is held stays so, breakpoints go on to hold, steps that were under way run to those. */
    @Override
    public void close() {
        if (over) {
            return;
        }
        gone.run();
        alone(() -> {
            wishes.all(Wish.run());
            arm();
        });
        over = true;
    }

    /** As {@link #close}, and who listens hears of it. */
    void leave() {
        try {
            close();
        } finally {
            ear.closed();
        }
    }

    private void alone(Runnable part) {
        lock.lock();
        try {
            part.run();
        } finally {
            lock.unlock();
        }
    }

    private <T> T locked(java.util.function.Supplier<T> part) {
        lock.lock();
        try {
            return part.get();
        } finally {
            lock.unlock();
        }
    }
}
