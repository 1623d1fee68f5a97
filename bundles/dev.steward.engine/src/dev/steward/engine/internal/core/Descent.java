package dev.steward.engine.internal.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunId;
import dev.steward.engine.internal.journal.In;
import dev.steward.engine.value.Value;

/**
 * Whose the parts of a run's past are. A fork begins as the run that it leaves: until its {@link In.Forked} it has that
 * one's identity, so that what was done then has the keys under which the outside knows it.
 */
final class Descent {

    private final In.Started started;
    private final List<In.Did> did = new ArrayList<>();
    private RunId identity;
    private @Nullable RunId stillOpen;
    private int era;

    Descent(In.Started started) {
        this.started = started;
        identity = started.run();
    }

    /** The run whose journal this is. */
    RunId owner() {
        return started.owner();
    }

    /** The run that does what is done now; keys and question ids are made of it. */
    RunId identity() {
        return identity;
    }

    /** How often it became another run; what was done in an earlier era is another run's. */
    int era() {
        return era;
    }

    /** Which run it leaves with this, the part of its own last. */
    In.Fork forked(In.Forked in) {
        var fork = started.forks().get(era);
        era++;
        identity = in.run();
        did.addAll(in.did());
        stillOpen = in.open() ? fork.of() : stillOpen;
        return fork;
    }

    /** What the run began with: inputs that are others from the beginning. */
    Map<String, Value> inputs() {
        var inputs = new LinkedHashMap<>(started.inputs());
        started.forks().stream().filter(In.Fork::throughout).forEach(fork -> inputs.putAll(fork.inputs()));
        return inputs;
    }

    /** The inputs that are others from that part on; what a later part has had from the beginning stays. */
    Map<String, Value> inputs(In.Fork fork) {
        if (fork.throughout()) {
            return Map.of();
        }
        var inputs = new LinkedHashMap<>(fork.inputs());
        var forks = started.forks();
        forks.subList(forks.indexOf(fork) + 1, forks.size()).stream().filter(In.Fork::throughout)
                .forEach(later -> inputs.keySet().removeAll(later.inputs().keySet()));
        return inputs;
    }

    /** A key without what tells it from the same one before something was taken back. */
    private static String base(String key) {
        return key.replaceFirst("#\\d+$", "");
    }

    /** Why the operator is to be asked whether that is to be done again; null when nobody of this line did it. */
    @Nullable
    String repeats(String target, String key, long hash) {
        for (var done : did) {
            if (done.target().equals(target) && (done.hash() == hash || base(done.key()).equals(base(key)))) {
                return "the run " + done.run() + " did this already, at " + done.path();
            }
        }
        for (var done : did) {
            if (done.unknown()) {
                return "the run " + done.run() + ", which shares a past with this one, may do or have done this itself";
            }
        }
        var other = stillOpen;
        return other == null ? null
                : "the run " + other + ", which this one was forked from, was still open then and may do this itself";
    }
}
