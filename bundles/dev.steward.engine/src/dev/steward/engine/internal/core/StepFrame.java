package dev.steward.engine.internal.core;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.eval.EvalError;
import dev.steward.engine.past.Activation;
import dev.steward.engine.past.Given;
import dev.steward.engine.plan.Call;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.Value;

/** A step: does its call, with gates before and recovery after it. */
final class StepFrame extends Frame {

    /** Kind of a call that a model asked for. */
    static final String TOOL = "tool";

    private static final Stmt.Retry UNDO_RETRY = new Stmt.Retry(3, Duration.ofSeconds(1), Duration.ofMinutes(1),
            List.of(BoundaryException.OUTAGE, BoundaryException.TIMEOUT, BoundaryException.RATE_LIMIT));

    final Stmt.Step step;
    /** Whether this takes back another step. */
    final boolean undo;
    /** The step that this takes back, null when it is a step of its own. */
    private final @Nullable StepFrame done;
    /** Paths of the effects of this step, and inside the playbook called here, that stand and that a try would repeat. */
    private final Set<String> standing = new LinkedHashSet<>();
    private final Recovery recovery;
    private @Nullable Action action;
    private @Nullable Cap cap;
    private @Nullable Frame heard;
    private boolean acted;
    /** What the operator gave it instead of its own. */
    private Map<String, Value> given = Map.of();

    StepFrame(Frame parent, Stmt.Step step, String path) {
        this(parent, parent.scope, step, path, null);
    }

    /** With names of its own: what it gives is seen by nobody but its parent. */
    StepFrame(Frame parent, Scope scope, Stmt.Step step, String path) {
        this(parent, scope, step, path, null);
    }

    private StepFrame(Frame parent, Scope scope, Stmt.Step step, String path, @Nullable StepFrame done) {
        super(parent.run, parent, scope, path);
        this.step = step;
        this.done = done;
        undo = done != null;
        recovery = new Recovery(this);
    }

    /** The step that takes {@code done} back, over the scope that it was done in. */
    static StepFrame undo(Frame saga, StepFrame done, Call.Operation call) {
        var step = new Stmt.Step(done.step.name() + "~undo", call, null, UNDO_RETRY, List.of(), null, null);
        return new StepFrame(saga, done.scope, step, done.path() + "~undo", done);
    }

    String path() {
        return prefix;
    }

    /** The cap of this step and all inside it, null for none. */
    @Nullable
    Cap cap() {
        var own = cap;
        var budget = step.budget();
        if (own == null && budget != null) {
            own = run.caps.step(this, budget);
            cap = own;
        }
        return own;
    }

    @Override
    Watcher.@Nullable Seen seen() {
        var kind = undo ? Activation.Kind.UNDO
                : tool() ? Activation.Kind.TOOL
                        : path().endsWith(Handlers.PERSON) ? Activation.Kind.PERSON : Activation.Kind.STEP;
        return Watched.named(kind, this, path(), step.name());
    }

    @Override
    void start() {
        run.gates.atStep(this, path(), () -> run.halts.before(this, () -> guardedStep(() -> begun().begin())));
    }

    /** What it does, which has begun from now on if it had not. */
    Action begun() {
        var known = action;
        if (known != null) {
            return known;
        }
        var made = Action.of(this);
        action = made;
        run.note("step.started", path(), this::facts);
        return made;
    }

    /** Inputs that it has instead of its own; what was personal in those still is, and a person has seen them. */
    void give(Map<String, Value> inputs, Labels.Mark mark) {
        var own = new StepInputs(this);
        var all = new LinkedHashMap<>(given);
        inputs.forEach((name, value) -> {
            var entered = run.labels.entered(value, mark, true);
            var before = own.own(name);
            all.put(name, before == null ? entered : run.labels.like(before, entered, true));
        });
        given = all;
    }

    Map<String, Value> given() {
        return given;
    }

    /** What it is and where it stands. */
    Map<String, Value> about() {
        var about = new LinkedHashMap<String, Value>();
        about.put("kind", run.words.of(tool() ? TOOL : Action.kind(step.call())));
        about.put("staticId", run.words.of(playbook().plan.name() + "/" + step.name()));
        return about;
    }

    private Map<String, Value> facts() {
        var facts = about();
        if (tool() && step.call() instanceof Call.Operation o) {
            facts.put("target", Run.text(o.connector() + "." + o.operation()));
            facts.put("args", new Value.Struct("args", action().values(o.args())));
        }
        return facts;
    }

    /** Whether a model asked for it. */
    boolean tool() {
        return parent instanceof ToolRound;
    }

    /** Runs a part of the step; a typed error of an expression becomes a failure that handlers see. */
    void guardedStep(Runnable part) {
        try {
            part.run();
        } catch (EvalError e) {
            failed(Failure.of(e));
        }
    }

    Action action() {
        var now = action;
        if (now == null) {
            throw new IllegalStateException("The step " + path() + " has not begun.");
        }
        return now;
    }

    /** The call did what it does outside: from now on there is something to take back. */
    void acted() {
        var undone = done;
        if (undone != null) {
            undone.stands(false);
            if (undone.action() instanceof OperationAction operation) {
                operation.takenBack();
            }
            run.note("effect.compensated", undone.path(), Map::of);
        } else if (!acted) {
            acted = true;
            stands(true);
            SagaFrame.finished(this, irreversible());
        }
    }

    /** Whether it does something that stays. */
    boolean effect() {
        return switch (step.call()) {
            case Call.Operation o -> Action.operation(run.plan, o).effect() != Plan.EffectKind.READS;
            case Call.WriteRecord w -> true;
            case Call.Remember r -> true;
            default -> false;
        };
    }

    /** Tells the calls of playbooks around this step that its effect is done, or taken back. */
    private void stands(boolean stays) {
        boolean effect = effect();
        if (stays && action() instanceof OperationAction operation && effect && !operation.repeatable()) {
            standing.add(path());
        } else {
            standing.remove(path());
        }
        for (var frame = parent; effect && frame != null; frame = frame.parent) {
            var around = frame instanceof StepFrame caller ? caller.standing
                    : frame instanceof GuardFrame guard ? guard.standing() : null;
            if (around != null && stays) {
                around.add(path());
            } else if (around != null) {
                around.remove(path());
            }
        }
    }

    /** What was done here so far, and in the playbook called here, that a second try would do once more. */
    Set<String> standing() {
        return standing;
    }

    /** Whether its call did what it does outside. */
    boolean hasActed() {
        return acted;
    }

    /** The call succeeded. */
    void succeeded(Value value) {
        if (!ended()) {
            acted();
            replaced(value);
        }
    }

    /** The step goes on with this value, whether or not its call did anything. */
    void replaced(Value value) {
        if (ended()) {
            return;
        }
        var broken = playbook().plan.constraints().isEmpty() ? null
                : new LabelGate(run).constraint(path(), playbook().plan.constraints(), value);
        if (broken != null) {
            failed(Failure.error(BoundaryException.POLICY_DENIED, broken));
            return;
        }
        run.note("step.done", path(), () -> Map.of("value", value));
        bind(scope, step.name(), value, Given.Kind.STEP, declared());
        var why = stopping();
        if (why == null) {
            run.halts.after(this, () -> done(value));
        } else {
            fail(why);
        }
    }

    private @Nullable Type declared() {
        var type = action().type();
        return type instanceof Type.Nothing ? null : type;
    }

    /** In which era its call was made. */
    int era() {
        return action instanceof OperationAction operation ? operation.era() : run.descent.era();
    }

    private boolean irreversible() {
        return step.call() instanceof Call.Operation o
                && Action.operation(run.plan, o).effect() == Plan.EffectKind.IRREVERSIBLE;
    }

    /** The call failed; retries, fallbacks and handlers have their turn. */
    void failed(Failure why) {
        failed(why, null);
    }

    void failed(Failure why, @Nullable Duration retryAfter) {
        if (ended()) {
            return;
        }
        var stop = stopping();
        if (stop != null) {
            fail(stop);
        } else if (why.catchable()) {
            run.halts.error(this, why, () -> recovery.handle(why, retryAfter));
        } else {
            giveUp(why);
        }
    }

    /** The operator wants it to fail so; it was held, and is not held for that again. */
    void failedByHand(Failure why) {
        if (!ended()) {
            recovery.handle(why, null);
        }
    }

    void giveUp(Failure why) {
        run.note("step.failed", path(),
                () -> Map.of("error", Run.text(why.error()), "message", Run.text(why.message())));
        run.failed(why, path());
        fail(why);
    }

    /** Whether the end of a playbook called here was told: then it is this step that goes on, not the playbook. */
    boolean heardOf(Frame child) {
        return heard == child;
    }

    @Override
    void childDone(Frame child, Completion how) {
        if (recovery.person(child, how)) {
            return;
        }
        if (child instanceof ToolRound round && action() instanceof AgentAction agent) {
            agent.heard(round, how);
            return;
        }
        heard = child;
        switch (how) {
            case Completion.Done d -> succeeded(d.value());
            case Completion.Returned r -> succeeded(r.value());
            case Completion.Failed f -> failed(f.failure());
        }
    }

    @Override
    void onStop(Failure why) {
        if (undo) {
            return;
        }
        if (run.halts.drop(this)) {
            // its value was known, only what comes next was held
            fail(why);
            return;
        }
        if (!recovery.stop(why)) {
            return;
        }
        var running = action;
        if (running == null || running.stop(why)) {
            run.note("step.stopped", path(), Map::of);
            fail(why);
        }
    }
}
