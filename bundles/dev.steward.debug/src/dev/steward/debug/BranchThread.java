package dev.steward.debug;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

import org.eclipse.debug.core.DebugEvent;
import org.eclipse.debug.core.DebugException;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Act;
import dev.steward.engine.Held;
import dev.steward.engine.past.Stride;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.Value;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.debug.Choices;
import dev.steward.runtime.debug.DebugSession;
import dev.steward.runtime.debug.Stop;
import dev.steward.runtime.debug.Wish;
import dev.steward.runtime.debug.Wish.Mode;

/** A branch of a run that goes on, held or not. */
public final class BranchThread extends RunThread {

    private final RunTarget target;
    private volatile String words;
    private volatile @Nullable Stop stop;
    private volatile int going = DebugEvent.CLIENT_REQUEST;
    private volatile boolean ended;

    BranchThread(RunTarget target, String branch, String words) {
        super(target, branch);
        this.target = target;
        this.words = words;
    }

    /** What it is called by now: what it does first is not known when it begins. */
    void called(String name) {
        words = name;
    }

    /** What holds it; empty while it goes on. */
    public Optional<Stop> stop() {
        return Optional.ofNullable(stop);
    }

    // ---- what the session tells; state first, then the event

    void held(Stop now) {
        stop = now;
        here();
        show(standpoint(now));
        var stepped = going != DebugEvent.CLIENT_REQUEST && now.why() == Stop.Why.STEP;
        going = DebugEvent.CLIENT_REQUEST;
        fire(DebugEvent.SUSPEND, now.why() == Stop.Why.BREAKPOINT ? DebugEvent.BREAKPOINT
                : stepped ? DebugEvent.STEP_END : DebugEvent.CLIENT_REQUEST);
    }

    void goesOn() {
        stop = null;
        fire(DebugEvent.RESUME, going);
    }

    /** Inputs of what is held were changed. */
    void changed(Stop now) {
        if (stop != null) {
            stop = now;
            if (!isInPast()) {
                show(standpoint(now, true));
                fire(DebugEvent.CHANGE, DebugEvent.CONTENT);
            }
        }
    }

    void over() {
        stop = null;
        ended = true;
        clear();
        fire(DebugEvent.TERMINATE, DebugEvent.UNSPECIFIED);
    }

    private Standpoint standpoint(Stop now) {
        return standpoint(now, false);
    }

    private Standpoint standpoint(Stop now, boolean again) {
        var looked = target.looked();
        var inputs = new ArrayList<RunVariable>();
        if (looked != null) {
            now.held().inputs().forEach((name, value) -> {
                var type = now.held().editable().get(name);
                inputs.add(new RunVariable("→ " + name, new RunValue(target, looked, value, type),
                        "what " + now.held().path() + " is about to be given",
                        type == null ? null : input(looked, now, name, type)));
            });
        }
        return new Standpoint(now.levels(), moment(now), inputs, again);
    }

    /** Right before the step that is held, so that its past begins with what was done before it. */
    private int moment(Stop now) {
        var looked = target.looked();
        var before = now.held().moment() == Held.Moment.BEFORE || now.held().moment() == Held.Moment.SHARE;
        return looked == null || !before || now.levels().isEmpty() ? now.moment()
                : looked.past().before(now.levels().getFirst().at().number()).moment();
    }

    private RunVariable.Change input(DebuggedRun.Looked looked, Stop now, String name, Type type) {
        return new RunVariable.Change(name, type, now.held().types(), looked.zone(),
                value -> act(new Act.Inputs(Map.of(name, value))));
    }

    @Override
    void watch(int level, String expression, BiConsumer<@Nullable RunValue, @Nullable String> told) {
        var looked = target.looked();
        if (isInPast() || stop == null || looked == null) {
            super.watch(level, expression, told);
            return;
        }
        target.later(session -> {
            var now = stop;
            var answer = now == null ? null : session.evaluate(now, level, expression);
            var value = answer == null ? null : answer.value();
            told.accept(value == null ? null : new RunValue(target, looked, value, null),
                    value != null ? null : answer == null ? "It goes on by now." : answer.complaint());
        });
    }

    // ---- what people do

    /**
     * Changes the step that is held; returns at once. A refusal is told in the run's console, too.
     *
     * @return fails with a {@link ProblemException} whose sentence says why it can't be done
     */
    public CompletableFuture<Void> act(Act act) {
        return ask((session, now) -> {
            session.act(now, act);
            return null;
        });
    }

    /** What may be done to the step that is held; fails as {@link #act} does. */
    public CompletableFuture<Choices> choices() {
        return ask(DebugSession::choices);
    }

    /** What an expression comes to at the step that is held; fails as {@link #act} does. */
    public CompletableFuture<Value> value(String expression) {
        return ask((session, now) -> {
            var answer = session.evaluate(now, 0, expression);
            var value = answer.value();
            if (value == null) {
                throw ProblemException.wrongUse(String.valueOf(answer.complaint()));
            }
            return value;
        });
    }

    private <T> CompletableFuture<T> ask(BiFunction<DebugSession, Stop, T> what) {
        return target.ask(session -> {
            var now = stop;
            if (now == null) {
                throw ProblemException.wrongUse("This branch goes on by now, so nothing of it can be changed.");
            }
            return what.apply(session, now);
        });
    }

    @Override
    void forward(String staticId) {
        go(DebugEvent.STEP_OVER, session -> session.go(branch(), spot -> Wish.to(staticId)));
    }

    /** Where it is held by the time that its turn has come: what was asked for before is done by then. */
    private void go(int detail, java.util.function.Consumer<DebugSession> how) {
        target.later(session -> {
            if (stop != null) {
                going = detail;
                how.accept(session);
            }
        });
    }

    /** A step that is under way holds no more. */
    private void goOn(DebugSession session) {
        if (stop != null) {
            going = DebugEvent.CLIENT_REQUEST;
            session.go(branch(), spot -> Wish.run());
        } else if (isStepping()) {
            going = DebugEvent.CLIENT_REQUEST;
            session.goOn(branch());
            fire(DebugEvent.CHANGE, DebugEvent.STATE);
        }
    }

    @Override
    void later(Runnable part) {
        target.later(session -> part.run());
    }

    @Override
    @Nullable
    Standpoint present() {
        var now = stop;
        return now == null ? null : standpoint(now);
    }

    @Override
    void forward(Stride stride) {
        var mode = stride == Stride.INTO ? Mode.INTO : stride == Stride.OVER ? Mode.OVER : Mode.RETURN;
        go(stride == Stride.INTO ? DebugEvent.STEP_INTO : stride == Stride.OVER ? DebugEvent.STEP_OVER
                : DebugEvent.STEP_RETURN, session -> session.go(branch(), spot -> Wish.step(mode, spot)));
    }

    @Override
    void forward() {
        target.later(this::goOn);
    }

    @Override
    void end() {
        var here = walked();
        var present = present();
        if (here != null && present != null) {
            here.jump(present.moment(), branch());
        }
    }

    @Override
    Set<String> marked() {
        return target.marked();
    }

    @Override
    public String getName() {
        var now = stop;
        var name = branch().isEmpty() ? "main" : words;
        var why = now == null ? null : now.complaint();
        return now == null ? name
                : name + " · held " + at(now.held().moment()) + " " + now.held().path()
                        + (why == null ? "" : " · " + why);
    }

    private static String at(Held.Moment moment) {
        return switch (moment) {
            case BEFORE, SHARE -> "before";
            case AFTER -> "after";
            case ERROR -> "at the error of";
            case EFFECT -> "at the call of";
            case ASKS -> "at the question of";
        };
    }

    @Override
    public boolean canResume() {
        return stop != null || isStepping();
    }

    @Override
    public boolean canSuspend() {
        return stop == null && !ended;
    }

    @Override
    public boolean isSuspended() {
        return stop != null;
    }

    @Override
    public void suspend() throws DebugException {
        target.suspend();
    }

    @Override
    public boolean isStepping() {
        return stop == null && !ended && going != DebugEvent.CLIENT_REQUEST;
    }

    @Override
    public boolean canTerminate() {
        return target.canTerminate();
    }

    @Override
    public boolean isTerminated() {
        return ended;
    }

    @Override
    public void terminate() throws DebugException {
        target.terminate();
    }

    List<String> hits() {
        var now = stop;
        return now == null ? List.of() : now.hits();
    }
}
