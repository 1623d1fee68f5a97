package dev.steward.engine.internal.past;

import java.util.ArrayList;
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
    private final Set<String> changing = new HashSet<>();
    private final Ints effects = new Ints();
    private final Ints recalls = new Ints();

    /** An event without what the moment tells; its facts are names and values in turn, as a run has very many. */
    static final class Event {
        private final long seq;
        private final String type;
        private final String path;
        private final Object[] facts;

        Event(long seq, String type, String path, Map<String, Value> facts) {
            this.seq = seq;
            this.type = type;
            this.path = path;
            this.facts = new Object[2 * facts.size()];
            var at = 0;
            for (var fact : facts.entrySet()) {
                this.facts[at++] = fact.getKey();
                this.facts[at++] = fact.getValue();
            }
        }

        long seq() {
            return seq;
        }

        String type() {
            return type;
        }

        String path() {
            return path;
        }

        Map<String, Value> facts() {
            var map = new LinkedHashMap<String, Value>();
            for (var at = 0; at < facts.length; at += 2) {
                map.put((String) facts[at], (Value) facts[at + 1]);
            }
            return map;
        }

        boolean is(String other) {
            return type.equals(other);
        }

        String text(String fact) {
            for (var at = 0; at < facts.length; at += 2) {
                if (facts[at].equals(fact)) {
                    return facts[at + 1] instanceof Value.Text text ? text.text() : "";
                }
            }
            return "";
        }
    }

    void add(Event event, int moment) {
        var number = events.size();
        events.add(event);
        moments.add(moment);
        var path = event.path();
        if (event.is("run.forked")) {
            // what was before is another run's from now on
            byPath.values().forEach(before -> before.add(number));
            effects.add(number);
        }
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
        if (event.is("call.intended") && !event.text("effect").equals("none")
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
        var number = events.size() - 1;
        if (number >= 0 && events.get(number).path().equals(path) && ENDS.contains(events.get(number).type())) {
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
