package dev.steward.engine.internal.past;

import java.time.Instant;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunState;
import dev.steward.engine.internal.core.Watcher;
import dev.steward.engine.internal.journal.Described;
import dev.steward.engine.internal.journal.In;
import dev.steward.engine.past.Waiting;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.value.Value;

/** Writes down what becomes of a run, moment by moment. One thread at a time. */
final class Recording implements Watcher {

    final Timeline timeline = new Timeline();
    final Tree tree = new Tree();
    final Scopes scopes = new Scopes();
    final Told told = new Told();
    final Purses purses = new Purses();
    final Waits waits = new Waits();
    private Instant now = Instant.EPOCH;
    private long seq;
    /** A fact that nobody was told of yet. */
    private @Nullable In silent;
    /** Whether something holds from a moment on that is not there yet. */
    private boolean ahead;

    @Override
    public void fact(In in, long number) {
        now = in.at();
        seq = number;
        silent = in;
    }

    @Override
    public void settled(RunStore.RunRow row, long reserved) {
        speak();
        if (ahead) {
            tick();
        }
        timeline.settled(row, reserved);
    }

    /** Each fact is told of, if by nobody else. */
    private void speak() {
        var in = silent;
        if (in != null) {
            var words = Described.entry(in);
            var of = words.indexOf(' ');
            told(seq, of < 0 ? words : words.substring(0, of), "", Map.of());
        }
    }

    private int tick() {
        ahead = false;
        return timeline.tick(seq, now);
    }

    /** The moment that is told next. */
    private int next() {
        ahead = true;
        return timeline.last() + 1;
    }

    @Override
    public int began(int parent, Seen what) {
        speak();
        return tree.began(parent, what, tick());
    }

    @Override
    public void sees(int activation, int scope) {
        tree.get(activation).scope = scope;
        scopes.seen(scope, activation);
    }

    @Override
    public void ended(int activation, boolean failed) {
        speak();
        var moment = tick();
        tree.ended(activation, failed, moment);
        told.ended(tree.get(activation).seen.path(), moment);
    }

    @Override
    public int scope(int outer) {
        return scopes.made(outer);
    }

    @Override
    public void bound(int scope, Bound bound) {
        speak();
        scopes.bound(scope, bound, tick(), seq);
    }

    @Override
    public void adopted(int scope, int from) {
        speak();
        scopes.adopted(scope, from, tick());
    }

    @Override
    public void cap(Object cap, int owner, CapState state) {
        purses.put(cap, owner, state, next());
    }

    @Override
    public void waits(Waiting.Kind kind, String key, String path, String words, @Nullable Instant until) {
        var id = kind == Waiting.Kind.ASK || kind == Waiting.Kind.CALL ? key : null;
        waits.begin(key, new Waiting(kind, path, words, id, now, until), next());
    }

    @Override
    public void waitsNoMore(Waiting.Kind kind, String key) {
        waits.end(kind, key, next());
    }

    @Override
    public void told(long number, String type, String path, Map<String, Value> facts) {
        if (number == seq) {
            silent = null;
        } else {
            speak();
            seq = number;
        }
        told.add(new Told.Event(number, type, path, facts), tick());
    }

    @Override
    public void stands(RunState state, long spent, long reserved) {
        timeline.stands(state, spent, reserved);
    }
}
