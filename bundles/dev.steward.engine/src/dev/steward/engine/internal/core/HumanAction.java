package dev.steward.engine.internal.core;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.plan.Call;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.value.Conformance;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.Value;

/** A step done by the operator. */
final class HumanAction extends Action {

    private final Call.Human call;
    private final Spending spending;
    private @Nullable String ask;

    HumanAction(StepFrame step, Call.Human call) {
        super(step);
        this.call = call;
        spending = new Spending(step);
    }

    @Override
    void begin() {
        attempt();
    }

    @Override
    void attempt() {
        nextAttempt();
        spending.coverOperator(() -> step.guardedStep(this::ask));
    }

    private void ask() {
        var subject = call.subject();
        var because = call.because();
        var args = new LinkedHashMap<String, Value>();
        if (subject != null) {
            args.put("value", step.eval(subject));
        }
        var asksValue = call.kind() != Call.HumanKind.DO && !(call.output() instanceof Type.Nothing);
        Map<String, Type> editable = asksValue ? Map.of("value", call.output()) : Map.of();
        var needs = asksValue && !fits(args.get("value")) && !(call.output() instanceof Type.OptionalOf)
                ? List.of("value")
                : List.<String>of();
        ask = run.asks.open(new Ask(step.path(), "human", step.text(call.title()),
                because == null ? List.of() : List.of(step.text(because)), args, "human", args, editable, needs,
                run.now().plus(call.expires()), d -> answered(d, args), call.onExpiry() == Stmt.Outcome.ESCALATE,
                () -> end(call.onExpiry(), "nobody did it in time"), spending.caps()));
    }

    private boolean fits(@Nullable Value subject) {
        return subject != null && Conformance.complaint(subject, call.output(), run.plan.types(), "").isEmpty();
    }

    private void answered(Engine.Decision decision, Map<String, Value> args) {
        ask = null;
        switch (decision.answer()) {
            case APPROVE, EDIT -> {
                var value = decision.edits().getOrDefault("value", args.get("value"));
                step.succeeded(value == null || call.kind() == Call.HumanKind.DO ? new Value.None()
                        : seen(value, args.get("value")));
            }
            case REJECT -> {
                var note = decision.note();
                var outcome = call.onExpiry() == Stmt.Outcome.ESCALATE ? Stmt.Outcome.ABORT : call.onExpiry();
                end(outcome, "refused by " + decision.by() + (note == null ? "" : ": " + note));
            }
        }
    }

    /** A person has seen it, so it counts as checked; what was personal in it still is. */
    private Value seen(Value value, @Nullable Value subject) {
        var entered = run.labels.entered(value, new Labels.Mark("the answer in " + step.path(), null), true);
        return subject == null ? entered : run.labels.like(subject, entered, true);
    }

    private void end(Stmt.Outcome outcome, String why) {
        ask = null;
        step.guardedStep(() -> {
            var reason = call.endReason();
            Outcomes.apply(step, outcome, outcome == Stmt.Outcome.END_SKIPPED && reason != null ? step.text(reason)
                    : step.path() + ": " + why);
        });
    }

    @Override
    Type type() {
        return call.output();
    }

    @Override
    boolean stop(Failure why) {
        spending.stop();
        var open = ask;
        if (open != null) {
            run.asks.withdraw(open);
        }
        return true;
    }
}
