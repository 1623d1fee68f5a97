package dev.steward.debug;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.past.Activation;
import dev.steward.engine.past.Cursor;
import dev.steward.engine.past.Level;
import dev.steward.engine.past.Past;
import dev.steward.engine.past.Stride;
import dev.steward.engine.past.Visit;

/** A place in a run's past, and the ways from there. Calls nothing outside. Not thread-safe. */
final class Walk {

    private static final int NOWHERE = -1;

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
        next.ifPresent(cursor -> at = standing(cursor));
        return next.isPresent();
    }

    boolean can(Stride stride) {
        return past.step(at, stride).isPresent();
    }

    /** To the nearest of these steps, by static id; false when there is none that way. */
    boolean search(boolean forward, Set<String> staticIds) {
        var found = staticIds.isEmpty() ? Optional.<Visit>empty()
                : past.search(at, forward, staticIds, visit -> visit.when() == Visit.When.BEFORE);
        found.ifPresent(visit -> at = visit.cursor());
        return found.isPresent();
    }

    void jump(int moment, String strand) {
        at = standing(past.cursor(Math.clamp(moment, 0, past.last()), strand));
    }

    /** To the end. */
    void end() {
        at = standing(new Cursor(past.last(), NOWHERE));
    }

    /** To what went wrong; to the end of a run that did not fail. */
    void fault() {
        end();
        failed().ifPresent(visit -> at = visit.cursor());
    }

    /** Where nothing is under way any more, what ended last is looked at, of a run that failed what failed. */
    private Cursor standing(Cursor cursor) {
        return cursor.activation() != NOWHERE || cursor.moment() == 0 ? cursor
                : failed().or(() -> ended(cursor.moment()))
                        .map(visit -> new Cursor(cursor.moment(), visit.activation().number())).orElse(cursor);
    }

    private Optional<Visit> ended(int moment) {
        return past.search(new Cursor(moment + 1, NOWHERE), false, Set.of(),
                visit -> visit.when() != Visit.When.BEFORE);
    }

    /** The innermost thing that failed of what failed last; empty of a run that did not fail. */
    private Optional<Visit> failed() {
        if (past.picture(past.last()).error() == null) {
            return Optional.empty();
        }
        var inner = new AtomicReference<@Nullable Visit>();
        past.search(new Cursor(past.last() + 1, NOWHERE), false, Set.of(), visit -> {
            var known = inner.get();
            if (visit.when() == Visit.When.FAILED && (known == null || isInside(visit, known))) {
                inner.set(visit);
                return false;
            }
            // all that is inside it began later than it
            return known != null && visit.activation().number() == known.activation().number();
        });
        return Optional.ofNullable(inner.get());
    }

    private boolean isInside(Visit inner, Visit outer) {
        return past.around(inner.activation().number()).stream()
                .anyMatch(around -> around.number() == outer.activation().number());
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
