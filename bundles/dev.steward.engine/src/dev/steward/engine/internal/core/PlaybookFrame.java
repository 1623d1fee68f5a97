package dev.steward.engine.internal.core;

import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.eval.EvalError;
import dev.steward.engine.plan.Plan;
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
        cap = parent == null || plan.budget() == null ? null : new Cap(plan.name(), plan.budget(), null, run.now());
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
    void start() {
        guarded(() -> {
            for (var param : plan.inputs()) {
                scope.bind(param.name(), input(param));
            }
            var child = new BlockFrame(this, scope, prefix, plan.body());
            body = child;
            begin(child);
        });
    }

    private Value input(Plan.Param param) {
        var given = inputs.get(param.name());
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
