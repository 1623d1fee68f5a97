package dev.steward.runtime.internal.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

import dev.steward.engine.spi.KeyValueStore;
import dev.steward.runtime.internal.schedule.TriggerState.Missed;

/**
 * Makes every time that falls due, and every event, start its run exactly once.
 *
 * <p>It keeps nothing in memory between two looks. One look at a trigger: (1) what fell due behind the last decided
 * time is decided, and the decision is written with the new decided time in one durable write; (2) each start that is
 * decided is made, under an id that is computed from trigger and time, so that making it again makes nothing; (3) it
 * is struck out, durably. A crash before (1) leaves the time to the next look, which judges it by the catch-up rule;
 * between (1) and (3) the next look makes the start again, which has no effect when it was made; behind (3) nothing is
 * left. So nothing is lost and nothing doubled, even by two schedulers at once. What goes wrong with one trigger keeps no
 * other from its turn. Thread-safe.
 */
public final class Scheduler {

    /** A time decided further in the future than this was decided by a clock that was wrong. */
    private static final Duration WRONG_CLOCK = Duration.ofDays(1);
    private static final int MOST_PENDING = 1000;

    private final Supplier<Optional<String>> held;
    private final TriggerStore store;
    private final EventStore events;
    private final Book.Source source;
    private final Runs runs;
    private final ZoneId zone;
    private final Troubles troubles = new Troubles();

    /**
     * Over a company's values and runs.
     *
     * @param held why nothing at all may start, if so
     */
    public Scheduler(KeyValueStore values, Book.Source source, Runs runs, ZoneId zone,
            Supplier<Optional<String>> held) {
        this.held = held;
        this.store = new TriggerStore(values);
        this.events = new EventStore(values);
        this.source = source;
        this.runs = runs;
        this.zone = zone;
    }

    /** Does everything that is to be done now; tells when the next time falls due, empty when none does. */
    public synchronized Optional<Instant> look(Instant now) {
        var book = source.current();
        if (book.problem() != null) {
            return Optional.empty();
        }
        var starting = new Starting(store, runs, now);
        adopt(book.triggers(), starting, now);
        if (held.get().isPresent()) {
            return Optional.empty();
        }
        for (var trigger : book.triggers()) {
            troubles.apart(trigger.id(), () -> timed(trigger, starting, now));
        }
        new EventRouter(events, runs, starting, now, book.triggers(), this::isPaused, troubles).route();
        return next(book.triggers(), starting);
    }

    /** Brings the events that came to whom they concern, and does nothing else. */
    public synchronized void route(Instant now) {
        var book = source.current();
        if (book.problem() == null) {
            var starting = new Starting(store, runs, now);
            adopt(book.triggers(), starting, now);
            if (held.get().isEmpty()) {
                new EventRouter(events, runs, starting, now, book.triggers(), this::isPaused, troubles).route();
            }
        }
    }

    private void timed(TriggerSpec trigger, Starting starting, Instant now) {
        if (trigger.isTimed()) {
            decide(trigger, starting, now);
        }
        if (!isPaused(trigger)) {
            starting.pending(trigger, zone);
        }
    }

    private boolean isPaused(TriggerSpec trigger) {
        return store.pause(trigger.id()).filter(p -> p.until() == null).isPresent();
    }

    /** New triggers begin now; those that are no longer written stay known while their runs are open. */
    private void adopt(List<TriggerSpec> triggers, Starting starting, Instant now) {
        for (var trigger : triggers) {
            var state = starting.states().get(trigger.id());
            if (state == null) {
                starting.put(trigger.id(), TriggerState.fresh(trigger.playbook(), now));
            } else if (state.gone() || state.decided().isAfter(now.plus(WRONG_CLOCK))) {
                pauseOfAWrongClock(trigger.id(), now);
                starting.put(trigger.id(), state.from(now));
            }
        }
        var known = triggers.stream().map(TriggerSpec::id).toList();
        for (var entry : List.copyOf(starting.states().entrySet())) {
            if (!known.contains(entry.getKey())) {
                troubles.apart(entry.getKey(), () -> leave(entry.getKey(), entry.getValue(), starting));
            }
        }
    }

    /** A pause that was ended in the future would leave out all up to there. */
    private void pauseOfAWrongClock(String id, Instant now) {
        if (store.pause(id).filter(p -> Objects.requireNonNullElse(p.until(), now).isAfter(now)).isPresent()) {
            store.removePause(id);
        }
    }

    private void leave(String id, TriggerState state, Starting starting) {
        if (starting.stillOpen(state).isEmpty()) {
            store.remove(id);
            store.removePause(id);
            starting.states().remove(id);
        } else if (!state.gone()) {
            starting.put(id, state.gone(true));
        }
    }

    private void decide(TriggerSpec trigger, Starting starting, Instant now) {
        var rule = new CatchingUp(trigger, zone);
        var before = starting.state(trigger);
        var state = before;
        var pause = store.pause(trigger.id());
        if (pause.isPresent()) {
            var until = Objects.requireNonNullElse(pause.get().until(), now);
            state = rule.decide(state, until.isBefore(now) ? until : now, "It was paused by " + pause.get().by() + ".");
        }
        if (pause.isEmpty() || pause.get().until() != null) {
            state = rule.decide(state, now, trigger.problem());
        }
        if (!state.equals(before)) {
            starting.put(trigger.id(), bounded(state, now));
        }
        // An ended pause stays: the operator may have begun the next one meanwhile, and behind what is decided it leaves
        // nothing out any more.
    }

    private static TriggerState bounded(TriggerState state, Instant now) {
        var kept = state;
        while (kept.pending().size() > MOST_PENDING) {
            var last = kept.pending().getLast();
            kept = kept.without(last).missed(1, new Missed(last.due(), now, MOST_PENDING + " starts wait already."));
        }
        return kept;
    }

    private Optional<Instant> next(List<TriggerSpec> triggers, Starting starting) {
        var dues = new TreeSet<Instant>();
        for (var trigger : triggers) {
            var state = starting.state(trigger);
            trigger.next(state.decided(), state.since(), zone).ifPresent(dues::add);
        }
        return dues.isEmpty() ? Optional.empty() : Optional.of(dues.first());
    }
}
