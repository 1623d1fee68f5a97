package dev.steward.engine.internal.core;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.steward.engine.Engine;
import dev.steward.engine.internal.journal.In;
import dev.steward.engine.value.Value;

/**
 * The lives of a run: as the run that it was forked from, as itself, and after each failure that it goes on from. With
 * each come settings, inputs and a beginning, and what was under way is begun anew.
 */
final class Lives {

    private final Run run;
    private Instant began;
    private Engine.Settings settings;
    private Map<String, Value> inputs;
    private long left;
    private boolean anew;

    Lives(Run run) {
        this.run = run;
        began = run.started.at();
        settings = run.started.settings();
        inputs = run.descent.inputs();
    }

    /** From here on it is a run of its own. */
    void forked(In.Forked in) {
        var inherited = run.total.spent();
        var fork = run.descent.forked(in);
        began = in.at();
        settings = mine(in.settings());
        run.note("run.forked", "", () -> Map.of("of", Run.text(fork.of().text()), "from",
                Run.text(fork.cut().path()), "plan", Run.text(in.planHash()), "cost", CallFacts.usd(inherited),
                "inputs", new Value.Struct("inputs", fork.inputs())));
        run.compensation.forked(in);
        var changed = run.descent.inputs(fork);
        inputs = new LinkedHashMap<>(inputs);
        inputs.putAll(changed);
        var root = run.root();
        if (root != null) {
            root.rebind(changed);
        }
        if (in.taken() != null) {
            run.quotas.forked();
        }
        goesOn(in.watched());
        run.caps.anew(run.now(), settings.capMicroUsd());
    }

    /** It failed, and goes on from before that. */
    void reopened(In.Reopened in) {
        var own = settings;
        var given = mine(in.settings());
        settings = new Engine.Settings(given.zone(), given.locale(), given.currency(), given.capMicroUsd(),
                given.models(), own.modelOverride(), own.approvals(), given.budgets());
        run.note("run.reopened", "", () -> Map.of("from", Run.text(in.cut().path()), "plan",
                Run.text(in.planHash()), "upTo", new Value.Int(in.cut().fact()), "kept",
                new Value.Items(in.kept().stream().<Value>map(Value.Int::new).toList())));
        run.calls.after(in.went().calls());
        run.timers.after(in.went().timers());
        run.asks.after(in.went().asks());
        run.quotas.after(in.went().shares());
        var more = in.went().more();
        if (more != null) {
            run.quotas.reopened(more.limits());
        }
        run.caps.later(run.between(), settings.capMicroUsd(), in.went());
        goesOn(in.watched());
    }

    /** The time between does not count for what is under way. */
    private void goesOn(boolean watchedNow) {
        anew = true;
        left = run.seq();
        var between = run.between();
        // before questions are asked anew, whose times are right already
        run.timers.shift(between);
        run.asks.anew(between);
        run.calls.leftBehind();
        run.gates.passCut(watchedNow);
        run.halts.leave();
    }

    /** As of now, but in the time and language that it began with, and of the model that it began with if none is named. */
    private Engine.Settings mine(Engine.Settings s) {
        var first = run.started.settings();
        var override = s.modelOverride();
        return new Engine.Settings(first.zone(), first.locale(), first.currency(), s.capMicroUsd(), s.models(),
                override == null ? settings.modelOverride() : override, s.approvals(), s.budgets());
    }

    /** Another process takes it up, as of that version. */
    void restarted(In.Restarted in) {
        anew = in.anew();
        run.gates.restarted(in.watched());
        run.calls.restarted();
        if (anew) {
            run.asks.holdAnew();
        }
        run.timers.rearm();
    }

    Engine.Settings settings() {
        return settings;
    }

    Map<String, Value> inputs() {
        return inputs;
    }

    /** When it began to be a run of its own. */
    Instant began() {
        return began;
    }

    /** Whether what is lost now is lost as another run has it, or an earlier life of this one. */
    boolean leavesPast() {
        return left == run.seq();
    }

    /** Whether the latest restart was one as of version 0.2. */
    boolean anew() {
        return anew;
    }
}
