package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import dev.steward.engine.Engine;
import dev.steward.engine.RunState;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Stmt.HandlerAction;
import dev.steward.testkit.Lab;
import dev.steward.testkit.PlanBuilder;

/** Money: reserved before, settled after, never above a cap. */
class BudgetTest extends BoundedTest {

    private static Engine.Settings cap(long microUsd) {
        var s = Lab.settings();
        return new Engine.Settings(s.zone(), s.locale(), s.currency(), microUsd, Map.of(), null, s.approvals());
    }

    @Test
    void theDefaultCapHoldsInParallel() {
        try (var lab = new Lab()) {
            var items = new ArrayList<Expr>();
            for (var i = 0; i < 20; i++) {
                items.add(text("i" + i));
            }
            var highest = new AtomicInteger();
            lab.engine().listen(event -> highest.accumulateAndGet((int) event.microUsd(), Math::max));
            var run = lab.start(plan(foreach("n", list(items.toArray(Expr[]::new)), 20,
                    step("s", call("paid", var("n"))).on("BudgetExceeded", new HandlerAction.Use(text("too dear"))))),
                    Map.of(),
                    cap(1_000_000));
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(3, lab.world.calls());
            assertEquals(900_000, lab.trace(run).microUsd());
            assertEquals(0, lab.trace(run).reservedMicroUsd());
            assertTrue(highest.get() <= 1_000_000);
        }
    }

    @Test
    void capsNest() {
        try (var lab = new Lab()) {
            var inner = new PlanBuilder().playbook("t.inner", List.of(), usd(0.5), step("x", call("paid", text("x"))),
                    step("y", call("paid", text("y"))), returns(text("z"))).budget(usd(5))
                    .main(step("s", sub("t.inner"))).build();
            var run = lab.start(inner);
            assertEquals(RunState.FAILED, lab.finish(run));
            assertTrue(
                    String.valueOf(lab.trace(run).error())
                            .startsWith("BudgetExceeded: For s/y, the budget of t.inner (0.50 USD)"),
                    lab.trace(run).error());
            var step = lab.start(plan(step("x", call("paid", text("x"))).budget(usd(0.1))));
            assertEquals(RunState.FAILED, lab.finish(step));
            var around = lab.start(new PlanBuilder()
                    .playbook("t.inner", List.of(), null, step("x", call("paid", text("x"))),
                            step("y", call("paid", text("y"))), returns(text("z")))
                    .main(step("s", sub("t.inner")).budget(usd(0.4))).build());
            assertEquals(RunState.FAILED, lab.finish(around));
            assertTrue(String.valueOf(lab.trace(around).error()).contains("the budget of the step s"),
                    lab.trace(around).error());
        }
    }

    @Test
    void aPriceThatNobodyKnowsIsNamedAsTheReason() {
        try (var lab = new Lab()) {
            lab.model.says("big", "x").price(1, 2_000_000).unpriced();
            var run = lab.start(new PlanBuilder().agent("w", TEXT, "big").budget(usd(1.0)).main(step("a", agent("w")))
                    .build());
            assertEquals(RunState.FAILED, lab.finish(run));
            var error = String.valueOf(lab.trace(run).error());
            assertTrue(error.contains("the price of big is not known") && error.contains("models.price.unknown"),
                    error);
        }
    }

    @Test
    void degradesToACheaperModel() {
        try (var lab = new Lab()) {
            lab.model.says("big", "dear").says("small", "cheap").price(400_000, 400_000);
            var run = lab.start(new PlanBuilder().agent("w", TEXT, "big").budget(usd(1.0, "small", "over budget"))
                    .main(step("a", agent("w")), step("b", agent("w")), step("c", agent("w"))).build());
            lab.rest(run);
            assertEquals("budget", lab.card(run).kind());
            assertEquals("over budget", lab.card(run).title());
            assertEquals(2, lab.model.requests().size());
            lab.decide(lab.card(run).id(), Lab.approve());
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals("small", lab.model.requests().get(2).model());
            assertEquals(1_200_000, lab.trace(run).microUsd());
        }
    }

    @Test
    void anAgentsBudgetCountsOverTheWholeRun() {
        try (var lab = new Lab()) {
            lab.model.says("m", "text").price(300_000, 300_000);
            var run = lab.start(new PlanBuilder().agent("w", TEXT, usd(0.7), "m").budget(usd(9))
                    .main(step("a", agent("w")), step("b", agent("w")), step("c", agent("w"))).build());
            assertEquals(RunState.FAILED, lab.finish(run));
            assertEquals(2, lab.model.requests().size());
        }
    }

    @Test
    void aLostPaidCallIsRepeatedCountedAndCharged() {
        try (var lab = new Lab()) {
            var lost = new AtomicBoolean();
            lab.world.script("paid", (op, usual) -> {
                if (lost.compareAndSet(false, true)) {
                    lab.life().kill();
                    throw new InterruptedException();
                }
                return usual.call();
            });
            var run = lab.start(plan(step("a", call("paid", text("x")))));
            until(() -> !lab.life().alive());
            lab.crash();
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(600_000, lab.trace(run).microUsd());
            assertEquals(1, lab.trace(run).events().stream().filter(e -> e.type().equals("call.lost")).count());
            assertEquals(600_000, lab.trace(run).steps().get(0).microUsd());
            assertEquals(2, lab.trace(run).steps().get(0).attempts());
        }
    }

    @Test
    void aPaidReadThatRanOutOfTimeIsCharged() {
        try (var lab = new Lab()) {
            var under = new CountDownLatch(1);
            lab.world.script("paid", (op, usual) -> {
                under.countDown();
                new CountDownLatch(1).await();
                return usual.call();
            });
            var run = lab.start(plan(step("a", call("paid", text("x")))));
            until(() -> under.getCount() == 0);
            lab.ticker.advance(Duration.ofSeconds(61));
            assertEquals(RunState.FAILED, lab.finish(run));
            assertEquals(300_000, lab.trace(run).microUsd());
        }
    }

    @Test
    void aProviderAboveItsMaximumIsReported() {
        try (var lab = new Lab()) {
            lab.model.says("m", "text").price(900_000, 100_000);
            var run = lab.start(new PlanBuilder().agent("w", TEXT, "m").main(step("a", agent("w"))).build());
            assertEquals(RunState.DONE, lab.finish(run));
            var done = lab.trace(run).events().stream().filter(e -> e.type().equals("call.done")).findFirst()
                    .orElseThrow();
            assertEquals("Money[amount=0.8, currency=USD]", "" + done.facts().get("overReserved"));
        }
    }
}
