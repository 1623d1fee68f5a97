package dev.steward.engine.internal.core;

import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.eval.EvalError;
import dev.steward.engine.past.Activation;
import dev.steward.engine.past.Given;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.value.Conformance;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.Value;

/** A call of a playbook: the run itself, or a step inside it. */
final class PlaybookFrame extends Frame {

    final Plan.PlaybookPlan plan;
    private final Map<String, Value> inputs;
    private final @Nullable Cap cap;
    private @Nullable Frame body;

    PlaybookFrame(Run run, @Nullable Frame parent, Plan.PlaybookPlan plan, String prefix, Map<String, Value> inputs) {
        super(run, parent, new Scope(run), prefix);
        this.plan = plan;
        this.inputs = inputs;
        var budget = plan.budget();
        cap = parent == null || budget == null ? null
                : run.caps.playbook(Watched.trimmed(prefix), plan.name(), budget);
    }

    @Nullable
    Cap cap() {
        return cap;
    }

    /** The playbook call around this one, null for the run itself. */
    @Nullable
    PlaybookFrame caller() {
        var above = parent;
        return above == null ? null : above.playbook();
    }

    @Override
    Watcher.@Nullable Seen seen() {
        return new Watcher.Seen(Activation.Kind.PLAYBOOK, Watched.trimmed(prefix), null, plan.name(), null, false);
    }

    @Override
    void start() {
        var own = cap;
        if (own != null) {
            Watched.owns(run, this, own);
        }
        guarded(() -> {
            for (var param : plan.inputs()) {
                bind(scope, param.name(),
                        run.labels.marked(input(param), param.labels(),
                                new Labels.Mark("the input " + param.name(), null)),
                        leftOut(param, inputs.get(param.name())) ? Given.Kind.DEFAULT : Given.Kind.INPUT, param.type());
            }
            var broken = broken();
            if (broken != null) {
                throw new EvalError(BoundaryException.POLICY_DENIED, broken);
            }
            var child = new BlockFrame(this, scope, prefix, plan.body());
            body = child;
            begin(child);
        });
    }

    /** Its inputs have these values from now on. */
    void rebind(Map<String, Value> changed) {
        for (var param : plan.inputs()) {
            var value = changed.get(param.name());
            var byDefault = param.defaultValue();
            if (value != null && byDefault != null && leftOut(param, value)) {
                bind(scope, param.name(), eval(byDefault), Given.Kind.DEFAULT, param.type());
            } else if (value != null) {
                var from = new Labels.Mark("the input " + param.name(), null);
                bind(scope, param.name(),
                        run.labels.marked(run.labels.entered(value, from, false), param.labels(), from),
                        Given.Kind.INPUT, param.type());
            }
        }
    }

    /** Which of its conditions does not hold now; null when all do. */
    @Nullable
    String broken() {
        for (var constraint : plan.constraints()) {
            var condition = constraint.condition();
            if (condition == null) {
                continue;
            }
            try {
                if (!run.evaluator().truth(condition, scope)) {
                    return plan.name() + " may not go on: '" + constraint.text() + "' does not hold.";
                }
            } catch (EvalError e) {
                return plan.name() + " may not go on: '" + constraint.text() + "' can't be told: " + e.sentence() + ".";
            }
        }
        return null;
    }

    /** What it was given; who gives nothing for an input that has a default leaves it out. */
    private @Nullable Value given(Plan.Param param) {
        var given = leftOut(param, inputs.get(param.name())) ? null : inputs.get(param.name());
        // what another playbook hands over has its labels already
        return given == null || parent != null ? given
                : run.labels.entered(given, new Labels.Mark("the input " + param.name(), null), false);
    }

    private static boolean leftOut(Plan.Param param, @Nullable Value value) {
        return value == null || value instanceof Value.None && param.defaultValue() != null
                && !(param.type() instanceof Type.OptionalOf);
    }

    private Value input(Plan.Param param) {
        var given = given(param);
        var byDefault = param.defaultValue();
        if (given == null && byDefault != null) {
            return eval(byDefault);
        }
        if (given == null && !(param.type() instanceof Type.OptionalOf)) {
            throw new EvalError(EvalError.INVALID_VALUE, "The input " + param.name() + " of " + plan.name()
                    + " is missing; give it a value.");
        }
        var value = given == null ? new Value.None() : given;
        Conformance.complaint(value, param.type(), run.plan.types(), param.name()).ifPresent(wrong -> {
            throw new EvalError(EvalError.INVALID_VALUE,
                    "An input of " + plan.name() + " does not fit: " + wrong + ".");
        });
        return value;
    }

    @Override
    void childDone(Frame child, Completion how) {
        end(how instanceof Completion.Returned r ? new Completion.Done(r.value()) : how);
    }

    @Override
    void onStop(Failure why) {
        var child = body;
        if (child != null) {
            child.stop(why);
        }
    }
}
