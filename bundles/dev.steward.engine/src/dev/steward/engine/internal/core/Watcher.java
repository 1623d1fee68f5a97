package dev.steward.engine.internal.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunState;
import dev.steward.engine.internal.journal.In;
import dev.steward.engine.past.Activation;
import dev.steward.engine.past.Given;
import dev.steward.engine.past.Waiting;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.Value;

/**
 * Hears what becomes of a run's activations and names while it is derived, in order. Activations and scopes are told
 * apart by numbers that it gives them. One thread.
 */
public interface Watcher {

    /** Of activations and scopes that there are none of. */
    int NONE = -1;

    /**
     * What an activation looks like from outside.
     *
     * @param name  of what it is, null when it has none; for the source map with the playbook's name
     * @param path  as in events
     * @param key   of an iteration or lane
     */
    record Seen(Activation.Kind kind, String path, @Nullable String name, String playbook, @Nullable String key,
            boolean concurrent) {
    }

    /**
     * A name got a value.
     *
     * @param by number of the activation that gave it
     */
    record Bound(String name, Value value, @Nullable Type type, Given.Kind kind, int by) {
    }

    /** A cap as it is now. */
    record CapState(String what, long limit, long spent, long reserved, long tokenLimit, long tokens,
            long reservedTokens, @Nullable Duration operator, Duration busy) {
    }

    /** A fact comes; its number is {@code seq}. */
    void fact(In in, long seq);

    /** All that follows from the fact was told; {@code row} is what it came to. */
    void settled(RunStore.RunRow row, long reserved);

    /** An activation begins inside another one; returns its number. */
    int began(int parent, Seen what);

    /** What is inside an activation sees these names. */
    void sees(int activation, int scope);

    /** It has ended, without a value when it {@code failed}. */
    void ended(int activation, boolean failed);

    /** Names over those of another scope; returns the number of the new one. */
    int scope(int outer);

    /** A name in a scope. */
    void bound(int scope, Bound bound);

    /** Names of a scope are names of another one from now on. */
    void adopted(int scope, int from);

    /** A cap that is new or has changed, as of what is told next; {@code owner} is the activation whose it is, {@link #NONE} for others. */
    void cap(Object cap, int owner, CapState state);

    /** Something is waited for, as of what is told next. */
    void waits(Waiting.Kind kind, String key, String path, String words, @Nullable Instant until);

    /** It is waited for no more, as of what is told next. */
    void waitsNoMore(Waiting.Kind kind, String key);

    /** An event for readers. */
    void told(long seq, String type, String path, Map<String, Value> facts);

    /** How the run stands after each of these, as far as it is known within the fact. */
    void stands(RunState state, long spent, long reserved);
}
