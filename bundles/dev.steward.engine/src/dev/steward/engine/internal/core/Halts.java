package dev.steward.engine.internal.core;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Held;
import dev.steward.engine.Held.Moment;
import dev.steward.engine.Holds;
import dev.steward.engine.internal.journal.In;
import dev.steward.engine.value.Value;

/**
 * Where a debugger holds branches of the run, and what the operator does to what is held. Which places are armed is a
 * fact of the journal, so that whatever is not armed goes on without one, and what is held stays so over restarts.
 */
final class Halts {

    /** How a value comes to a step by the operator's word. */
    private static final String BY_HAND = "the operator's change";

    private final Run run;
    private final Map<String, Halt> held = new LinkedHashMap<>();
    private final Map<String, In.Outcome> mocks = new HashMap<>();
    private final Set<String> passed = new HashSet<>();
    private Holds armed = Holds.NONE;

    /** A branch that is held. {@code again}: begins what was held once more, null where that can't be. */
    private record Halt(StepFrame step, Moment moment, String detail, Runnable go, @Nullable Runnable again,
            Instant since, long seq) {
    }

    Halts(Run run) {
        this.run = run;
    }

    // ---- places where a step can be held

    /** Before a step begins. */
    void before(StepFrame step, Runnable go) {
        var share = armed.none() ? null : share();
        if (share != null) {
            hold(step, Moment.SHARE, share, go, null);
        } else if (covers("before", step)) {
            hold(step, Moment.BEFORE, "", go, null);
        } else {
            go.run();
        }
    }

    /** When its value is known. */
    void after(StepFrame step, Runnable go) {
        pass(covers("after", step), step, Moment.AFTER, "", go, null);
    }

    /** When it failed with something that can be handled. */
    void error(StepFrame step, Failure why, Runnable go) {
        pass(armed.covers("error", why.error()), step, Moment.ERROR, why.sentence(), go, null);
    }

    /** Before its call changes something outside. */
    void effect(StepFrame step, String kind, Runnable go, Runnable again) {
        pass(armed.covers("effect", kind), step, Moment.EFFECT, kind, go, again);
    }

    /** Before somebody is asked about it. */
    void asks(StepFrame step, List<String> because, Runnable go, @Nullable Runnable again) {
        pass(armed.words().contains(Holds.asks()), step, Moment.ASKS, String.join(", ", because), go, again);
    }

    private void pass(boolean holds, StepFrame step, Moment moment, String detail, Runnable go,
            @Nullable Runnable again) {
        if (holds) {
            hold(step, moment, detail, go, again);
        } else {
            go.run();
        }
    }

    private boolean covers(String kind, StepFrame step) {
        if (armed.none()) {
            return false;
        }
        var playbook = step.playbook().plan;
        var name = step.step.name();
        return armed.covers(kind, playbook.name() + "/" + name) || playbook.former().containsKey(name)
                && armed.covers(kind, playbook.name() + "/" + playbook.former().get(name));
    }

    /** A share of the run's budget that is spent and was not told yet. */
    private @Nullable String share() {
        var limit = run.total.limit();
        for (var word : armed.words()) {
            if (word.startsWith("share ") && limit != Long.MAX_VALUE && !passed.contains(word)
                    && 100.0 * run.total.spent() >= (double) limit * Integer.parseInt(word.substring(6))) {
                passed.add(word);
                return word.substring(6) + " %";
            }
        }
        return null;
    }

    private void hold(StepFrame step, Moment moment, String detail, Runnable go, @Nullable Runnable again) {
        var key = Held.key(moment, step.path());
        held.put(key, new Halt(step, moment, detail, go, again, run.now(), run.seq()));
        run.note("step.held", step.path(), () -> facts(step, key, moment, detail));
    }

    /** With what it is, as it may not have begun. */
    private static Map<String, Value> facts(StepFrame step, String key, Moment moment, String detail) {
        var facts = new LinkedHashMap<String, Value>(step.about());
        facts.put("held", Run.text(key));
        facts.put("moment", Run.text(moment.word()));
        if (!detail.isEmpty()) {
            facts.put("detail", Run.text(detail));
        }
        return facts;
    }

    /** A step was told to stop: nothing of it is held any more. True when its value was known by then. */
    boolean drop(StepFrame step) {
        var known = held.containsKey(Held.key(Moment.AFTER, step.path()));
        held.values().removeIf(halt -> halt.step() == step);
        return known;
    }

    // ---- what the debugger and the operator say

    /** From now on it is held there; what is held by now stays so, but for when nothing is to be held any more. */
    void arm(In.Armed in) {
        armed = Holds.of(in.holds());
        passed.retainAll(armed.words());
        run.note("run.armed", "", () -> Map.of("by", Run.text(in.by()), "holds", new Value.Items(
                armed.words().stream().<Value>map(Run::text).toList())));
        if (armed.none()) {
            var all = List.copyOf(held.values());
            held.clear();
            all.forEach(halt -> run.later(() -> go(halt)));
        }
    }

    /** Another run goes on, or the same after its end: nobody debugs it, and what was held goes on when it may. */
    void leave() {
        armed = Holds.NONE;
        var all = List.copyOf(held.values());
        held.clear();
        all.forEach(halt -> run.later(() -> go(halt)));
    }

    boolean changes(In.Armed in) {
        return !armed.equals(Holds.of(in.holds())) || in.holds().isEmpty() && !held.isEmpty();
    }

    /** Whether this is held. */
    boolean has(String key) {
        return found(key) != null;
    }

    private @Nullable String found(String key) {
        if (held.containsKey(key)) {
            return key;
        }
        for (var known : held.entrySet()) {
            if (Held.key(known.getValue().moment(), run.former.path(known.getValue().step().path())).equals(key)) {
                return known.getKey();
            }
        }
        return null;
    }

    private Halt take(String key) {
        var known = found(key);
        var halt = known == null ? null : held.remove(known);
        if (halt == null) {
            throw new IllegalTransition("The step " + key + " is not held.");
        }
        return halt;
    }

    void go(String key) {
        go(take(key));
    }

    /** A pause or a stop of everything holds it all the same. */
    private void go(Halt halt) {
        if (!halt.step().ended()) {
            run.gates.atCall(halt.step(), halt.go());
        }
    }

    /** Other inputs: a step that passed its gates with its own passes them again. */
    void given(In.Given in) {
        var key = found(in.held());
        var halt = key == null ? null : held.get(key);
        if (key == null || halt == null) {
            throw new IllegalTransition("The step " + in.held() + " is not held.");
        }
        var step = halt.step();
        step.give(in.inputs(), new Labels.Mark(BY_HAND, null));
        run.note("step.given", step.path(),
                () -> Map.of("by", Run.text(in.by()), "inputs", new Value.Struct("inputs", in.inputs())));
        run.why(step.path(), () -> "inputs changed by " + in.by() + ": " + String.join(", ", in.inputs().keySet()));
        var again = halt.again();
        if (again != null) {
            held.remove(key);
            run.later(() -> {
                if (!step.ended()) {
                    step.guardedStep(again);
                }
            });
        }
    }

    void settled(In.Settled in) {
        var halt = take(in.held());
        var step = halt.step();
        step.begun();
        switch (in.outcome()) {
            case In.Outcome.Gives gives -> {
                acted(step, in.by(), gives.skipped() ? "skipped" : "replaced");
                step.guardedStep(() -> {
                    var value = run.labels.entered(gives.value(), new Labels.Mark(BY_HAND, null), true);
                    step.replaced(in.labelled() ? run.labels.all(value, new StepInputs(step).carried()) : value);
                });
            }
            case In.Outcome.Fails fails -> {
                acted(step, in.by(), "failed");
                step.failedByHand(Failure.error(fails.error(), fails.message()));
            }
        }
    }

    private void acted(StepFrame step, String by, String how) {
        run.note("step.settled", step.path(), () -> Map.of("by", Run.text(by), "how", Run.text(how)));
        run.why(step.path(), () -> how + " by " + by + ", so it was not done");
    }

    void mocked(In.Mocked in) {
        var outcome = in.outcome();
        if (outcome == null) {
            mocks.remove(in.operation());
        } else {
            mocks.put(in.operation(), outcome);
            if (in.waiting()) {
                run.calls.mocked(in.operation());
            }
        }
        run.note("operation.mocked", "", () -> Map.of("by", Run.text(in.by()), "operation", Run.text(in.operation()),
                "how", Run.text(outcome == null ? "called" : outcome instanceof In.Outcome.Fails ? "fails" : "gives")));
    }

    /** What an operation comes to in this run instead of its call; null when it is called. */
    In.@Nullable Outcome mock(String operation) {
        return mocks.get(operation);
    }

    // ---- what others ask

    /** Why an act can't be done, null when it can. */
    @Nullable
    String complaint(In in) {
        return switch (in) {
            case In.Given g -> complaint(g.held(), halt -> halt.moment() == Moment.ERROR
                    || halt.moment() == Moment.ASKS && halt.again() == null
                            ? "The step " + halt.step().path()
                                    + " was given its inputs already; change them while it is held before it."
                            : new StepInputs(halt.step()).complaint(g.inputs()));
            case In.Settled s -> complaint(s.held(), halt -> s.outcome() instanceof In.Outcome.Gives gives
                    ? new StepInputs(halt.step()).complaintOf(gives.value())
                    : null);
            case In.Mocked m -> new Mocks(run.plan).complaint(m.operation(), m.outcome());
            default -> null;
        };
    }

    private @Nullable String complaint(String key, java.util.function.Function<Halt, @Nullable String> further) {
        var known = found(key);
        var halt = known == null ? null : held.get(known);
        if (halt == null) {
            return "The step " + key + " is not held by the debugger, so it can't be changed; hold it first.";
        }
        if (!acts(halt)) {
            return halt.step().undo
                    ? "The step " + halt.step().path()
                            + " takes back what was done, so it can't be changed or left out."
                    : "The step " + halt.step().path() + " is done, so it can't be changed; fork the run from there.";
        }
        return further.apply(halt);
    }

    private static boolean acts(Halt halt) {
        return !halt.step().undo && halt.moment() != Moment.AFTER;
    }

    /** What is held, in the order in which it came there. */
    List<Held> held() {
        return held.entrySet().stream().map(entry -> told(entry.getKey(), entry.getValue())).toList();
    }

    private Held told(String key, Halt halt) {
        var step = halt.step();
        var inputs = new StepInputs(step);
        return new Held(run.descent.owner(), key, step.path(), halt.moment(),
                step.playbook().plan.name() + "/" + step.step.name(), halt.detail(), halt.since(), halt.seq(),
                run.total.spent(),
                step.scope.all(), inputs.shown(), acts(halt) ? inputs.types() : Map.of(), inputs.type(),
                run.plan.types(), acts(halt));
    }

    Holds armed() {
        return armed;
    }

    @Nullable
    String waitingFor() {
        if (held.isEmpty()) {
            return null;
        }
        var first = held.values().iterator().next();
        return WaitingFor.HALTED + first.moment().word() + " " + first.step().path();
    }
}
