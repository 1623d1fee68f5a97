package dev.steward.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.plan.Call;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Stmt;

/** A step being written. */
public final class StepPlan {

    private final String name;
    private final Call call;
    private final List<Stmt.Handler> handlers = new ArrayList<>();
    private Stmt.@Nullable Approval approval;
    private Stmt.@Nullable Retry retry;
    private Call.@Nullable Operation undo;
    private Stmt.@Nullable Budget budget;

    StepPlan(String name, Call call) {
        this.name = name;
        this.call = call;
    }

    public StepPlan approve(String ask, Stmt.Outcome onExpiry, String... editable) {
        approval = new Stmt.Approval(Plans.text(ask), List.of(new Stmt.Shown("cost", Plans.var("cost"))),
                List.of(editable),
                null, Duration.ofHours(8), onExpiry, Stmt.Outcome.ABORT);
        return this;
    }

    public StepPlan approve() {
        return approve("Go on?", Stmt.Outcome.ABORT, "id");
    }

    public StepPlan retry(int times, String... errors) {
        retry = new Stmt.Retry(times, Duration.ofSeconds(10), Duration.ofMinutes(5), List.of(errors));
        return this;
    }

    public StepPlan on(String error, Stmt.HandlerAction action) {
        handlers.add(new Stmt.Handler(error.isEmpty() ? List.of() : List.of(error), action));
        return this;
    }

    public StepPlan undo(String operation, Expr arg) {
        undo = (Call.Operation) Plans.call(operation, arg);
        return this;
    }

    public StepPlan budget(Stmt.Budget cap) {
        budget = cap;
        return this;
    }

    public Stmt.Step build() {
        return new Stmt.Step(name, call, approval, retry, handlers, undo, budget);
    }
}
