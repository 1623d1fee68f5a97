package dev.steward.engine.internal.core;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

import dev.steward.engine.plan.Call;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.Value;

/** What a step does, by kind of call. It reports to its step with {@code succeeded} or {@code failed}. */
abstract class Action {

    final StepFrame step;
    final Run run;
    private int attempts;

    Action(StepFrame step) {
        this.step = step;
        run = step.run;
    }

    static Action of(StepFrame step) {
        var made = ungated(step);
        var approval = step.step.approve();
        return approval == null || made instanceof OperationAction ? made : new StepGateAction(step, approval, made);
    }

    private static Action ungated(StepFrame step) {
        return switch (step.step.call()) {
            case Call.Agent a -> new AgentAction(step, a);
            case Call.Operation o -> new OperationAction(step, o);
            case Call.Sub s -> new SubAction(step, s);
            case Call.Human h -> new HumanAction(step, h);
            case Call.WriteRecord w -> new WriteAction(step, w);
            case Call.Remember r -> new RememberAction(step, r);
            case Call.Recall r -> new RecallAction(step, r);
            case Call.Pure p -> new PureAction(step, p);
        };
    }

    static String kind(Call call) {
        return switch (call) {
            case Call.Agent a -> "agent";
            case Call.Operation o -> "operation";
            case Call.Sub s -> "playbook";
            case Call.Human h -> "human";
            case Call.WriteRecord w -> "record";
            case Call.Remember r -> "remember";
            case Call.Recall r -> "recall";
            case Call.Pure p -> "value";
        };
    }

    static Plan.ConnectorPlan connector(Plan plan, Call.Operation call) {
        var connector = plan.connectors().get(call.connector());
        if (connector == null) {
            throw new IllegalStateException("The plan has no connector " + call.connector() + ".");
        }
        return connector;
    }

    static Plan.OperationPlan operation(Plan plan, Call.Operation call) {
        var operation = connector(plan, call).operations().get(call.operation());
        if (operation == null) {
            throw new IllegalStateException(
                    "The plan has no operation " + call.connector() + "." + call.operation() + ".");
        }
        return operation;
    }

    /** Evaluates what is handed over and passes the gates, then tries. */
    abstract void begin();

    /** An answer with the labels that it carries. */
    Value labelled(Value answer) {
        return answer;
    }

    /** Tries once; again on a retry. */
    abstract void attempt();

    /** Type of the step's value. */
    abstract Type type();

    /** Told to stop: true when the step may end now, false when it ends later by itself. */
    abstract boolean stop(Failure why);

    /** Goes on in another way after an error (the next model, a repair round); false when there is none. */
    boolean fallback(Failure why, int repairs) {
        return false;
    }

    /** Goes on with another model; false when this has none. */
    boolean withModel(String model) {
        return false;
    }

    /** Goes on with the latest good answer to the same question; false when there can be none, as none is kept. */
    boolean cached(Failure why, Consumer<Failure> none) {
        return false;
    }

    /** Whether it clears up what was done before, which a time that is used up must not prevent. */
    boolean mustEnd() {
        return false;
    }

    final int nextAttempt() {
        return ++attempts;
    }

    final int attempts() {
        return attempts;
    }

    final Map<String, Value> values(Map<String, Expr> args) {
        var values = new LinkedHashMap<String, Value>();
        var given = step.given();
        args.forEach((name, expr) -> {
            var other = given.get(name);
            values.put(name, other == null ? step.eval(expr) : other);
        });
        values.putAll(given);
        return values;
    }

    /** Key of a call without one of its own: two attempts of one step have one effect. */
    final String ownKey() {
        return run.descent.identity().text() + "/" + run.former.path(step.path());
    }
}
