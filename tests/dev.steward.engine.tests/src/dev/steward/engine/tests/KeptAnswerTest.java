package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;

import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.plan.Call;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.plan.Stmt.HandlerAction;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.value.Value;
import dev.steward.testkit.Lab;
import dev.steward.testkit.PlanBuilder;

/** {@code on Error -> cached}, and calls of models that are made later and together. */
class KeptAnswerTest extends BoundedTest {

    @Test
    void theLatestGoodAnswerToTheSameQuestionGoesOn() {
        try (var lab = new Lab()) {
            var asks = plan(step("r", call("read", text("a"))).on("", new HandlerAction.Cached()), returns(var("r")));
            assertEquals(RunState.DONE, lab.finish(lab.start(asks)));
            lab.ticker.advanceTo(Lab.START.plus(Duration.ofDays(3)));
            outage(lab);
            lab.crash();
            var again = lab.start(plan(step("other", call("read", text("a"))).on("", new HandlerAction.Cached()),
                    returns(var("other"))));
            assertEquals(RunState.DONE, lab.finish(again), () -> "" + lab.trace(again).error());
            assertEquals(new Value.Text("read a"), lab.trace(again).output());
            var why = lab.trace(again).steps().getFirst().why();
            assertTrue(why.contains("its answer of 2026-09-14 07:00, 3 days old"), why::toString);
        }
    }

    @Test
    void withoutOneTheNextHandlerHearsOfTheError() {
        try (var lab = new Lab()) {
            outage(lab);
            var run = lab.start(plan(step("r", call("read", text("b"))).on("Outage", new HandlerAction.Cached())));
            assertEquals(RunState.FAILED, lab.finish(run));
            assertEquals("Outage: down There is no earlier answer of t.out.read to the same question.",
                    lab.trace(run).error());
            var goesOn = lab.start(plan(step("r", call("read", text("b"))).on("Outage", new HandlerAction.Cached())
                    .on("", new HandlerAction.Use(text("nothing"))), returns(var("r"))));
            assertEquals(RunState.DONE, lab.finish(goesOn));
            assertEquals(new Value.Text("nothing"), lab.trace(goesOn).output());
        }
    }

    @Test
    void anAnswerOfAnAgentIsKeptAsItIsTyped() {
        try (var lab = new Lab()) {
            lab.model.says("m", "first").fails("m", BoundaryException.OUTAGE, false);
            var run = lab.start(asksAgent(null));
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
            var again = lab.start(asksAgent(null));
            assertEquals(RunState.DONE, lab.finish(again), () -> "" + lab.trace(again).error());
            assertEquals(lab.trace(run).output(), lab.trace(again).output());
        }
    }

    @Test
    void callsOfAWindowAreMadeAtOneTimeAndNoneWaitsLonger() {
        try (var lab = new Lab()) {
            var window = Duration.ofMinutes(15);
            lab.model.says("m", "an answer");
            lab.ticker.advanceTo(Lab.START.plus(Duration.ofMinutes(4)));
            var one = lab.start(asksAgent(window));
            lab.rest(one);
            lab.ticker.advanceTo(Lab.START.plus(Duration.ofMinutes(11)));
            var two = lab.start(asksAgent(window));
            lab.rest(two).crash();
            assertEquals(RunState.DONE, lab.finish(one), () -> "" + lab.trace(one).error());
            assertEquals(RunState.DONE, lab.finish(two), () -> "" + lab.trace(two).error());
            var end = Lab.START.plus(window);
            assertEquals(List.of(end, end), List.of(called(lab, one), called(lab, two)));
        }
    }

    @Test
    void aCancelDoesNotWaitForTheWindow() {
        try (var lab = new Lab()) {
            lab.model.says("m", "an answer");
            var run = lab.start(asksAgent(Duration.ofMinutes(15)));
            lab.rest(run).engine().cancel(run, "test");
            assertEquals(RunState.CANCELLED, lab.finish(run));
        }
    }

    private static Instant called(Lab lab, RunId run) {
        return lab.trace(run).events().stream().filter(e -> e.type().equals("call.intended")).findFirst()
                .orElseThrow().at();
    }

    private static Plan asksAgent(@Nullable Duration window) {
        return new PlanBuilder().agent("w", TEXT, "m").main(
                new Stmt.Step("d", new Call.Agent("w", Map.of("topic", text("x"))), null, null,
                        List.of(new Stmt.Handler(List.of(), new HandlerAction.Cached())), null, null,
                        List.of(), List.of(), window),
                returns(op(Expr.Op.ELVIS, var("d"), text("none")))).build();
    }

    private static void outage(Lab lab) {
        lab.world.script("read", (op, usual) -> {
            throw new BoundaryException(BoundaryException.OUTAGE, "down");
        });
    }
}
