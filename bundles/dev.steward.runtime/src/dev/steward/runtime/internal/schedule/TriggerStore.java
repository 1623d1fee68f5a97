package dev.steward.runtime.internal.schedule;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;

import com.google.gson.JsonObject;

import dev.steward.engine.spi.KeyValueStore;

/**
 * Where triggers keep their state. Only the scheduler writes states; anybody may pause, which has a name of its own.
 * Thread-safe.
 */
public final class TriggerStore {

    private static final String STATE = "schedule/state/", PAUSE = "schedule/pause/";

    private final KeyValueStore values;

    /** Over a company's values. */
    public TriggerStore(KeyValueStore values) {
        this.values = values;
    }

    /** A pause by the operator; {@code until} null while it lasts. What falls due in it is left out. */
    public record Pause(String by, Instant from, @Nullable Instant until) {
    }

    Optional<TriggerState> state(String id) {
        return values.get(STATE + id).map(StateCodec::state);
    }

    Map<String, TriggerState> states() {
        var states = new LinkedHashMap<String, TriggerState>();
        values.all(STATE).forEach((name, bytes) -> states.put(name.substring(STATE.length()),
                StateCodec.state(bytes)));
        return states;
    }

    void put(String id, TriggerState state) {
        values.put(STATE + id, StateCodec.bytes(state));
    }

    void remove(String id) {
        values.remove(STATE + id);
    }

    /** Leaves out what falls due from now on; an earlier pause goes on. */
    public void pause(String id, String by, Instant now) {
        if (pause(id).filter(p -> p.until() == null).isEmpty()) {
            put(id, new Pause(by, now, null));
        }
    }

    /** Ends a pause; says whether there was one. */
    public boolean go(String id, Instant now) {
        var pause = pause(id).filter(p -> p.until() == null);
        pause.ifPresent(p -> put(id, new Pause(p.by(), p.from(), now)));
        return pause.isPresent();
    }

    Optional<Pause> pause(String id) {
        return values.get(PAUSE + id).map(StateCodec::object).map(json -> {
            var until = StateCodec.optional(json, "until");
            return new Pause(StateCodec.text(json, "by"), StateCodec.time(json, "from"),
                    until == null ? null : Instant.parse(until));
        });
    }

    private void put(String id, Pause pause) {
        var json = new JsonObject();
        json.addProperty("by", pause.by());
        json.addProperty("from", pause.from().toString());
        json.addProperty("until", pause.until() == null ? null : String.valueOf(pause.until()));
        values.put(PAUSE + id, StateCodec.bytes(json));
    }

    void removePause(String id) {
        values.remove(PAUSE + id);
    }
}
