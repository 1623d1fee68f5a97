package dev.steward.debug;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.past.Activation;
import dev.steward.engine.past.Cursor;
import dev.steward.engine.past.Level;
import dev.steward.engine.past.Past;
import dev.steward.engine.past.Stride;
import dev.steward.engine.past.Visit;

/** A place in a run's past, and the ways from there. Calls nothing outside. Not thread-safe. */
final class Walk {

    private final Past past;
    private Cursor at;

    Walk(Past past, Cursor at) {
        this.past = past;
        this.at = at;
    }

    Cursor at() {
        return at;
    }

    /** One step; false when there is nothing that way. */
    boolean step(Stride stride) {
        var next = past.step(at, stride);
        next.ifPresent(cursor -> at = cursor);
        return next.isPresent();
    }

    boolean can(Stride stride) {
        return past.step(at, stride).isPresent();
    }

    /** To the nearest of these steps, by static id; false when there is none that way. */
    boolean search(boolean forward, Set<String> staticIds) {
        var found = staticIds.isEmpty() ? java.util.Optional.<Visit>empty()
                : past.search(at, forward, staticIds, visit -> visit.when() == Visit.When.BEFORE);
        found.ifPresent(visit -> at = visit.cursor());
        return found.isPresent();
    }

    void jump(int moment, String strand) {
        at = past.cursor(Math.clamp(moment, 0, past.last()), strand);
    }

    void begin() {
        at = past.before(0);
    }

    /** The playbook calls around it, the innermost first. */
    List<Level> levels() {
        var levels = new ArrayList<Level>();
        if (at.activation() < 0) {
            return levels;
        }
        @Nullable
        Activation inner = null;
        for (var around : past.around(at.activation())) {
            inner = inner == null || !inner.kind().stops() && around.kind().stops() ? around : inner;
            if (around.kind() == Activation.Kind.PLAYBOOK) {
                levels.add(new Level(around, inner == null ? around : inner));
                inner = null;
            }
        }
        return levels;
    }
}
