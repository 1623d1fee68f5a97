package dev.steward.engine.internal.past;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.steward.engine.value.Value;

/** The events of a run, by number. */
final class Told {

    private static final Set<String> ENDS = Set.of("step.done", "step.failed", "step.stopped");

    private final List<Event> events = new ArrayList<>();
    private final Ints moments = new Ints();
    private final EventIndex index = new EventIndex(events);

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
        events.add(event);
        moments.add(moment);
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

    /** Who did what, and what it did outside. */
    EventIndex index() {
        return index.upToDate();
    }
}
