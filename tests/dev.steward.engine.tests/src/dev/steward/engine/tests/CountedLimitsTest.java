package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.call;
import static dev.steward.testkit.Plans.step;
import static dev.steward.testkit.Plans.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Plan.Period;
import dev.steward.engine.plan.Plan.PolicyKind;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.plan.Stmt.HandlerAction;
import dev.steward.testkit.Lab;
import dev.steward.testkit.PlanBuilder;
import dev.steward.testkit.Plans;

/** What is counted over all runs of a company: calls, money and budgets, by the calendar, over restarts. */
class CountedLimitsTest extends BoundedTest {

    private static Plan fires(int most, Period period) {
        return new PlanBuilder().limit("few", PolicyKind.EFFECT, Plans.OUT + ".fire", most, null, period)
                .main(step("a", call("fire", text("a"))), step("b", call("fire", text("b")))).build();
    }

    private static void replays(Lab lab, RunId run) {
        assertEquals(null, lab.engine().replay(run).difference());
    }

    private static RunState run(Lab lab, Plan plan) {
        var run = lab.start(plan);
        var state = lab.finish(run);
        replays(lab, run);
        return state;
    }

    @Test
    void callsAreCountedOverRunsAndRestartsUntilTheNextDay() {
        try (var lab = new Lab()) {
            assertEquals(RunState.DONE, run(lab, fires(3, Period.DAY)));
            lab.crash();
            var second = lab.start(fires(3, Period.DAY));
            assertEquals(RunState.FAILED, lab.finish(second));
            assertEquals(List.of("fire(a)", "fire(b)", "fire(a)"), lab.world.effects());
            var error = String.valueOf(lab.trace(second).error());
            assertTrue(error.startsWith("PolicyDenied: b was denied by few: rule of few: its limit does not cover a "
                    + "further 1; used or set aside: 3 of 3 this day, until"), error);
            replays(lab, second);
            lab.ticker.advance(Duration.ofDays(1));
            assertEquals(RunState.DONE, run(lab, fires(3, Period.DAY)));
        }
    }

    @Test
    void aLimitOfOneRunIsEachRunsOwn() {
        try (var lab = new Lab()) {
            assertEquals(RunState.FAILED, run(lab, fires(1, Period.RUN)));
            assertEquals(RunState.DONE, run(lab, fires(2, Period.RUN)));
            assertEquals(RunState.DONE, run(lab, fires(2, Period.RUN)));
        }
    }

    @Test
    void aRefusedCallCanBeHandledAndATryCountsOnce() {
        try (var lab = new Lab()) {
            lab.world.failing("fire", 2, "Outage");
            var plan = new PlanBuilder().limit("few", PolicyKind.EFFECT, "*", 1, null, Period.WEEK).main(
                    step("a", call("fire", text("a"))).retry(3, "Outage"),
                    step("b", call("fire", text("b"))).on("PolicyDenied", new HandlerAction.Use(text("later"))))
                    .build();
            assertEquals(RunState.DONE, run(lab, plan));
            assertEquals(List.of("fire(a)"), lab.world.effects());
        }
    }

    @Test
    void manyAtOnceNeverPassIt() {
        try (var lab = new Lab()) {
            var plan = new PlanBuilder().limit("few", PolicyKind.EFFECT, "*", 4, null, Period.MONTH)
                    .main(Plans.foreach("n", Plans.list(text("a"), text("b"), text("c"), text("d"), text("e")), 5,
                            step("s", call("fire", Plans.var("n"))).on("PolicyDenied",
                                    new HandlerAction.Use(text("no")))))
                    .build();
            var runs = List.of(lab.start(plan), lab.start(plan));
            runs.forEach(lab::finish);
            assertEquals(4, lab.world.effects().size());
        }
    }

    @Test
    void whatCallsCostIsCountedInTheEnd() {
        try (var lab = new Lab()) {
            // 0.30 USD a call
            var plan = new PlanBuilder().limit("purse", PolicyKind.COST, "*", 0.7, "USD", Period.DAY)
                    .main(step("a", call("paid", text("a")))).build();
            assertEquals(RunState.DONE, run(lab, plan));
            assertEquals(RunState.DONE, run(lab, plan));
            assertEquals(RunState.FAILED, run(lab, plan));
            lab.ticker.advance(Duration.ofDays(1));
            lab.world.failing("paid", 1, "NotFound");
            assertEquals(RunState.FAILED, run(lab, plan));
            assertEquals(RunState.DONE, run(lab, plan));
            assertEquals(RunState.DONE, run(lab, plan));
        }
    }

    @Test
    void aBudgetOfADayHoldsOverRunsAndIsAskedFor() {
        try (var lab = new Lab()) {
            var budget = new Stmt.Budget(500_000L, null, null, null, null, "more today?", Period.DAY, "t.main");
            var plan = new PlanBuilder().periodBudget(budget).main(step("a", call("paid", text("a")))).build();
            assertEquals(RunState.DONE, run(lab, plan));
            var second = lab.start(plan);
            assertEquals("your decision: more today?",
                    String.valueOf(lab.rest(second).store().run(second).orElseThrow().waitingFor())
                            .replaceAll(" \\(.*", ""));
            lab.restart();
            assertEquals(RunState.DONE, lab.finish(second));
            replays(lab, second);
            var third = lab.start(plan);
            lab.operator((card, world) -> new Engine.Decision(Engine.Answer.REJECT, Map.of(), null, "operator"));
            assertEquals(RunState.FAILED, lab.finish(third));
            assertTrue(String.valueOf(lab.trace(third).error()).contains("the budget of t.main per day"),
                    lab.trace(third).error());
        }
    }

    @Test
    void theCompanysBudgetHoldsForAllPlaybooks() {
        try (var lab = new Lab()) {
            var s = Lab.settings();
            var settings = new Engine.Settings(s.zone(), s.locale(), s.currency(), s.capMicroUsd(), Map.of(), null,
                    s.approvals(), List.of(new Engine.PeriodBudget(Period.MONTH, 500_000)));
            var plan = new PlanBuilder().main(step("a", call("paid", text("a")))).build();
            var first = lab.start(plan, Map.of(), settings);
            assertEquals(RunState.DONE, lab.finish(first));
            lab.restart();
            var second = lab.start(plan, Map.of(), settings);
            assertEquals(RunState.FAILED, lab.finish(second));
            replays(lab, first);
            replays(lab, second);
        }
    }

    @Test
    void aPolicyOverCostsAsksAndDenies() {
        try (var lab = new Lab()) {
            var dear = Plans.op(dev.steward.engine.plan.Expr.Op.GT, Plans.var("estimate"),
                    new dev.steward.engine.plan.Expr.Const(new dev.steward.engine.value.Value.Money(
                            new java.math.BigDecimal("0.1"), "USD")));
            var asks = new PlanBuilder().rule("dear", PolicyKind.COST, "*",
                    new Plan.Rule(dear, Plan.Verdict.ASK, text("too much"), null))
                    .main(step("a", call("paid", text("a")))).build();
            assertEquals(RunState.DONE, run(lab, asks));
            lab.operator((card, world) -> new Engine.Decision(Engine.Answer.REJECT, Map.of(), null, "operator"));
            assertEquals(RunState.FAILED, run(lab, asks));
            var denies = new PlanBuilder().rule("dear", PolicyKind.COST, "*",
                    new Plan.Rule(dear, Plan.Verdict.DENY, text("too much"), null))
                    .main(step("a", call("paid", text("a")))).build();
            assertEquals(RunState.FAILED, run(lab, denies));
        }
    }
}
