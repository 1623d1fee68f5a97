package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import dev.steward.engine.RunState;
import dev.steward.engine.plan.Stmt.HandlerAction;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.value.Value;
import dev.steward.testkit.Lab;
import dev.steward.testkit.PlanBuilder;

/** Effects whose outcome is not known: read back, repeated under the same key, or asked about. Never silently twice. */
class UnknownOutcomeTest extends BoundedTest {

    private static BoundaryException lost() {
        return new BoundaryException("Timeout", "the line went dead", true, null, null);
    }

    /** The call fails in a way that leaves open whether it happened; {@code happens} says whether it did. */
    private static void onceUnknown(Lab lab, String operation, boolean happens) {
        var first = new AtomicBoolean(true);
        lab.world.script(operation, (op, usual) -> {
            if (!first.compareAndSet(true, false)) {
                return usual.call();
            }
            if (happens) {
                usual.call();
            }
            throw lost();
        });
    }

    @Test
    void readsBack() {
        for (var happens : List.of(true, false)) {
            try (var lab = new Lab()) {
                onceUnknown(lab, "launch", happens);
                var run = lab.start(plan(step("l", call("launch", text("x"))), returns(var("l"))));
                assertEquals(RunState.DONE, lab.finish(run));
                assertEquals(List.of("launch(x)"), lab.world.effects());
                assertEquals(new Value.Text("launch x"), lab.trace(run).output());
                var effect = lab.trace(run).effects().get(0);
                assertEquals("done", effect.state());
                assertTrue(lab.trace(run).steps().get(0).why().get(1).startsWith(happens ? "read back: it had happened"
                        : "read back: it had not happened"));
            }
        }
    }

    @Test
    void repeatsUnderTheSameKey() {
        try (var lab = new Lab()) {
            onceUnknown(lab, "put", true);
            var run = lab.start(plan(step("p", call("put", text("x")))));
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(List.of("put(x)"), lab.world.effects());
            assertEquals(2, lab.world.calls());
        }
    }

    @Test
    void keysTellOperationsOfOneConnectorApart() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(step("p", call("put", text("x"))), step("r", call("remove", text("x"))),
                    step("l", call("launch", text("x")))));
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(List.of("t.out.put/x", "t.out.remove/x", run + "/l"),
                    lab.trace(run).effects().stream().map(e -> e.key()).toList());
        }
    }

    @Test
    void asksTheOperator() {
        try (var lab = new Lab()) {
            onceUnknown(lab, "fire", true);
            var run = lab.start(plan(step("f", call("fire", text("x"))), returns(var("f"))));
            var card = lab.card(run);
            assertEquals("unknown", card.kind());
            assertEquals("Did t.out.fire happen?", card.title());
            lab.decide(card.id(), Lab.edit("value", new Value.Text("it did")));
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(List.of("fire(x)"), lab.world.effects());
            assertEquals(new Value.Text("it did"), lab.trace(run).output());
        }
        try (var lab = new Lab()) {
            onceUnknown(lab, "fire", false);
            var run = lab.start(plan(step("f", call("fire", text("x")))));
            lab.decide(lab.card(run).id(), Lab.reject("no"));
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(List.of("fire(x)"), lab.world.effects());
        }
    }

    @Test
    void asksWhenReadingBackFailsForGood() {
        try (var lab = new Lab()) {
            onceUnknown(lab, "launch", true);
            lab.world.failing("find", 99, "Outage");
            var run = lab.start(plan(step("l", call("launch", text("x")))));
            lab.operator((card, world) -> Lab.edit("value", new Value.Text("seen")));
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(List.of("launch(x)"), lab.world.effects());
            assertEquals(1 + 3, lab.world.calls());
        }
    }

    @Test
    void anEffectThatRunsOutOfTimeIsUnknown() throws Exception {
        try (var lab = new Lab()) {
            var under = new CountDownLatch(1);
            var first = new AtomicBoolean(true);
            lab.world.script("launch", (op, usual) -> {
                if (first.compareAndSet(true, false)) {
                    usual.call();
                    under.countDown();
                    new CountDownLatch(1).await();
                }
                return usual.call();
            });
            var run = lab.start(plan(step("l", call("launch", text("x")))));
            assertTrue(under.await(5, TimeUnit.SECONDS));
            lab.ticker.advance(Duration.ofMinutes(1));
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(List.of("launch(x)"), lab.world.effects());
        }
    }

    @Test
    void cancelWaitsUntilTheOutcomeIsKnown() {
        try (var lab = new Lab()) {
            onceUnknown(lab, "fire", true);
            var run = lab.start(plan(saga(step("f", call("fire", text("x"))).undo("remove", text("x")),
                    step("n", call("fire", text("n"))))));
            var card = lab.card(run);
            lab.engine().cancel(run, "operator");
            lab.decide(card.id(), Lab.edit("value", new Value.Text("it did")));
            assertEquals(RunState.CANCELLED, lab.finish(run));
            assertEquals(List.of("fire(x)", "remove(x)"), lab.world.effects());
        }
    }

    /** Once in doubt, a later failure that is certain says nothing about the first try. */
    @Test
    void aCertainFailureDoesNotEndTheDoubt() {
        try (var lab = new Lab()) {
            var calls = new AtomicInteger();
            lab.world.script("put", (op, usual) -> {
                if (calls.incrementAndGet() == 1) {
                    usual.call();
                    throw lost();
                }
                throw new BoundaryException("Outage", "nobody there");
            });
            var run = lab.start(plan(saga(step("p", call("put", text("x"))).undo("remove", text("x")))));
            lab.operator((card, world) -> card.kind().equals("unknown") ? Lab.edit("value", new Value.Text("it did"))
                    : null);
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(List.of("put(x)"), lab.world.effects());
        }
    }

    @Test
    void triesUnderTheSameKeyHaveAnEnd() {
        try (var lab = new Lab()) {
            lab.world.script("put", (op, usual) -> {
                throw lost();
            });
            var run = lab.start(plan(step("p", call("put", text("x")))));
            lab.operator((card, world) -> Lab.edit("value", new Value.Text("it did")));
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(1 + 3, lab.world.calls());
        }
    }

    @Test
    void whatDidNotHappenInTheEndIsAPlainFailure() {
        try (var lab = new Lab()) {
            lab.world.script("launch", (op, usual) -> {
                throw lost();
            });
            var run = lab.start(
                    plan(step("l", call("launch", text("x"))).on("Timeout", new HandlerAction.Use(text("later")))));
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(List.of(), lab.world.effects());
        }
    }

    @Test
    void whatDidNotHappenIsNotDoneAfterACancelThatCameWhilePaused() {
        try (var lab = new Lab()) {
            onceUnknown(lab, "fire", false);
            var run = lab.start(plan(step("f", call("fire", text("x")))));
            var card = lab.card(run);
            lab.engine().pause(run, "operator");
            lab.decide(card.id(), Lab.reject("no"));
            lab.engine().cancel(run, "operator");
            lab.engine().unpause(run, "operator");
            assertEquals(RunState.CANCELLED, lab.finish(run));
            assertEquals(List.of(), lab.world.effects());
        }
    }

    /** What it gives back is looked at before it is believed. Found by the simulator. */
    @Test
    void whatCantBeReadBackIsNotTakenForAYes() {
        try (var lab = new Lab()) {
            onceUnknown(lab, "launch", false);
            var riddles = new AtomicBoolean(true);
            lab.world.script("find", (op, usual) -> riddles.getAndSet(false) ? new Value.Int(42) : usual.call());
            var run = lab.start(plan(step("l", call("launch", text("x")))));
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(List.of("launch(x)"), lab.world.effects());
        }
    }

    /** It is known that it did not happen, and trying again needs more money: a cancel ends that. Found by the simulator. */
    @Test
    void aCancelEndsTheQuestionForMoneyToTryAgain() {
        try (var lab = new Lab()) {
            onceUnknown(lab, "buy", false);
            var run = lab.start(new PlanBuilder().budget(usd(0.4, null, "more?"))
                    .main(step("b", call("buy", text("x")))).build());
            assertEquals("budget", lab.card(run).kind());
            lab.engine().cancel(run, "operator");
            lab.rest(run);
            assertEquals(RunState.CANCELLED, lab.trace(run).state());
            assertEquals(List.of(), lab.world.effects());
        }
    }

    /** The same with a handler that asks what now. */
    @Test
    void aCancelEndsTheQuestionWhatNowAfterItDidNotHappen() {
        try (var lab = new Lab()) {
            onceUnknown(lab, "buy", false);
            var run = lab.start(new PlanBuilder().budget(usd(0.4))
                    .main(step("b", call("buy", text("x"))).on("", new HandlerAction.Escalate(text("What now?"))))
                    .build());
            assertEquals("escalation", lab.card(run).kind());
            lab.engine().cancel(run, "operator");
            lab.rest(run);
            assertEquals(RunState.CANCELLED, lab.trace(run).state());
            assertEquals(List.of(), lab.world.effects());
        }
    }
}
