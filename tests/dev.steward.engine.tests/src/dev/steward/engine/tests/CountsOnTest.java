package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Plan.Period;
import dev.steward.engine.plan.Plan.PolicyKind;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.value.Value;
import dev.steward.testkit.Lab;
import dev.steward.testkit.PlanBuilder;
import dev.steward.testkit.Plans;

/** A run that goes on where it failed has spent what it spent: of every budget and limit, however narrow. */
class CountsOnTest extends BoundedTest {

    /** Each of so many calls is charged 0.30 USD, as it may have happened. */
    private static void lost(Lab lab, int times) {
        var left = new AtomicInteger(times);
        lab.world.script("paid", (operation, usual) -> {
            if (left.getAndDecrement() > 0) {
                throw new BoundaryException(BoundaryException.TIMEOUT, "no answer", true, null, null);
            }
            return usual.call();
        });
    }

    private static RunState again(Lab lab, RunId run, Plan plan) {
        lab.keep(plan);
        lab.engine().reopen(run, plan, Lab.settings());
        return lab.finish(run);
    }

    private static String error(Lab lab, RunId run) {
        return String.valueOf(lab.trace(run).error());
    }

    @Test
    void theBudgetOfAStep() {
        try (var lab = new Lab()) {
            lost(lab, 2);
            var small = plan(step("x", call("paid", text("x"))).budget(usd(0.5)));
            var run = lab.start(small);
            assertEquals(RunState.FAILED, lab.finish(run));
            assertEquals(RunState.FAILED, again(lab, run, small));
            assertTrue(error(lab, run).contains("the budget of the step x (0.50 USD) does not cover a further 0.30 USD"
                    + " at worst; spent 0.30 USD"), error(lab, run));
            assertEquals(RunState.FAILED, again(lab, run, plan(step("x", call("paid", text("x"))).budget(usd(0.7)))));
            assertTrue(error(lab, run).startsWith("Timeout"), error(lab, run));
            // the third life knows what the first one spent, though nothing was called in the second
            assertEquals(RunState.FAILED, again(lab, run, plan(step("x", call("paid", text("x"))).budget(usd(0.8)))));
            assertTrue(error(lab, run).contains("spent 0.60 USD"), error(lab, run));
            assertEquals(RunState.DONE, again(lab, run, plan(step("x", call("paid", text("x"))).budget(usd(0.9)))));
        }
    }

    @Test
    void theBudgetOfAPlaybookThatBeginsAnew() {
        try (var lab = new Lab()) {
            lost(lab, 1);
            var plan = new PlanBuilder().playbook("t.inner", List.of(), usd(0.5), step("x", call("paid", text("x"))),
                    returns(text("z"))).main(step("s", sub("t.inner"))).build();
            var run = lab.start(plan);
            assertEquals(RunState.FAILED, lab.finish(run));
            assertEquals(RunState.FAILED, again(lab, run, plan));
            assertTrue(error(lab, run).contains("the budget of t.inner (0.50 USD)"), error(lab, run));
        }
    }

    @Test
    void theBudgetOfAnAgent() {
        try (var lab = new Lab()) {
            lab.model.fails("m", BoundaryException.TIMEOUT, true).says("m", "text").price(300_000, 300_000);
            var plan = new PlanBuilder().agent("w", TEXT, usd(0.5), "m").main(step("a", agent("w"))).build();
            var run = lab.start(plan);
            assertEquals(RunState.FAILED, lab.finish(run));
            assertEquals(RunState.FAILED, again(lab, run, plan));
            assertTrue(error(lab, run).contains("the budget of the agent w (0.50 USD)"), error(lab, run));
        }
    }

    @Test
    void aLimitOfTheRun() {
        try (var lab = new Lab()) {
            lab.world.failing("fire", 1, "NotFound");
            var run = lab.start(fires(1));
            assertEquals(RunState.FAILED, lab.finish(run));
            assertEquals(RunState.FAILED, again(lab, run, fires(1)));
            assertTrue(error(lab, run).contains("used or set aside: 1 of 1 this run"), error(lab, run));
            assertEquals(RunState.DONE, again(lab, run, fires(2)));
        }
    }

    private static Plan fires(int most) {
        return new PlanBuilder().limit("few", PolicyKind.EFFECT, Plans.OUT + ".fire", most, null, Period.RUN)
                .main(step("a", call("fire", text("a")))).build();
    }

    @Test
    void timeAndTheOperatorsMinutes() {
        try (var lab = new Lab()) {
            lab.world.failing("fire", 1, "NotFound");
            var budget = new Stmt.Budget(null, null, Duration.ofHours(2), Duration.ofMinutes(5), null, null);
            var plan = new PlanBuilder().playbook("t.inner", List.of(), budget,
                    step("ask", call("fire", text("x"))).approve(), returns(text("z"))).main(step("s", sub("t.inner")))
                    .build();
            var run = lab.start(plan);
            lab.rest(run);
            lab.ticker.advance(Duration.ofHours(1));
            lab.decide(lab.card(run).id(), new Engine.Decision(Engine.Answer.APPROVE, Map.<String, Value>of(), null,
                    "ana", Duration.ofMinutes(6)));
            assertEquals(RunState.FAILED, lab.finish(run));
            lab.ticker.advance(Duration.ofDays(3));
            assertEquals(RunState.FAILED, again(lab, run, plan));
            assertTrue(error(lab, run).contains("the operator's time for t.inner (5 min) is used up: 6 min so far"),
                    error(lab, run));
        }
    }

    @Test
    void aForkHasSpentNothing() {
        try (var lab = new Lab()) {
            lost(lab, 1);
            var plan = plan(step("x", call("paid", text("x"))).budget(usd(0.5)));
            var run = lab.start(plan);
            assertEquals(RunState.FAILED, lab.finish(run));
            var fork = lab.engine().fork(new Engine.Fork(run, "x", null, Map.of(), Lab.settings(), null)).run();
            assertEquals(RunState.DONE, lab.finish(fork));
        }
    }
}
