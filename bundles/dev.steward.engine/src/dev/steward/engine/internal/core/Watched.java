package dev.steward.engine.internal.core;

import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.journal.In;
import dev.steward.engine.past.Activation;
import dev.steward.engine.past.Given;
import dev.steward.engine.past.Waiting;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.Value;

/** Tells a watcher what becomes of the activations of a run; a run that nobody watches has none. One thread. */
final class Watched {

    private final Run run;
    private final Watcher watcher;

    Watched(Run run, Watcher watcher) {
        this.run = run;
        this.watcher = watcher;
    }

    void fact(In in, long seq) {
        watcher.fact(in, seq);
    }

    void settled(RunStore.RunRow row) {
        watcher.settled(row, run.total.reserved());
    }

    void began(Frame frame) {
        var parent = frame.parent;
        var around = parent == null ? Watcher.NONE : parent.number;
        var seen = frame.seen();
        var number = seen == null ? around : watcher.began(around, seen);
        frame.number = number;
        if (parent == null || seen != null || parent.scope != frame.scope) {
            watcher.sees(number, scope(frame.scope));
        }
        stands();
    }

    void ended(Frame frame, Completion how) {
        var parent = frame.parent;
        if (frame.number != Watcher.NONE && (parent == null || parent.number != frame.number)) {
            watcher.ended(frame.number, how instanceof Completion.Failed);
            stands();
        }
    }

    private int scope(Scope scope) {
        if (scope.number == Watcher.NONE) {
            scope.number = watcher.scope(scope.outer() instanceof Scope outer ? scope(outer) : Watcher.NONE);
        }
        return scope.number;
    }

    void bound(Frame by, Scope scope, String name, Value value, Given.Kind kind, @Nullable Type type) {
        watcher.bound(scope(scope), new Watcher.Bound(name, value, type, kind, by.number));
        stands();
    }

    void adopted(Scope scope, Scope from) {
        watcher.adopted(scope(scope), scope(from));
        stands();
    }

    // ---- told to nobody when nobody watches

    /** A cap of an activation, null for one of all. */
    static void owns(Run run, @Nullable Frame owner, Cap cap) {
        var watched = run.watched;
        if (watched != null) {
            watched.watcher.cap(cap, owner == null ? Watcher.NONE : owner.number, cap.state());
        }
    }

    /** Something was reserved, spent or granted. */
    static void changed(Run run, Iterable<Cap> caps) {
        var watched = run.watched;
        if (watched != null) {
            caps.forEach(cap -> watched.watcher.cap(cap, Watcher.NONE, cap.state()));
        }
    }

    /** Something is waited for; {@code key} tells it apart from others of its kind. */
    static void waits(Run run, Waiting.Kind kind, String key, String path, Supplier<String> words,
            @Nullable Instant until) {
        var watched = run.watched;
        if (watched != null) {
            watched.watcher.waits(kind, key, path, words.get(), until);
        }
    }

    static void waitsNoMore(Run run, Waiting.Kind kind, String key) {
        var watched = run.watched;
        if (watched != null) {
            watched.watcher.waitsNoMore(kind, key);
        }
    }

    /** A call is waited for: of a run that nobody watches this costs nothing. */
    static void waitsForCall(Run run, int number, CallSpec spec) {
        var watched = run.watched;
        if (watched != null) {
            watched.watcher.waits(Waiting.Kind.CALL, String.valueOf(number), spec.path(),
                    run.words.of(spec.target()).text(), null);
        }
    }

    static void waitsForCallNoMore(Run run, int number) {
        var watched = run.watched;
        if (watched != null) {
            watched.watcher.waitsNoMore(Waiting.Kind.CALL, String.valueOf(number));
        }
    }

    // ---- told by the run

    void told(long seq, String type, String path, Map<String, Value> facts) {
        watcher.told(seq, type, path, facts);
        stands();
    }

    private void stands() {
        watcher.stands(run.stateWithin(), run.total.spent(), run.total.reserved());
    }

    /** A path without the slash behind it. */
    static String trimmed(String prefix) {
        return prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
    }

    /** What has no name of its own. */
    static Watcher.Seen anonymous(Activation.Kind kind, Frame frame, @Nullable String name, boolean concurrent) {
        return new Watcher.Seen(kind, trimmed(frame.prefix), name, frame.playbook().plan.name(), null, concurrent);
    }

    /** What stands at a path. */
    static Watcher.Seen named(Activation.Kind kind, Frame frame, String path, String name) {
        return new Watcher.Seen(kind, path, name, frame.playbook().plan.name(), null, false);
    }

    /** An iteration, whose prefix ends with its key. */
    static Watcher.Seen iteration(Frame frame, String name) {
        var path = trimmed(frame.prefix);
        return new Watcher.Seen(Activation.Kind.ITERATION, path, name, frame.playbook().plan.name(),
                path.substring(path.lastIndexOf('[') + 1, path.length() - 1), false);
    }

    /** A lane, counted from 0. */
    static Watcher.Seen lane(Frame frame, int index) {
        return new Watcher.Seen(Activation.Kind.LANE, trimmed(frame.prefix), null, frame.playbook().plan.name(),
                String.valueOf(index + 1), false);
    }
}
