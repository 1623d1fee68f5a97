package dev.steward.engine.internal.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.value.Value;

/** A fact from outside; replay feeds these. {@code at} is milliseconds-exact and never goes back within a run. */
public sealed interface In extends Entry {

    /** When it became known. */
    Instant at();

    /**
     * The run is there. {@code watched}: each step waits for a {@link Go}. {@code origin}: what started it, null for a
     * person. {@code queued}: nothing is done before {@link Begun}. {@code forks}: of a fork, how it comes from the run
     * of that id, its own part last; what was before the {@link Forked} of each part is that other run's.
     */
    record Started(@NonNull Instant at, RunId run, String planHash, Map<String, Value> inputs, Engine.Settings settings,
            @Nullable RunId parent, boolean watched, @Nullable String origin, boolean queued, List<Fork> forks)
            implements
                In {

        /** Not a fork. */
        public Started(@NonNull Instant at, RunId run, String planHash, Map<String, Value> inputs,
                Engine.Settings settings, @Nullable RunId parent, boolean watched, @Nullable String origin,
                boolean queued) {
            this(at, run, planHash, inputs, settings, parent, watched, origin, queued, List.of());
        }

        /** Begins at once. */
        public Started(@NonNull Instant at, RunId run, String planHash, Map<String, Value> inputs,
                Engine.Settings settings, @Nullable RunId parent, boolean watched, @Nullable String origin) {
            this(at, run, planHash, inputs, settings, parent, watched, origin, false);
        }

        public Started {
            inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
            forks = List.copyOf(forks);
        }

        /** The run whose journal this is: the last fork, or the one that began. */
        public RunId owner() {
            return forks.isEmpty() ? run : forks.getLast().run();
        }
    }

    /**
     * How a run leaves another one.
     *
     * @param run        the one that leaves
     * @param of         the one that it leaves
     * @param cut        where the past that they share ends
     * @param inputs     those that are others from there
     * @param throughout whether they were others from the beginning, as the past is the same with them
     */
    record Fork(RunId run, RunId of, Cut cut, Map<String, Value> inputs, boolean throughout) {
        public Fork {
            inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        }
    }

    /** Just before a step begins: the number of the fact that lets it, and its path; empty for all that it lets begin. */
    record Cut(long fact, String path) {
    }

    /** Upper bound of a model call. */
    record Quoted(@NonNull Instant at, int call, long microUsd, long tokens, boolean known) implements In {
    }

    /** A call came back. {@code notes} say what it used, such as the revision of a fact or the model that answered. */
    record CallDone(@NonNull Instant at, int call, Value value, long microUsd, long tokens, List<String> notes)
            implements
                In {
        public CallDone {
            notes = List.copyOf(notes);
        }
    }

    /** A call failed; {@code unknown}: it may have happened all the same. */
    record CallFailed(@NonNull Instant at, int call, String error, String message, boolean unknown,
            @Nullable Duration retryAfter) implements In {
    }

    /** A timer is due. */
    record TimerFired(@NonNull Instant at, int timer) implements In {
    }

    /** The operator answered. */
    record Decided(@NonNull Instant at, String ask, Engine.Decision decision) implements In {
    }

    /** Someone wants the run to stop. */
    record Cancelled(@NonNull Instant at, String by) implements In {
    }

    /** Someone holds the run. */
    record Paused(@NonNull Instant at, String by) implements In {
    }

    /** Someone lets the run go on. */
    record Unpaused(@NonNull Instant at, String by) implements In {
    }

    /** The process is about to end in good order: nothing new is begun before {@link Restarted}. */
    record Closing(@NonNull Instant at) implements In {
    }

    /**
     * The process that ran it is gone and another took it up: calls without a result have an unknown outcome.
     * {@code anew}: as of version 0.2, holds that ran out meanwhile begin anew, and what is to stop pays no lost call
     * again.
     */
    record Restarted(@NonNull Instant at, boolean watched, boolean anew) implements In {

        /** As of now. */
        public Restarted(@NonNull Instant at, boolean watched) {
            this(at, watched, true);
        }
    }

    /** A queued run has its turn. */
    record Begun(@NonNull Instant at) implements In {
    }

    /**
     * How it stands outside the run: whether everything is stopped, and which slots are scarce, so that a call waits
     * for its turn before its intent.
     */
    record Throttled(@NonNull Instant at, boolean stopped, List<String> scarce) implements In {
        public Throttled {
            scarce = List.copyOf(scarce);
        }
    }

    /** A question's id was another run's already; the question is open under another one. */
    record AskTaken(@NonNull Instant at, String ask) implements In {
    }

    /** Something happened outside that the run may wait for, now or later. {@code id}: its sender's. */
    record EventCame(@NonNull Instant at, String id, String event, Value payload) implements In {
    }

    /** From here on the run goes on with another plan, which gives the same for all that was before. */
    record Moved(@NonNull Instant at, String planHash) implements In {
    }

    /**
     * From here on the run is one of its own: it has its own identity, settings and budgets, and nothing begins before
     * {@link Begun}.
     *
     * @param did   what the other run has done outside by now and has not taken back
     * @param open  whether that one may do more still
     * @param taken how often what was done under a declared key was taken back by now, by key; null in an entry of the
     *              kind that did not know, in which a call also counts as the other run's when that had its share
     */
    record Forked(@NonNull Instant at, RunId run, String planHash, Engine.Settings settings, boolean watched,
            List<Did> did, boolean open, @Nullable Map<String, Integer> taken) implements In {
        public Forked {
            did = List.copyOf(did);
            taken = taken == null ? null : Collections.unmodifiableMap(new TreeMap<>(taken));
        }
    }

    /** An effect of a run; {@code hash} is over target and arguments. Without a path: whatever the run may do. */
    record Did(RunId run, String path, String target, String key, long hash) {

        /** Of a run that is open, or of which nobody knows any more what it did. */
        public static Did anything(RunId run) {
            return new Did(run, "", "", "", 0);
        }

        /** Whether this is whatever the run may do. */
        public boolean unknown() {
            return path.isEmpty();
        }
    }

    /**
     * A run that failed goes on just before the step that failed. What counts of all before is what was before the cut,
     * and the facts numbered {@code kept}; nothing begins before {@link Begun}.
     */
    record Reopened(@NonNull Instant at, Cut cut, List<Long> kept, String planHash, Engine.Settings settings,
            boolean watched, Went went) implements In {
        public Reopened {
            kept = List.copyOf(kept);
        }
    }

    /**
     * How far a run had come when it failed: the last numbers that it gave, and what it had spent. {@code more}: of what
     * is capped more narrowly, null in an entry of the kind that did not know.
     */
    record Went(int calls, int timers, int asks, int shares, long microUsd, long tokens, @Nullable Counted more) {

        /** Without what was used of a budget just so before: the run that goes on from there knows it. */
        public Went beyond(Went before) {
            var mine = more;
            var known = before.more();
            if (mine == null || known == null) {
                return this;
            }
            var budgets = new TreeMap<>(mine.budgets());
            budgets.entrySet().removeIf(used -> used.getValue().equals(known.budgets().get(used.getKey())));
            return new Went(calls, timers, asks, shares, microUsd, tokens, new Counted(budgets, mine.limits()));
        }
    }

    /**
     * What a run had used of its budgets, each by its place, and of the limits that hold for one run, by their names.
     */
    record Counted(Map<String, Used> budgets, Map<String, Long> limits) {
        public Counted {
            budgets = Collections.unmodifiableMap(new TreeMap<>(budgets));
            limits = Collections.unmodifiableMap(new TreeMap<>(limits));
        }
    }

    /** What was used of a budget; {@code time} went by from its beginning to what was done last below it. */
    record Used(long microUsd, long tokens, Duration operator, Duration time) {
    }

    /** A call that waited has its turn. */
    record SlotGiven(@NonNull Instant at, int call) implements In {
    }

    /**
     * Whether a call fits what is counted over all runs. {@code refused}: index of the claim that it does not fit, -1
     * when it fits all and is counted; {@code used}: of that one, or of the first.
     */
    record ShareTaken(@NonNull Instant at, int share, int refused, long used) implements In {
    }

    /** A debugger wants the run held at these places from now on, or nowhere any more; {@code by} says who. */
    record Armed(@NonNull Instant at, String by, List<String> holds) implements In {
        public Armed {
            holds = List.copyOf(holds);
        }
    }

    /** The operator gave a step that is held other inputs. */
    record Given(@NonNull Instant at, String by, String held, Map<String, Value> inputs) implements In {
        public Given {
            inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        }
    }

    /**
     * The operator said what comes of a step that is held, which is not done any more. {@code labelled}: a value has the
     * labels of what the step was about to be given; not so in entries of before.
     */
    record Settled(@NonNull Instant at, String by, String held, Outcome outcome, boolean labelled) implements In {

        /** As of now. */
        public Settled(@NonNull Instant at, String by, String held, Outcome outcome) {
            this(at, by, held, outcome, true);
        }
    }

    /** What a step comes to by the operator's word. */
    sealed interface Outcome {

        /** It has this value; {@code skipped}: because it was left out. */
        record Gives(Value value, boolean skipped) implements Outcome {
        }

        /** It failed. */
        record Fails(String error, String message) implements Outcome {
        }
    }

    /**
     * From now on the operation {@code connector.operation} is not called in this run but comes to this; null: it is
     * called again. {@code waiting}: nor are calls that wait for their turn; not so in entries of before.
     */
    record Mocked(@NonNull Instant at, String by, String operation, @Nullable Outcome outcome, boolean waiting)
            implements
                In {

        /** As of now. */
        public Mocked(@NonNull Instant at, String by, String operation, @Nullable Outcome outcome) {
            this(at, by, operation, outcome, true);
        }
    }

    /** The gate lets a step start, or a debugger lets what it held go on. */
    record Go(@NonNull Instant at, String path) implements In {
    }
}
