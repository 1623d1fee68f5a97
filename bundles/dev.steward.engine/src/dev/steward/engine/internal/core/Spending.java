package dev.steward.engine.internal.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.spi.BoundaryException;

/**
 * Sees to it that a call fits its caps, and what is counted over all runs, before it is made: a cheaper model, the
 * operator's grant, or an error.
 */
final class Spending {

    private final StepFrame step;
    private final Run run;
    private String cure = "raise the budget or make the step cheaper";
    private @Nullable String ask;
    private int share;
    private Quotas.@Nullable Taken held;

    /**
     * What a call wants.
     *
     * @param model  the one it would use now, null when it uses none
     * @param limits of policies; those of budgets for a period come to it
     */
    record Wish(List<Cap> caps, long microUsd, long tokens, @Nullable String model, List<Quota> limits) {

        /** The same after the operator let it pass one of the limits. */
        Wish past(Quota limit) {
            return new Wish(caps, microUsd, tokens, model,
                    limits.stream().map(each -> each.equals(limit) ? each.anyway() : each).toList());
        }

        Calls.Price price(Quotas.@Nullable Taken taken) {
            return new Calls.Price(caps, microUsd, tokens, taken);
        }
    }

    Spending(StepFrame step) {
        this.step = step;
        run = step.run;
    }

    /** What helps when the next call does not fit, where it is known better than that the budget is small. */
    void hint(String better) {
        cure = better;
    }

    List<Cap> caps() {
        return run.caps.around(step);
    }

    /**
     * Goes on when everything covers it, with what was counted for it; degrades to a cheaper model where the budget says
     * so and it isn't the one of now. {@code more}: budgets for a period beside those around the step.
     */
    void cover(Wish wish, List<Stmt.Budget> more, Consumer<Quotas.@Nullable Taken> go) {
        var limits = new ArrayList<>(wish.limits());
        var budgets = new ArrayList<>(more);
        budgets.addAll(run.caps.periods(step));
        for (var budget : budgets) {
            add(limits, Quota.of(budget, Claim.Unit.COST, wish.microUsd()));
            add(limits, Quota.of(budget, Claim.Unit.TOKENS, wish.tokens()));
        }
        take(new Wish(wish.caps(), wish.microUsd(), wish.tokens(), wish.model(), limits), go);
    }

    private void add(List<Quota> limits, @Nullable Quota limit) {
        if (limit != null) {
            // what was done before must end, whatever it costs
            limits.add(step.action().mustEnd() ? limit.anyway() : limit);
        }
    }

    private void take(Wish wish, Consumer<Quotas.@Nullable Taken> go) {
        if (!fitsCaps(wish, go)) {
            return;
        }
        if (wish.limits().isEmpty()) {
            go.accept(null);
            return;
        }
        share = run.quotas.ask(wish.limits().stream().map(Quota::claim).toList(), answer -> {
            share = 0;
            step.guardedStep(() -> answered(answer, wish, go));
        });
    }

    private boolean fitsCaps(Wish wish, Consumer<Quotas.@Nullable Taken> go) {
        for (var cap : wish.caps()) {
            var complaint = cap.complaint(wish.microUsd(), wish.tokens(), step.action().mustEnd() ? null : run.now());
            if (complaint != null) {
                atLimit(cap.budget, complaint, wish, () -> {
                    cap.grant(wish.microUsd(), wish.tokens());
                    Watched.changed(run, List.of(cap));
                    take(wish, go);
                });
                return false;
            }
        }
        return true;
    }

    private void answered(Quotas.Answer answer, Wish wish, Consumer<Quotas.@Nullable Taken> go) {
        if (answer.refused() >= 0) {
            refused(wish.limits().get(answer.refused()), answer.used(), wish, go);
            return;
        }
        for (var limit : wish.limits()) {
            if (limit.budget() == null) {
                new Policies(run).decided(step.path(), limit.name(), "limit", limit.because() + " (at most "
                        + limit.most() + ")");
            }
        }
        held = answer.taken();
        run.gates.atCall(step, () -> {
            held = null;
            // others may have reserved meanwhile
            if (run.quotas.isPast(answer.taken())
                    || wish.caps().stream()
                            .anyMatch(cap -> cap.complaint(wish.microUsd(), wish.tokens(), null) != null)) {
                run.quotas.giveBack(answer.taken());
                take(wish, go);
            } else {
                go.accept(answer.taken());
            }
        });
    }

    private void refused(Quota limit, long used, Wish wish, Consumer<Quotas.@Nullable Taken> go) {
        var complaint = limit.complaint(used, run.now(), run.started.settings().zone());
        var budget = limit.budget();
        if (budget != null) {
            atLimit(budget, complaint, wish, () -> take(wish.past(limit), go));
            return;
        }
        new Policies(run).decided(step.path(), limit.name(), "deny", limit.because() + ": " + complaint);
        step.failed(Failure.error(BoundaryException.POLICY_DENIED, step.path() + " was denied by " + limit.name() + ": "
                + limit.because() + ": " + complaint + "."));
    }

    /** Goes on when no cap says that the operator was asked enough. */
    void coverOperator(Runnable go) {
        for (var cap : caps()) {
            var complaint = cap.operatorComplaint();
            if (complaint != null) {
                operatorAtLimit(cap, complaint, go);
                return;
            }
        }
        go.run();
    }

    private void operatorAtLimit(Cap cap, String complaint, Runnable go) {
        var escalate = cap.budget == null ? null : cap.budget.escalate();
        if (escalate == null) {
            step.failed(Failure.error(BoundaryException.BUDGET_EXCEEDED, "For " + step.path() + ", " + complaint
                    + "; give it more minutes, let it ask less, or end the budget with 'at limit escalate'."));
            return;
        }
        open(escalate, complaint, Map.of(), "operator time", () -> {
            cap.grantOperatorTime();
            Watched.changed(run, List.of(cap));
            coverOperator(go);
        });
    }

    private void atLimit(Stmt.@Nullable Budget budget, String complaint, Wish wish, Runnable granted) {
        var cheaper = budget == null ? null : budget.degradeModel();
        var escalate = budget == null ? null : budget.escalate();
        var now = wish.model();
        if (now != null && cheaper != null && !cheaper.equals(now) && step.action().withModel(cheaper)) {
            run.why(step.path(), () -> "model " + cheaper + ", because " + complaint);
        } else if (escalate != null) {
            open(escalate, complaint, Map.of("needed", CallFacts.usd(wish.microUsd())), "budget", granted);
        } else {
            step.failed(Failure.error(BoundaryException.BUDGET_EXCEEDED, "For " + step.path() + ", " + complaint + "; "
                    + cure + "."));
        }
    }

    private void open(String title, String complaint, Map<String, dev.steward.engine.value.Value> evidence,
            String target, Runnable granted) {
        ask = run.asks.open(new Ask(step.path(), "budget", title, List.of(complaint), evidence, target, Map.of(),
                Map.of(), List.of(), null, decision -> answered(decision, complaint, granted), false, () -> {
                }, caps()));
    }

    private void answered(Engine.Decision decision, String complaint, Runnable granted) {
        ask = null;
        if (decision.answer() == Engine.Answer.REJECT) {
            step.failed(Failure.error(BoundaryException.BUDGET_EXCEEDED, "More was refused: " + complaint + "."));
        } else {
            run.why(step.path(), () -> "the limit was raised by " + decision.by());
            run.gates.atCall(step, granted);
        }
    }

    void stop() {
        stopAsking();
        if (share != 0) {
            run.quotas.drop(share);
            share = 0;
        }
        run.quotas.giveBack(held);
        held = null;
    }

    /** Takes back a question; what must end goes on. */
    void stopAsking() {
        var open = ask;
        if (open != null) {
            run.asks.withdraw(open);
        }
    }
}
