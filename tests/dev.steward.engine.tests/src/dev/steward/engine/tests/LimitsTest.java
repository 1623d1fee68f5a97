package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import dev.steward.engine.Act;
import dev.steward.engine.Limits;
import dev.steward.engine.Queue;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Stmt;
import dev.steward.testkit.Held;
import dev.steward.engine.value.Value;
import dev.steward.testkit.Lab;
import dev.steward.testkit.PlanBuilder;

/** Slots and rates: how much at once, who is next, and why. */
class LimitsTest extends BoundedTest {

    private static final Limits ONE_CALL = new Limits(500, 200, 64, 1, Map.of(), 64, Map.of(OUT, 1));

    @Test
    void aConnectorIsCalledOnlySoOftenAtOnceAndTheOrderIsExplained() {
        try (var lab = new Lab()) {
            lab.limits(ONE_CALL);
            var go = new Semaphore(0);
            var atOnce = new AtomicInteger();
            lab.world.script("fire", (op, usual) -> {
                assertEquals(1, atOnce.incrementAndGet(), "calls at once");
                go.acquire();
                atOnce.decrementAndGet();
                return usual.call();
            });
            var first = lab.start(plan(step("f", call("fire", text("first")))));
            until(() -> atOnce.get() == 1);
            var second = lab.start(plan(step("f", call("fire", text("second")))));
            until(() -> lab.engine().queue().places().size() == 1);
            var low = lab.start(Variants.priority(plan(step("f", call("fire", text("low")))), 1));
            var high = lab.start(Variants.priority(plan(step("f", call("fire", text("high")))), 5));
            until(() -> lab.engine().queue().places().size() == 3);
            var place = lab.engine().queue().places().stream().filter(p -> p.run().equals(high)).findFirst()
                    .orElseThrow();
            assertEquals(new Queue.Place(high, "t.main", "f", "connector " + OUT, 5, Lab.START,
                    "priority 5, waiting since 07:00, connector " + OUT + " has 1 of 1 in use"), place);
            assertEquals("its turn to call t.out.fire, a slot of connector t.out",
                    lab.store().run(high).orElseThrow().waitingFor());
            go.release(4);
            for (var run : List.of(first, second, low, high)) {
                assertEquals(RunState.DONE, lab.finish(run));
            }
            assertEquals(List.of("fire(first)", "fire(second)", "fire(high)", "fire(low)"), lab.world.effects());
            assertEquals(List.of(), lab.engine().queue().places());
        }
    }

    @Test
    void whatIsMockedWhileItWaitsForItsTurnIsNotCalled() {
        try (var lab = new Lab()) {
            lab.limits(ONE_CALL);
            var go = new Semaphore(0);
            var calls = new AtomicInteger();
            lab.world.script("fire", (op, usual) -> {
                calls.incrementAndGet();
                go.acquire();
                return usual.call();
            });
            var busy = lab.start(plan(step("f", call("fire", text("busy")))));
            until(() -> calls.get() == 1);
            var next = lab.start(plan(step("f", call("fire", text("next")))));
            until(() -> lab.engine().queue().places().size() == 1);
            var waits = lab.start(plan(step("f", call("fire", text("waits"))), returns(var("f"))));
            until(() -> lab.engine().queue().places().size() == 2);
            lab.engine().mock(waits, "t.out.fire", new Act.Replace(new Value.Text("mocked")), "ana");
            assertEquals(RunState.DONE, lab.finish(waits));
            assertEquals(List.of(next), lab.engine().queue().places().stream().map(Queue.Place::run).toList());
            assertEquals(null, lab.engine().replay(waits).difference());
            go.release(2);
            assertEquals(RunState.DONE, lab.finish(busy));
            assertEquals(RunState.DONE, lab.finish(next));
            assertEquals(List.of("fire(busy)", "fire(next)"), lab.world.effects());
        }
    }

    @Test
    void aRunWithManyReadyStepsKeepsNobodyWaiting() {
        try (var lab = new Lab()) {
            lab.limits(ONE_CALL);
            var order = Collections.synchronizedList(new ArrayList<String>());
            var go = new Semaphore(0);
            lab.world.script("read", (op, usual) -> {
                var value = usual.call();
                order.add(value.toString());
                go.acquire();
                return value;
            });
            var many = lab.start(plan(foreach("n", list(text("a"), text("b"), text("c"), text("d"), text("e")), 5,
                    step("r", call("read", var("n"))))));
            until(() -> order.size() == 1 && lab.engine().queue().places().size() == 4);
            var one = lab.start(plan(step("r", call("read", text("other")))));
            until(() -> lab.engine().queue().places().size() == 5);
            go.release(6);
            lab.finish(one);
            lab.finish(many);
            assertTrue(order.subList(0, 4).stream().anyMatch(read -> read.contains("other")),
                    "the other run waited for all of the first one's: " + order);
        }
    }

    @Test
    void aModelIsAskedOnlySoOftenAtOnce() {
        try (var lab = new Lab()) {
            lab.limits(ONE_CALL);
            lab.model.says("m", "written");
            var plan = new PlanBuilder().agent("w", TEXT, "m").main(parallel(3, Stmt.Join.ALL, 0,
                    block(step("a", agent("w"))), block(step("b", agent("w"))), block(step("c", agent("w"))))).build();
            assertEquals(RunState.DONE, lab.finish(lab.start(plan)));
            assertEquals(3, lab.model.requests().size());
            assertEquals(0, lab.engine().queue().slots().stream().filter(s -> s.name().equals("model m")).findFirst()
                    .orElseThrow().used());
        }
    }

    @Test
    void aRateHoldsOverARestart() {
        try (var lab = new Lab()) {
            var plan = Variants.rate(plan(step("a", call("fire", text("a"))), step("b", call("fire", text("b"))),
                    step("c", call("fire", text("c")))), new Plan.Rate(2, Duration.ofHours(1)));
            var run = lab.start(plan);
            until(() -> lab.world.effects().size() == 2 && lab.engine().queue().places().size() == 1);
            assertEquals("priority 0, waiting since 07:00, connector t.out had 2 of 2 per hour",
                    lab.engine().queue().places().get(0).because());
            lab.crash();
            until(() -> lab.engine().queue().places().size() == 1);
            lab.ticker.advance(Duration.ofMinutes(50));
            assertEquals(List.of("fire(a)", "fire(b)"), lab.world.effects());
            lab.ticker.advance(Duration.ofMinutes(15));
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(List.of("fire(a)", "fire(b)", "fire(c)"), lab.world.effects());
            assertEquals(0, lab.trace(run).events().stream().filter(e -> e.type().equals("effect.unknown")).count(),
                    "what waits for its turn has no unknown outcome");
        }
    }

    @Test
    void aCallThatWaitsForItsTurnCanBeStopped() {
        try (var lab = new Lab()) {
            var plan = Variants.rate(plan(step("a", call("fire", text("a"))), step("b", call("fire", text("b")))),
                    new Plan.Rate(1, Duration.ofDays(1)));
            var run = lab.start(plan);
            until(() -> lab.world.effects().size() == 1 && lab.engine().queue().places().size() == 1);
            lab.engine().cancel(run, "operator");
            assertEquals(RunState.CANCELLED, lab.finish(run));
            assertEquals(List.of(), lab.engine().queue().places());
            assertEquals(List.of("fire(a)"), lab.world.effects());
        }
    }

    @Test
    void runsWaitForTheirTurnToBegin() {
        try (var lab = new Lab()) {
            lab.limits(new Limits(1, 200, 64, 16, Map.of(), 64, Map.of()));
            var fire = Held.of(lab, "fire");
            var first = lab.start(plan(step("f", call("fire", text("first")))));
            var low = lab.start(plan(step("f", call("fire", text("low")))));
            var high = lab.start(Variants.priority(plan(step("f", call("fire", text("high")))), 3));
            assertEquals(RunState.PENDING, lab.store().run(low).orElseThrow().state());
            assertEquals("its turn", lab.store().run(low).orElseThrow().waitingFor());
            assertEquals(List.of(high, low), lab.engine().queue().places().stream().map(Queue.Place::run).toList());
            assertEquals("priority 3, waiting since 07:00, 1 of 1 runs are busy",
                    lab.engine().queue().places().get(0).because());
            fire.release(3);
            for (var run : List.of(first, low, high)) {
                assertEquals(RunState.DONE, lab.finish(run));
            }
            assertEquals(List.of("fire(first)", "fire(high)", "fire(low)"), lab.world.effects());
        }
    }

    /** Whoever waits for a run must not take the place that the run waits for. */
    @Test
    void waitingForAQueuedRunDoesNotKeepItFromBeginning() throws Exception {
        try (var lab = new Lab()) {
            lab.limits(new Limits(1, 200, 0, 16, Map.of(), 64, Map.of()));
            var fire = Held.of(lab, "fire");
            var first = lab.start(plan(step("f", call("fire", text("first")))));
            var queued = lab.start(plan(step("f", call("fire", text("queued")))));
            var waiting = Thread.ofVirtual().start(() -> lab.rest(queued));
            until(() -> lab.engine().queue().running() == 1 && waiting.getState() == Thread.State.WAITING);
            fire.release(2);
            assertEquals(RunState.DONE, lab.finish(first));
            waiting.join();
            assertEquals(RunState.DONE, lab.store().run(queued).orElseThrow().state());
        }
    }

    @Test
    void aHeldQueueLetsNobodyBeginAndSurvives() {
        try (var lab = new Lab()) {
            lab.engine().holdQueue("operator");
            var runs = new ArrayList<RunId>();
            for (var i = 0; i < 3; i++) {
                runs.add(lab.start(plan(step("f", call("fire", text("f" + i))))));
            }
            lab.rest(runs.get(0));
            lab.engine().cancel(runs.get(2), "operator");
            assertEquals(List.of(runs.get(0), runs.get(1)),
                    lab.engine().queue().places().stream().map(Queue.Place::run).toList());
            lab.crash();
            assertEquals(List.of(runs.get(0), runs.get(1)),
                    lab.engine().queue().places().stream().map(Queue.Place::run).toList());
            assertTrue(lab.engine().queue().places().get(0).because().contains("the queue is held by operator at"),
                    lab.engine().queue().places().get(0).because());
            assertEquals(List.of(), lab.world.effects());
            lab.engine().releaseQueue("operator");
            assertNull(lab.engine().queue().held());
            assertEquals(RunState.DONE, lab.finish(runs.get(0)));
            assertEquals(RunState.DONE, lab.finish(runs.get(1)));
            assertEquals(RunState.CANCELLED, lab.store().run(runs.get(2)).orElseThrow().state());
        }
    }

    /** The places are taken by calls that don't end; nobody with a slot may have to wait for one. */
    @Test
    void whoHasASlotWaitsForNoPlace() {
        try (var lab = new Lab()) {
            lab.limits(new Limits(2, 200, 0, 16, Map.of(), 64, Map.of()));
            var under = new AtomicInteger();
            var go = new Semaphore(0);
            lab.world.script("read", (op, usual) -> {
                under.incrementAndGet();
                go.acquire();
                return usual.call();
            });
            var one = lab.start(plan(step("r", call("read", text("one")))));
            until(() -> under.get() == 1);
            var waits = lab.start(Variants.rate(plan(step("a", call("fire", text("a"))),
                    step("b", call("fire", text("b")))), new Plan.Rate(1, Duration.ofSeconds(10))));
            until(() -> lab.world.effects().size() == 1 && lab.engine().queue().running() == 1);
            // its intent is in the journal, so it is next
            var other = lab.start(plan(step("r", call("read", text("other")))));
            until(() -> lab.engine().queue().places().size() == 2);
            lab.ticker.advance(Duration.ofSeconds(11));
            until(() -> under.get() == 2);
            assertEquals(2, lab.engine().queue().running());
            lab.ticker.advance(Duration.ofSeconds(11));
            until(() -> lab.world.effects().size() == 2);
            go.release(2);
            for (var run : List.of(one, other, waits)) {
                assertEquals(RunState.DONE, lab.finish(run));
            }
        }
    }

    @Test
    void aRunOfAnOlderPlanLiftsNoRate() {
        try (var lab = new Lab()) {
            var rate = new Plan.Rate(1, Duration.ofHours(1));
            var limited = lab.start(Variants.rate(plan(step("a", call("fire", text("a"))),
                    step("b", call("fire", text("b")))), rate));
            until(() -> lab.world.effects().size() == 1 && lab.engine().queue().places().size() == 1);
            var old = lab.start(plan(step("f", call("fire", text("old")))));
            until(() -> lab.engine().queue().places().size() == 2);
            assertEquals(List.of("fire(a)"), lab.world.effects());
            for (var run : List.of(old, limited)) {
                while (!lab.store().run(run).orElseThrow().state().ended()) {
                    var before = lab.world.effects().size();
                    lab.ticker.advance(Duration.ofMinutes(63));
                    until(() -> lab.world.effects().size() > before);
                    lab.rest(run);
                }
            }
            assertEquals(List.of("fire(a)", "fire(old)", "fire(b)"), lab.world.effects());
        }
    }

    @Test
    void whatIsLeftOfALotIsNotCountedWhenTheRateChanges() {
        try (var lab = new Lab()) {
            for (var count : List.of(40, 41)) {
                assertEquals(RunState.DONE, lab.finish(lab.start(Variants.rate(plan(step("f", call("fire",
                        text("" + count)))), new Plan.Rate(count, Duration.ofHours(1))))));
            }
            assertEquals("2 of 41 per hour", rate(lab));
        }
    }

    private static String rate(Lab lab) {
        return String.valueOf(lab.engine().queue().slots().stream()
                .filter(slot -> slot.name().equals("connector " + OUT)).findFirst().orElseThrow().rate());
    }

    @Test
    void aPausedRunWaitsForNoTurn() {
        try (var lab = new Lab()) {
            var run = lab.start(Variants.rate(plan(step("a", call("fire", text("a"))), step("b", call("fire",
                    text("b")))), new Plan.Rate(1, Duration.ofDays(1))));
            until(() -> lab.world.effects().size() == 1 && lab.engine().queue().places().size() == 1);
            lab.engine().pause(run, "operator");
            lab.rest(run);
            assertEquals(RunState.PAUSED, lab.store().run(run).orElseThrow().state());
            assertEquals(0, lab.engine().queue().running());
            lab.ticker.advance(Duration.ofHours(26));
            // the turn that came meanwhile is counted: rather too many than too few
            until(() -> rate(lab).equals("1 of 1 per day"));
            lab.rest(run);
            assertEquals(List.of("fire(a)"), lab.world.effects());
            lab.engine().unpause(run, "operator");
            until(() -> lab.engine().queue().places().size() == 1);
            lab.ticker.advance(Duration.ofHours(26));
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(List.of("fire(a)", "fire(b)"), lab.world.effects());
        }
    }

    @Test
    void settingsSayHowMuch() {
        var limits = Limits.of(Map.of("limit.runs", "7", "limit.connector.mail", "2", "limit.model.openai", "3",
                "limit.unheard.of", "x"));
        assertEquals(7, limits.runs());
        assertEquals(Map.of("mail", 2), limits.connectors());
        assertEquals(Map.of("openai", 3), limits.models());
        var e = assertThrows(IllegalArgumentException.class, () -> Limits.of(Map.of("limit.calls", "many")));
        assertEquals("The setting limit.calls is a whole number from 1, not many.", e.getMessage());
    }
}
