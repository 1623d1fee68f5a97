package dev.steward.runtime.internal.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.runtime.schedule.ScheduledTrigger;

/** Triggers as the operator sees them, read from what is stored. Thread-safe. */
public final class Listing {

    private final Desk desk;

    /** Of one company. */
    public Listing(Desk desk) {
        this.desk = desk;
    }

    /** All of the current text; while that has errors, those that were known before, none of which fires. */
    public List<ScheduledTrigger> all(Instant now) {
        var book = desk.book();
        var problem = book.problem();
        var held = Held.words(desk.engine().queue()).orElse(null);
        var events = desk.events().due();
        return (problem == null ? book.triggers() : remembered(problem)).stream()
                .map(trigger -> row(trigger, held, events, now)).toList();
    }

    private List<TriggerSpec> remembered(String problem) {
        return desk.triggers().states().entrySet().stream().filter(e -> !e.getValue().gone()).map(e -> {
            var playbook = e.getValue().playbook();
            var words = e.getKey().startsWith(playbook + " ") ? e.getKey().substring(playbook.length() + 1)
                    : e.getKey();
            return new TriggerSpec(e.getKey(), playbook, 0, words, null, null, null, null, TriggerSpec.Overlap.SKIP,
                    TriggerSpec.CatchUp.NONE, 0, Map.of(), problem);
        }).toList();
    }

    private ScheduledTrigger row(TriggerSpec trigger, @Nullable String held, List<EventStore.Event> events,
            Instant now) {
        var store = desk.triggers();
        var state = store.state(trigger.id()).orElseGet(() -> TriggerState.fresh(trigger.playbook(), now));
        var pause = store.pause(trigger.id()).filter(p -> p.until() == null);
        var last = state.last();
        var missed = state.missed();
        var why = trigger.problem() != null ? trigger.problem()
                : pause.isPresent() ? "Paused by " + pause.get().by() + "." : held;
        var waiting = state.pending().size() + (int) events.stream()
                .filter(e -> e.left().contains(trigger.id())).count();
        return new ScheduledTrigger(trigger.id(), trigger.playbook(), trigger.number(), trigger.words(),
                rules(trigger), pause.isPresent() ? null : next(trigger, state, now).orElse(null),
                last == null ? null : new ScheduledTrigger.Last(last.run(), last.due(), last.started(),
                        stateOf(last.run()), last.origin()),
                waiting, missed == null ? null : new ScheduledTrigger.Missed(missed.due(), missed.noticed(),
                        missed.why(), state.count()),
                why, pause.isPresent());
    }

    private @Nullable RunState stateOf(RunId run) {
        var row = desk.runs().run(run);
        return row.isEmpty() ? null : row.get().state();
    }

    private Optional<Instant> next(TriggerSpec trigger, TriggerState state, Instant now) {
        return trigger.next(state.decided().isAfter(now) ? state.decided() : now, state.since(),
                desk.folder().settings().zone());
    }

    private static String rules(TriggerSpec trigger) {
        if (!trigger.isTimed() && trigger.event() == null) {
            return "";
        }
        var overlap = "overlap " + trigger.overlap().name().toLowerCase(Locale.ROOT);
        return trigger.event() != null ? overlap
                : overlap + ", catchUp " + trigger.catchUp().name().toLowerCase(Locale.ROOT)
                        + (trigger.catchUp() == TriggerSpec.CatchUp.ALL ? " max " + trigger.most() : "");
    }

    /** The times to come, at most so many. */
    public List<Instant> coming(TriggerSpec trigger, Instant now, int count) {
        var state = desk.triggers().state(trigger.id()).orElseGet(() -> TriggerState.fresh(trigger.playbook(), now));
        var found = new ArrayList<Instant>();
        var next = next(trigger, state, now);
        while (next.isPresent() && found.size() < count) {
            found.add(next.get());
            next = trigger.next(next.get(), state.since(), desk.folder().settings().zone());
        }
        return found;
    }
}
