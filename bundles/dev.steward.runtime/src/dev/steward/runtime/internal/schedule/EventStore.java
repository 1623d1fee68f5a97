package dev.steward.runtime.internal.schedule;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import dev.steward.engine.spi.KeyValueStore;

/**
 * Events that came in. One is under {@code event/due} until all its runs have started, and under {@code event/seen}
 * from then on, so that it is known when it comes again: first the second is written, then the first removed.
 * Thread-safe.
 */
public final class EventStore {

    /** Most bytes of what an event brings, as JSON. */
    public static final int MOST_PAYLOAD = 14_000;

    private static final String DUE = "event/due/", SEEN = "event/seen/", CAME = "came";
    private static final int ROOM_FOR_TRIGGERS = 8_000;

    private final KeyValueStore values;

    /** Over a company's values. */
    public EventStore(KeyValueStore values) {
        this.values = values;
    }

    /**
     * An event whose runs have not all started.
     *
     * @param name    qualified name of the payload's type
     * @param payload as JSON
     * @param at      when it came
     * @param waiting ids of the triggers that have not taken it yet; null before it is known which take it
     */
    public record Event(String id, String name, String payload, Instant at, @Nullable List<String> waiting) {

        /** The triggers that have not taken it, as far as known. */
        List<String> left() {
            var known = waiting;
            return known == null ? List.of() : known;
        }

        Event waiting(List<String> triggers) {
            return new Event(id, name, payload, at, List.copyOf(triggers));
        }
    }

    /** Keeps an event; false when it came before. Durable on return. */
    public boolean accept(Event event) {
        if (isSeen(event) || !values.putIfAbsent(DUE + event.id(), bytes(event))) {
            return false;
        }
        var seen = values.get(SEEN + event.id());
        if (seen.isPresent()
                && !event.at().toString().equals(StateCodec.optional(StateCodec.object(seen.get()), CAME))) {
            // its first coming was done between the two
            forget(event);
            return false;
        }
        // if it is seen by now, then this very one: whoever starts runs was quick
        return true;
    }

    /** Whether an event is small enough: so many bytes of payload, and a name and id that are none. */
    public static boolean fits(Event event) {
        return event.payload().getBytes(StandardCharsets.UTF_8).length <= MOST_PAYLOAD
                && bytes(event.waiting(List.of())).length <= KeyValueStore.MOST_BYTES - ROOM_FOR_TRIGGERS
                && SEEN.length() + event.id().length() <= KeyValueStore.MOST_NAME;
    }

    /** In the order in which they came. */
    List<Event> due() {
        return values.all(DUE).entrySet().stream().map(e -> event(e.getKey().substring(DUE.length()), e.getValue()))
                .sorted(Comparator.comparing(Event::at).thenComparing(Event::id)).toList();
    }

    boolean isSeen(Event event) {
        return values.get(SEEN + event.id()).isPresent();
    }

    void put(Event event) {
        values.put(DUE + event.id(), bytes(event));
    }

    /** All its runs have started. */
    void done(Event event, Instant now) {
        var json = new JsonObject();
        json.addProperty("at", now.toString());
        json.addProperty(CAME, event.at().toString());
        values.put(SEEN + event.id(), StateCodec.bytes(json));
        forget(event);
    }

    /** It was done before: a crash came between. */
    void forget(Event event) {
        values.remove(DUE + event.id());
    }

    /** From then on, an event that was done before that instant would count as new. */
    void expire(Instant before) {
        values.all(SEEN).forEach((name, bytes) -> {
            if (StateCodec.time(StateCodec.object(bytes), "at").isBefore(before)) {
                values.remove(name);
            }
        });
    }

    private static byte[] bytes(Event event) {
        var json = new JsonObject();
        json.addProperty("name", event.name());
        json.add("brings", JsonParser.parseString(event.payload()));
        json.addProperty("at", event.at().toString());
        var waiting = event.waiting();
        if (waiting != null) {
            var triggers = new JsonArray();
            waiting.forEach(triggers::add);
            json.add("waiting", triggers);
        }
        return StateCodec.bytes(json);
    }

    /** As it came; earlier versions kept it as a text. */
    private static String payload(JsonObject json) {
        var brings = json.get("brings");
        return brings == null ? StateCodec.text(json, "payload") : brings.toString();
    }

    private static Event event(String id, byte[] bytes) {
        var json = StateCodec.object(bytes);
        return new Event(id, StateCodec.text(json, "name"), payload(json),
                StateCodec.time(json, "at"), json.has("waiting") ? StateCodec.texts(json, "waiting") : null);
    }
}
