package dev.steward.engine.internal.core;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.plan.Call;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.value.Type;

/**
 * Another playbook inside the same run. A retry runs it anew: its steps get paths, and so keys, of their own, which is
 * why {@link Recovery} retries only when nothing that it did outside stands.
 */
final class SubAction extends Action {

    private final Call.Sub call;
    private final Plan.PlaybookPlan plan;
    private @Nullable Frame child;

    SubAction(StepFrame step, Call.Sub call) {
        super(step);
        this.call = call;
        var found = run.plan.playbooks().get(call.playbook());
        if (found == null) {
            throw new IllegalStateException("The plan has no playbook " + call.playbook() + ".");
        }
        plan = found;
    }

    @Override
    void begin() {
        attempt();
    }

    @Override
    void attempt() {
        var number = nextAttempt();
        var prefix = step.path() + (number == 1 ? "" : "#" + number) + "/";
        var started = new PlaybookFrame(run, step, plan, prefix, values(call.args()));
        child = started;
        step.begin(started);
    }

    @Override
    Type type() {
        return plan.output();
    }

    @Override
    boolean stop(Failure why) {
        var running = child;
        if (running == null || step.heardOf(running)) {
            return true;
        }
        running.stop(why);
        return false;
    }
}
