package dev.steward.runtime.debug;

import java.util.HashMap;
import java.util.Map;

import dev.steward.engine.past.Past;
import dev.steward.engine.value.Value;

/** What the operator stands in for in a run; each event is read once. Not thread-safe. */
final class Mocked {

    private final Past past;
    private final Map<String, String> mocked = new HashMap<>();
    private int known;

    Mocked(Past past) {
        this.past = past;
    }

    /** By now, as far as the past was read: operation to how, {@code gives} or {@code fails}. */
    Map<String, String> read() {
        var all = past.events();
        for (var event : past.events(known, all)) {
            if (event.type().equals("operation.mocked")
                    && event.facts().get("operation") instanceof Value.Text operation
                    && event.facts().get("how") instanceof Value.Text how) {
                mocked.put(operation.text(), how.text());
                mocked.values().removeIf("called"::equals);
            }
        }
        known = all;
        return Map.copyOf(mocked);
    }
}
