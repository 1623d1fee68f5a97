package dev.steward.runtime.schedule;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import dev.steward.engine.RunId;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.value.PlainJson;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeTable;
import dev.steward.engine.value.TypedJson;
import dev.steward.engine.value.Types;
import dev.steward.engine.value.Value;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.Suggestions;
import dev.steward.runtime.internal.schedule.Book;
import dev.steward.runtime.internal.schedule.Desk;
import dev.steward.runtime.internal.schedule.EventRouter;
import dev.steward.runtime.internal.schedule.EventStore;
import dev.steward.runtime.internal.schedule.Payloads;
import dev.steward.runtime.internal.schedule.TriggerSpec;

/**
 * Events from outside, each named after the type of what it brings. Each starts the playbooks that say
 * {@code trigger on event Name}, once, and is heard by the runs that wait for it. Methods block on the store;
 * thread-safe.
 */
public final class EventService {

    private static final int MOST_ID = 200;

    private final Desk desk;
    private final ScheduleService schedule;

    /** Over a company's parts. */
    public EventService(Desk desk, ScheduleService schedule) {
        this.desk = desk;
        this.schedule = schedule;
    }

    /**
     * What became of a delivery.
     *
     * @param event  full name of the event
     * @param id     its sender's name for it
     * @param at     when it came
     * @param fresh  false when an event with that id came before, so that nothing happens
     * @param takers ids of the triggers that it starts
     */
    public record Delivery(String event, String id, Instant at, boolean fresh, List<String> takers) {
        public Delivery {
            takers = List.copyOf(takers);
        }
    }

    /**
     * Takes an event; on return it is durable, and its runs start, and those that wait go on, as soon as triggers fire
     * somewhere.
     *
     * @param name    the type's name, with its package or without
     * @param payload of that type, as JSON
     * @param id      its sender's name for this very event; another with the same id within 30 days is the same event
     * @throws ProblemException nobody waits for such an event, or the payload does not fit
     */
    public Delivery deliver(String name, String payload, String id) {
        var book = book();
        var event = event(book, name);
        if (id.isBlank() || id.length() > MOST_ID) {
            throw ProblemException.wrongUse("An event needs an id of at most " + MOST_ID
                    + " letters, by which it is known when it comes twice.");
        }
        var types = types(book, event);
        var kept = new EventStore.Event(id, event, PlainJson.text(read(event, payload, types)), Instant.now(), null);
        if (!EventStore.fits(kept)) {
            throw ProblemException.wrongUse("What the event " + Types.simple(event)
                    + " brings is too large; let it bring a reference, such as a path or an address.");
        }
        var fresh = desk.events().accept(kept);
        schedule.wake();
        return new Delivery(event, id, kept.at(), fresh,
                book.triggers().stream().filter(t -> event.equals(t.event())).map(TriggerSpec::id).toList());
    }

    /**
     * Takes an event whose payload has simple fields.
     *
     * @param fields as typed, by name
     */
    public Delivery deliver(String name, Map<String, String> fields, String id) {
        var book = book();
        var event = event(book, name);
        var value = new Payloads(types(book, event), desk.zone()).of(event, fields);
        return deliver(name, PlainJson.text(value), id);
    }

    /**
     * What an event has set going.
     *
     * @param started runs that began with it, by the trigger's id
     * @param wentOn  runs that waited for it and went on
     */
    public record Reached(Map<String, RunId> started, List<RunId> wentOn) {
        public Reached {
            started = Collections.unmodifiableMap(new LinkedHashMap<>(started));
            wentOn = List.copyOf(wentOn);
        }
    }

    /**
     * Brings an event to whom it concerns from here, without waiting for the process in which triggers fire; what that
     * one does at the same time is not done twice. Other events that came before are brought, too.
     */
    public Reached bring(Delivery delivery) {
        var waiting = desk.runs().open().stream().map(RunStore.RunRow::run).toList();
        desk.route(Instant.now());
        var started = new LinkedHashMap<String, RunId>();
        for (var trigger : delivery.takers()) {
            var run = EventRouter.run(trigger, delivery.id(), delivery.at());
            if (desk.runs().run(run).isPresent()) {
                started.put(trigger, run);
            }
        }
        return new Reached(started, delivery.fresh()
                ? waiting.stream().filter(run -> !started.containsValue(run) && wentOn(run, delivery)).toList()
                : List.of());
    }

    private boolean wentOn(RunId run, Delivery delivery) {
        return desk.engine().trace(run, Long.MAX_VALUE).filter(trace -> trace.events().stream()
                .anyMatch(e -> e.type().equals("event.came") && e.facts().get("id") instanceof Value.Text id
                        && id.text().equals(delivery.id())))
                .filter(trace -> trace.steps().stream()
                        .anyMatch(step -> step.why().contains("the event " + delivery.id() + " came")))
                .isPresent();
    }

    private static Value read(String event, String payload, TypeTable types) {
        var type = new Type.Named(event);
        return switch (TypedJson.parse(payload, type, types)) {
            case TypedJson.Fits fits -> fits.value();
            case TypedJson.Wrong wrong -> throw ProblemException.wrongUse("The event " + Types.simple(event)
                    + " must bring " + Types.words(type, types) + ": " + wrong.complaint() + ".");
        };
    }

    private Book book() {
        var book = desk.book();
        if (book.problem() != null) {
            throw ProblemException.wrongUse(String.valueOf(book.problem()));
        }
        return book;
    }

    /** The types of a playbook that the event starts, or that waits for it. */
    private TypeTable types(Book book, String event) {
        var playbook = book.triggers().stream().filter(t -> event.equals(t.event())).map(TriggerSpec::playbook)
                .findFirst().orElseGet(() -> String.valueOf(book.awaited().get(event)));
        return desk.playbook(playbook).orElseThrow().plan().types();
    }

    /** The full name of an event that somebody waits for. */
    private static String event(Book book, String name) {
        var known = new TreeSet<>(book.awaited().keySet());
        book.triggers().forEach(t -> {
            var event = t.event();
            if (event != null) {
                known.add(event);
            }
        });
        var fits = known.contains(name) ? List.of(name)
                : known.stream().filter(e -> Types.simple(e).equals(name)).toList();
        if (fits.size() > 1) {
            throw ProblemException.wrongUse("'" + name + "' is the name of " + fits.size() + " events; write "
                    + String.join(" or ", fits) + ".");
        }
        if (fits.isEmpty()) {
            throw ProblemException.wrongUse("No playbook waits for an event '" + name + "'."
                    + Suggestions.didYouMean(name, known.stream().map(Types::simple).toList())
                    + (known.isEmpty()
                            ? " A playbook does with 'trigger on event Name overlap queue' or 'on event Name within 3"
                                    + " days -> abort'."
                            : " Events: " + String.join(", ", known) + "."));
        }
        return fits.getFirst();
    }
}
