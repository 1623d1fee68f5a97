package dev.steward.engine.internal.past;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

import dev.steward.engine.internal.trace.TraceBuilder;

/**
 * The events of a run by path, and those that tell of effects and of memory. Made when somebody asks and gone on with
 * when there are more, so that a run can be looked at before. Events are added by one who is alone; asked is at once.
 */
final class EventIndex {

    private final List<Told.Event> events;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Ints> byPath = new HashMap<>();
    private final Ints firsts = new Ints();
    private final List<String> paths = new ArrayList<>();
    private final Set<String> changing = new HashSet<>();
    private final Ints effects = new Ints();
    private final Ints recalls = new Ints();
    private int next;

    EventIndex(List<Told.Event> events) {
        this.events = events;
    }

    EventIndex upToDate() {
        lock.lock();
        try {
            for (; next < events.size(); next++) {
                add(events.get(next), next);
            }
            return this;
        } finally {
            lock.unlock();
        }
    }

    private void add(Told.Event event, int number) {
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

    /** Numbers of those of a step. */
    Ints of(String path) {
        return byPath.getOrDefault(path, Ints.NO);
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
