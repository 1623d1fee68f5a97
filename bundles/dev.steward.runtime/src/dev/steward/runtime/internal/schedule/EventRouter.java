package dev.steward.runtime.internal.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.steward.engine.RunId;
import dev.steward.runtime.internal.schedule.EventStore.Event;
import dev.steward.runtime.internal.schedule.TriggerState.Missed;

/**
 * Brings events to the triggers that take them and to the runs that wait for them. First it is written which triggers
 * an event goes to, then the runs that are there hear of it, each once, and each trigger starts its run under an id
 * that only this event and trigger have, then the event is done.
 */
public final class EventRouter {

    /** Stands among an event's triggers for the runs that wait; no trigger's id is one word. */
    private static final String WAITING = "waiting";
    /** A run that can't be told for so long is given up. */
    private static final Duration PATIENCE = Duration.ofDays(30);

    private final EventStore events;
    private final Runs runs;
    private final Starting starting;
    private final Instant now;
    private final Map<String, TriggerSpec> triggers = new LinkedHashMap<>();
    private final Predicate<TriggerSpec> paused;
    private final Troubles troubles;

    EventRouter(EventStore events, Runs runs, Starting starting, Instant now, List<TriggerSpec> triggers,
            Predicate<TriggerSpec> paused, Troubles troubles) {
        this.events = events;
        this.runs = runs;
        this.starting = starting;
        this.now = now;
        this.paused = paused;
        this.troubles = troubles;
        triggers.forEach(t -> this.triggers.put(t.id(), t));
    }

    /** The run that a trigger starts for an event; the same whoever starts it. */
    public static RunId run(String trigger, String event, Instant came) {
        return RunId.of(came, trigger + " " + event);
    }

    void route() {
        var due = new ArrayList<Event>();
        for (var event : events.due()) {
            if (events.isSeen(event)) {
                events.forget(event);
            } else {
                var known = event.waiting() == null ? routed(event) : event;
                if (known.left().isEmpty()) {
                    events.done(known, now);
                } else {
                    due.add(known);
                }
            }
        }
        var blocked = new HashSet<String>();
        for (var i = 0; i < due.size(); i++) {
            for (var trigger : List.copyOf(due.get(i).left())) {
                var at = i;
                if (!troubles.apart(trigger, () -> offer(due, at, trigger, blocked))) {
                    blocked.add(trigger);
                }
            }
        }
    }

    private void offer(List<Event> due, int at, String trigger, Set<String> blocked) {
        var later = due.subList(at + 1, due.size()).stream().anyMatch(e -> e.left().contains(trigger));
        due.set(at, offer(due.get(at), trigger, later, blocked));
    }

    private Event routed(Event event) {
        var takers = event.waiting(Stream.concat(Stream.of(WAITING),
                triggers.values().stream().filter(t -> event.name().equals(t.event())).map(TriggerSpec::id)).toList());
        events.put(takers);
        return takers;
    }

    /** The event, without the trigger when that one is through with it. */
    private Event offer(Event event, String id, boolean later, Set<String> blocked) {
        if (id.equals(WAITING)) {
            return runs.tell(event) || event.at().plus(PATIENCE).isBefore(now) ? without(event, id) : event;
        }
        var trigger = triggers.get(id);
        if (trigger == null) {
            return without(event, id);
        }
        if (blocked.contains(id) || paused.test(trigger)) {
            return event;
        }
        var run = run(id, event.id(), event.at());
        switch (starting.ask(trigger, run, later)) {
            case Starting.Answer.Wait wait -> {
                blocked.add(id);
                return event;
            }
            case Starting.Answer.Leave leave -> {
                var left = without(event, id);
                starting.put(id, starting.state(trigger).missed(1, new Missed(event.at(), now, leave.why())));
                return left;
            }
            case Starting.Answer.Start start -> {
                var origin = trigger.words() + " " + event.id();
                return starting.start(trigger, event.payload(), run, event.at(), origin, starting.state(trigger))
                        ? without(event, id)
                        : event;
            }
        }
    }

    private Event without(Event event, String trigger) {
        var left = event.waiting(event.left().stream().filter(t -> !t.equals(trigger)).toList());
        if (!left.left().isEmpty()) {
            events.put(left);
        } else {
            events.done(left, now);
        }
        return left;
    }
}
