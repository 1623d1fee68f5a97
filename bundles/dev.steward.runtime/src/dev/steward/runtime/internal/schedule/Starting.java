package dev.steward.runtime.internal.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunId;
import dev.steward.runtime.internal.schedule.TriggerState.Last;
import dev.steward.runtime.internal.schedule.TriggerState.Missed;

/** Starts what was decided, as the overlap rule says. Holds the states of one look at everything. */
final class Starting {

    private static final String STOPPED_BY = "schedule";

    private final TriggerStore store;
    private final Runs runs;
    private final Instant now;
    private final Map<String, TriggerState> states;

    /** What the overlap rule says to a start. */
    sealed interface Answer {
        /** Now. */
        record Start() implements Answer {
        }

        /** Not before the open runs have ended. */
        record Wait() implements Answer {
        }

        /** Never. */
        record Leave(String why) implements Answer {
        }
    }

    Starting(TriggerStore store, Runs runs, Instant now) {
        this.store = store;
        this.runs = runs;
        this.now = now;
        this.states = new HashMap<>(store.states());
    }

    Map<String, TriggerState> states() {
        return states;
    }

    TriggerState state(TriggerSpec trigger) {
        var state = states.get(trigger.id());
        return state == null ? TriggerState.fresh(trigger.playbook(), now) : state;
    }

    /** Durable on return. */
    void put(String id, TriggerState state) {
        var pruned = state.open(stillOpen(state));
        store.put(id, pruned);
        states.put(id, pruned);
    }

    List<RunId> stillOpen(TriggerState state) {
        return state.open().stream().filter(runs::isOpen).toList();
    }

    /**
     * What to do with one start.
     *
     * @param later whether a later start of the same trigger waits, too
     */
    Answer ask(TriggerSpec trigger, RunId run, boolean later) {
        if (runs.exists(run)) {
            // it was started before a crash: to start it again only brings the state up to date
            return new Answer.Start();
        }
        var open = open(trigger);
        return switch (trigger.overlap()) {
            case ALLOW -> new Answer.Start();
            case SKIP -> open.isEmpty() ? new Answer.Start()
                    : new Answer.Leave("The run before, " + open.getFirst() + ", was not done yet.");
            case QUEUE -> open.isEmpty() ? new Answer.Start() : new Answer.Wait();
            case REPLACE -> {
                open.forEach(each -> runs.stop(each, STOPPED_BY));
                yield later ? new Answer.Leave("A later start took its place.")
                        : open.isEmpty() ? new Answer.Start() : new Answer.Wait();
            }
        };
    }

    /** Runs of the trigger, and of triggers of the same playbook that are no longer written there. */
    private List<RunId> open(TriggerSpec trigger) {
        return states.entrySet().stream()
                .filter(e -> e.getKey().equals(trigger.id())
                        || e.getValue().gone() && e.getValue().playbook().equals(trigger.playbook()))
                .flatMap(e -> stillOpen(e.getValue()).stream()).toList();
    }

    /**
     * Starts one run and notes it; nothing happens twice when it is repeated.
     *
     * @return whether it could be started; the reason why not is noted
     */
    boolean start(TriggerSpec trigger, @Nullable String payload, RunId run, Instant due, String origin,
            TriggerState after) {
        try {
            runs.start(trigger, payload, run, origin);
        } catch (Runs.NotStarted e) {
            var missed = state(trigger).missed();
            if (missed == null || !missed.due().equals(due) || !missed.why().equals(e.sentence())) {
                put(trigger.id(), state(trigger).missed(0, new Missed(due, now, e.sentence())));
            }
            return false;
        }
        put(trigger.id(), after.started(new Last(run, due, now, origin)));
        return true;
    }

    /** Starts what the calendar made due. */
    void pending(TriggerSpec trigger, ZoneId zone) {
        for (var state = state(trigger); !state.pending().isEmpty(); state = state(trigger)) {
            var firing = state.pending().getFirst();
            var run = RunId.of(firing.due(), trigger.id());
            switch (ask(trigger, run, state.pending().size() > 1)) {
                case Answer.Wait wait -> {
                    return;
                }
                case Answer.Leave leave -> put(trigger.id(),
                        state.without(firing).missed(1, new Missed(firing.due(), now, leave.why())));
                case Answer.Start start -> {
                    var origin = trigger.words() + " of " + firing.due().atZone(zone).toOffsetDateTime()
                            + (firing.madeUp() == null ? "" : ", " + firing.madeUp());
                    if (!start(trigger, null, run, firing.due(), origin, state.without(firing))) {
                        return;
                    }
                }
            }
        }
    }
}
