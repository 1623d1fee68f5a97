package dev.steward.engine.internal.past;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.steward.engine.internal.trace.TraceBuilder;
import dev.steward.engine.value.Value;

/** The events of a run, by number and by path. */
final class Told {

    private static final Set<String> ENDS = Set.of("step.done", "step.failed", "step.stopped");
    private static final Ints NONE = new Ints();

    private final List<Event> events = new ArrayList<>();
    private final Ints moments = new Ints();
    private final Map<String, Ints> byPath = new LinkedHashMap<>();
    private final Ints firsts = new Ints();
    private final List<String> paths = new ArrayList<>();
    private final Map<String, Integer> ends = new HashMap<>();
    private final Set<String> changing = new HashSet<>();
    private final Ints effects = new Ints();
    private final Ints recalls = new Ints();

    /** An event without what the moment tells. */
    record Event(long seq, String type, String path, Map<String, Value> facts) {
        boolean is(String other) {
            return type.equals(other);
        }

        String text(String fact) {
            return facts.get(fact) instanceof Value.Text t ? t.text() : "";
        }
    }

    void add(Event event, int moment) {
        var number = events.size();
        events.add(event);
        moments.add(moment);
        var path = event.path();
        if (path.isEmpty()) {
            return;
        }
        var step = TraceBuilder.step(path);
        var of = byPath.get(step);
        if (of == null) {
            of = new Ints();
            byPath.put(step, of);
            paths.add(step);
            firsts.add(number);
        }
        of.add(number);
        if (ENDS.contains(event.type())) {
            ends.put(path, number);
        } else if (event.is("call.intended") && !event.text("effect").equals("none")
                && !event.text("effect").equals("reads")) {
            changing.add(path);
        } else if (event.is("call.done") && event.text("target").startsWith("recall ")) {
            recalls.add(number);
        }
        if (changing.contains(path)) {
            effects.add(number);
        }
    }

    /** What ends at a path does so at a moment: the event that told it belongs there. */
    void ended(String path, int moment) {
        var number = ends.remove(path);
        if (number != null && number == events.size() - 1) {
            moments.set(number, moment);
        }
    }

    int size() {
        return events.size();
    }

    Event get(int number) {
        return events.get(number);
    }

    int moment(int number) {
        return moments.get(number);
    }

    /** How many there were at a moment. */
    int upTo(int moment) {
        return moments.upTo(moment);
    }

    /** Numbers of those of a step. */
    Ints of(String path) {
        return byPath.getOrDefault(path, NONE);
    }

    /** Steps in the order in which they were told of first, of which the first {@code count} events tell. */
    List<String> paths(int count) {
        return paths.subList(0, firsts.upTo(count - 1));
    }

    /** Numbers of those that tell of effects. */
    Ints effects() {
        return effects;
    }

    /** Numbers of those that tell what was read from memory. */
    Ints recalls() {
        return recalls;
    }
}
