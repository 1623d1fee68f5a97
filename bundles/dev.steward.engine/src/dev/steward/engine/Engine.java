package dev.steward.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.past.Past;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeTable;
import dev.steward.engine.value.Value;

/**
 * Runs playbooks durably. Thread-safe. Whatever a method returns or a listener hears is durable already.
 */
public interface Engine extends Gate, AutoCloseable {

    /**
     * Starts a run; its start entry is durable on return. The plan must be stored before. A start with an id that there
     * is already starts nothing and returns that id, so that it can be repeated when its answer was lost. While all
     * slots for runs are taken, or the queue is held, it is {@link RunState#PENDING}.
     *
     * @throws RefusedException while everything is stopped, or more is started than can be stored
     */
    RunId start(Start start);

    /**
     * Goes on with every run that has not ended; called once after opening. Returns them. Those that only wait stay
     * rows until what they wait for comes.
     */
    List<RunId> recover();

    /**
     * Goes on with one run, such as after a failure that was mended; false when there is no such run to go on with.
     *
     * @throws RefusedException while an effect of the run that failed may still come to pass
     */
    boolean recover(RunId run);

    /** Who waits for a turn and why. */
    Queue queue();

    /** No further run begins until {@link #releaseQueue}; runs that have begun go on. Durable on return. */
    void holdQueue(String by);

    /** Waiting runs begin again, in their order. */
    void releaseQueue(String by);

    /**
     * Emergency stop: until {@link #liftStop}, over restarts, no run is started and no call begins, not even one that
     * takes something back. Calls under way come to their end and their results are kept. Durable on return.
     */
    void stopAll(String by);

    /** Everything goes on where it was stopped. */
    void liftStop(String by);

    /** What does not go on by itself though nobody is asked about it. */
    List<Stuck> stuck();

    /**
     * Answers a question of the inbox; durable on return.
     *
     * @throws DecisionException unknown, expired or answered already, or the answer doesn't fit the question
     */
    void decide(String askId, Decision decision) throws DecisionException;

    /** What the operator needs to see to answer an open question; empty when it is unknown or answered. */
    Optional<Card> card(String askId);

    /**
     * Has an open run go on with another plan, such as one in which steps were renamed; the plan must be stored before.
     * Durable on return; false when there is no such run.
     *
     * @throws RefusedException that plan does not give what the run did already, or something of it is under way
     */
    boolean move(RunId run, Plan plan);

    /**
     * Starts a run that shares the past of another one up to just before a step, and goes on by itself from there; it is
     * durable on return. What was done outside before is the other run's: it is never taken back by the fork, which asks
     * before it does any of it again. A fork with an id that there is already starts nothing.
     *
     * @throws RefusedException the other run never came to that step or to several such, or its past is another one with
     *                          that plan
     */
    Forked fork(Fork fork);

    /**
     * Has a run that failed go on just before the step that failed; durable on return. Returns the path of that step.
     *
     * @param plan     with which it goes on; null for its own
     * @param settings as of now
     * @throws RefusedException it did not fail at a step, its past is another one with that plan, or something was done
     *                          or taken back after that, which would be lost or done twice
     */
    String reopen(RunId run, @Nullable Plan plan, Settings settings);

    /**
     * Brings an event to every run that began before it came and may wait for such a one, now or later; durable on
     * return. In each run it counts once, however often it is brought.
     *
     * @return false when some run can't be told now, so that it is to be brought once more later
     */
    boolean deliver(Event event);

    /** Holds a run before its next step until {@link #unpause}; survives a restart. */
    void pause(RunId run, String by);

    /** Lets a paused run go on. */
    void unpause(RunId run, String by);

    /** Asks the gate again for the steps that it held back. */
    void recheck(RunId run);

    /** The story of a run as of an entry ({@code Long.MAX_VALUE}: all), re-derived from its journal; calls no boundary. */
    Optional<Trace> trace(RunId run, long atSeq);

    /**
     * The past of a run, to look at any moment of it and to step through it; read from its journal, calls no boundary.
     * Empty for an unknown run.
     *
     * @throws dev.steward.engine.spi.StoreException its journal can't be read, or was removed
     */
    Optional<Past> past(RunId run);

    /** Derives a run again from its journal and compares command by command; calls no boundary. */
    Replay replay(RunId run);

    /**
     * A run's rows computed again from its journal alone; the stored ones must be equal. Empty for an unknown run.
     */
    Optional<Rebuilt> rebuild(RunId run);

    /**
     * Waits until the run has ended, or waits for the operator, or for a timer further off than {@code patience}, or is
     * paused with nothing under way. What the store says about the run then is durable.
     *
     * @throws dev.steward.engine.spi.StoreException when the run had to stop because the store failed
     */
    void await(RunId run, Duration patience) throws InterruptedException;

    /** Comes to a safe point and closes; open runs go on at the next {@link #recover}. */
    @Override
    void close();

    /**
     * @param inputs   by name, typed; missing ones take their defaults
     * @param settings of the company, recorded with the run
     * @param id       see {@link RunId#of}; null lets the engine choose one
     * @param origin   what started it in words, such as {@code cron "0 7 * * MON" of 2026-09-14T07:00+02:00}; null when
     *                 a person did
     * @param holds    where a debugger wants it held from its beginning
     */
    record Start(Plan plan, Map<String, Value> inputs, Settings settings, @Nullable RunId parent, @Nullable RunId id,
            @Nullable String origin, Holds holds) {
        /** Without a debugger. */
        public Start(Plan plan, Map<String, Value> inputs, Settings settings, @Nullable RunId parent,
                @Nullable RunId id, @Nullable String origin) {
            this(plan, inputs, settings, parent, id, origin, Holds.NONE);
        }

        /** Started by a person, under an id of the engine's choice. */
        public Start(Plan plan, Map<String, Value> inputs, Settings settings, @Nullable RunId parent) {
            this(plan, inputs, settings, parent, null, null);
        }

        public Start {
            inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        }
    }

    /**
     * A fork to be.
     *
     * @param from     path of a step, or its name when the run came to only one such
     * @param plan     with which it goes on; null for that of the other run
     * @param inputs   those that are to be others, by name
     * @param settings as of now
     * @param id       see {@link RunId#of}; null lets the engine choose one
     */
    record Fork(RunId of, String from, @Nullable Plan plan, Map<String, Value> inputs, Settings settings,
            @Nullable RunId id) {
        public Fork {
            inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        }
    }

    /**
     * A fork that began.
     *
     * @param from      path of the step just before which it begins
     * @param inherited paths of the steps whose effects are part of its past
     * @param takenBack those of them that the other run took back later, so that they don't stand outside
     * @param fromHere  whether its inputs are others only from there, as earlier steps have used the former ones
     */
    record Forked(RunId run, String from, List<String> inherited, List<String> takenBack, boolean fromHere) {
        public Forked {
            inherited = List.copyOf(inherited);
            takenBack = List.copyOf(takenBack);
        }
    }

    /**
     * What a run takes from its company when it starts.
     *
     * @param capMicroUsd   default cap of a run without a budget
     * @param models        alias to full model id, such as {@code large} to {@code rehearsal}
     * @param modelOverride model id for every agent, null for none
     * @param approvals     how gates are answered
     * @param budgets       of the company, over all runs of a period
     */
    record Settings(ZoneId zone, Locale locale, String currency, long capMicroUsd, Map<String, String> models,
            @Nullable String modelOverride, Approvals approvals, List<PeriodBudget> budgets) {
        public Settings {
            models = Map.copyOf(models);
            budgets = List.copyOf(budgets);
        }

        /** Of a company without budgets for a period. */
        public Settings(ZoneId zone, Locale locale, String currency, long capMicroUsd, Map<String, String> models,
                @Nullable String modelOverride, Approvals approvals) {
            this(zone, locale, currency, capMicroUsd, models, modelOverride, approvals, List.of());
        }
    }

    /** So much money for all runs of the company in a period. */
    record PeriodBudget(Plan.Period period, long microUsd) {
    }

    /** {@code ALL} approves all but irreversible effects, {@code NONE} rejects, {@code ASK} puts it in the inbox. */
    enum Approvals {
        ASK, ALL, NONE
    }

    /**
     * Something that happened outside.
     *
     * @param id      its sender's name for this very event
     * @param name    qualified name of the type of what it brings
     * @param payload what it brings, as JSON
     */
    record Event(String id, String name, String payload, Instant came) {
    }

    /**
     * The operator's answer.
     *
     * @param edits for EDIT: argument to new value; for a human step with one value the name {@code value}
     * @param by    who, such as {@code operator}
     * @param took  how long the operator was busy with it, zero when nobody knows; counts against operator time in
     *              budgets
     */
    record Decision(Answer answer, Map<String, Value> edits, @Nullable String note, String by, Duration took) {
        public Decision {
            edits = Collections.unmodifiableMap(new LinkedHashMap<>(edits));
            if (took.isNegative()) {
                throw new IllegalArgumentException("an answer can't take less than no time: " + took);
            }
            // the journal keeps milliseconds, and what is derived from it must be what counted
            took = took.truncatedTo(ChronoUnit.MILLIS);
        }

        /** That took nobody any time that is known. */
        public Decision(Answer answer, Map<String, Value> edits, @Nullable String note, String by) {
            this(answer, edits, note, by, Duration.ZERO);
        }
    }

    /**
     * An open question in full.
     *
     * @param kind     as in {@link dev.steward.engine.spi.RunStore.AskRow}
     * @param because  why it is asked: gate, rule and reason, error
     * @param evidence the lines to show, by label, in order
     * @param args     what runs when it is approved: arguments, or for a human step {@code value} where there is one
     * @param editable the names of {@code args} that EDIT may change, with their types; a human step's is {@code value}
     */
    record Card(String id, RunId run, String path, String kind, String title, List<String> because,
            Map<String, Value> evidence, Map<String, Value> args, Map<String, Type> editable, TypeTable types,
            Instant opened, @Nullable Instant expires) {
        public Card {
            because = List.copyOf(because);
            evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
            args = Collections.unmodifiableMap(new LinkedHashMap<>(args));
            editable = Collections.unmodifiableMap(new LinkedHashMap<>(editable));
        }
    }

    /** Kinds of answer. EDIT approves with changed arguments, or gives a human step's value. */
    enum Answer {
        APPROVE, REJECT, EDIT
    }

    /** Hears what happened, after it is durable; partial model text is heard at once and is not durable. */
    interface Listener {
        /** One journal entry. */
        void event(RunEvent event);

        /** A piece of a model's answer while it streams; not recorded. */
        default void delta(RunId run, String path, String text) {
        }
    }

    /**
     * A journal entry for readers.
     *
     * @param type     such as {@code run.started}, {@code call.intended}, {@code call.done}, {@code call.failed},
     *                 {@code timer.set}, {@code timer.fired}, {@code ask.opened}, {@code ask.answered},
     *                 {@code policy.decided}, {@code step.done}, {@code run.ended}
     * @param path     step path, empty for the run itself
     * @param facts    details by name, plain values for JSON and display
     * @param microUsd spent by the run so far
     */
    record RunEvent(RunId run, long seq, Instant at, String type, String path, Map<String, Value> facts, RunState state,
            long microUsd) {
        public RunEvent {
            facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        }
    }

    /**
     * A run as of an entry.
     *
     * @param output    value of a done run
     * @param error     error name and message of a failed one
     * @param variables names and values at the top level as of the entry
     */
    record Trace(RunId run, String playbook, String planHash, RunState state, long seq, Instant started,
            Map<String, Value> inputs, @Nullable Value output, @Nullable String error, @Nullable String waitingFor,
            long microUsd, long reservedMicroUsd, Map<String, Value> variables, List<StepTrace> steps,
            List<Effect> effects, List<RunEvent> events) {
    }

    /** One activation of a step; {@code staticId} is {@code playbook/step} for the source map. */
    record StepTrace(String path, String staticId, String kind, String state, @Nullable Instant started,
            @Nullable Instant ended, int attempts, long microUsd, @Nullable Value value, @Nullable String error,
            List<String> why) {
    }

    /**
     * A row of the effect ledger; {@code state}: intended, done, failed, unknown, compensated.
     *
     * @param inherited whether it is the effect of the run that this one was forked from, which this one never takes
     *                  back
     */
    record Effect(String path, String operation, String kind, String key, String state, Map<String, Value> args,
            @Nullable Value result, boolean inherited) {

        /** The same as another run's. */
        public Effect asInherited() {
            return new Effect(path, operation, kind, key, state, args, result, true);
        }
    }

    /** Result of a replay; {@code difference} null when every command was derived again the same. */
    record Replay(RunId run, long entries, long compared, @Nullable String difference) {
    }

    /** What a journal says that the store's rows must be; asks in the order they were opened. */
    record Rebuilt(RunStore.RunRow row, List<RunStore.AskRow> asks) {
        public Rebuilt {
            asks = List.copyOf(asks);
        }
    }

    /** A decision can't be taken; the message says why and what to do. */
    final class DecisionException extends Exception {
        private static final long serialVersionUID = 1L;

        /** With the sentence for the operator. */
        public DecisionException(String message) {
            super(message);
        }
    }
}
