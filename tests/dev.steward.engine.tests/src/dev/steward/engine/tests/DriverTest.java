package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.spi.StoreException;
import dev.steward.engine.value.Value;
import dev.steward.testkit.Held;
import dev.steward.testkit.Lab;
import dev.steward.testkit.PlanBuilder;

/** Pause, cancel, gate, store failures, closing: what the driver owes. */
class DriverTest extends BoundedTest {

    @Test
    void pauseHoldsBeforeTheNextStepAndSurvives() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(waits("w", Duration.ofMinutes(1)), step("a", call("fire", text("a")))));
            lab.engine().pause(run, "operator");
            lab.crash();
            lab.ticker.advance(Duration.ofMinutes(2));
            lab.rest(run);
            assertEquals(RunState.PAUSED, lab.trace(run).state());
            assertEquals(List.of(), lab.world.effects());
            lab.engine().unpause(run, "operator");
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(List.of("fire(a)"), lab.world.effects());
        }
    }

    @Test
    void cancelEndsWaitsAndQuestions() {
        try (var lab = new Lab()) {
            var waiting = lab.start(plan(waits("w", Duration.ofDays(9)), step("a", call("fire", text("a")))));
            var asking = lab.start(plan(step("a", call("fire", text("a"))).approve()));
            lab.rest(waiting).rest(asking);
            lab.engine().cancel(waiting, "operator");
            lab.engine().cancel(asking, "operator");
            assertEquals(RunState.CANCELLED, lab.finish(waiting));
            assertEquals(RunState.CANCELLED, lab.finish(asking));
            assertEquals(List.of(), lab.store().asks());
            assertEquals(List.of(), lab.world.effects());
            lab.engine().cancel(asking, "operator");
        }
    }

    @Test
    void aCancelIsWrittenOnce() throws Exception {
        try (var lab = new Lab()) {
            var fire = Held.of(lab, "fire");
            var run = lab.start(plan(step("f", call("fire", text("f")))));
            fire.awaitBegun();
            lab.engine().cancel(run, "operator");
            var size = lab.disk.size(run);
            lab.engine().cancel(run, "operator");
            lab.engine().cancel(run, "other");
            assertEquals(size, lab.disk.size(run));
            fire.release(9);
            assertEquals(RunState.CANCELLED, lab.finish(run));
        }
    }

    @Test
    void cancelInterruptsWhatHasNoEffect() throws Exception {
        try (var lab = new Lab()) {
            var under = new CountDownLatch(1);
            var interrupted = new CountDownLatch(1);
            lab.world.script("read", (op, usual) -> {
                under.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    interrupted.countDown();
                    throw e;
                }
                return usual.call();
            });
            var run = lab.start(plan(step("r", call("read", text("x")))));
            assertTrue(under.await(5, TimeUnit.SECONDS));
            lab.engine().cancel(run, "operator");
            assertEquals(RunState.CANCELLED, lab.finish(run));
            assertTrue(interrupted.await(5, TimeUnit.SECONDS));
        }
    }

    @Test
    void noEffectBeforeItsIntentIsDurable() throws Exception {
        try (var lab = new Lab()) {
            var run = lab.start(
                    plan(step("w", pure(num(1))), waits("x", Duration.ofMinutes(1)), step("r", call("read", text("r"))),
                            step("f", call("fire", text("f")))));
            var told = new ArrayList<String>();
            lab.engine().listen(event -> {
                synchronized (told) {
                    told.add(event.type() + " " + event.path());
                }
            });
            lab.rest(run);
            lab.store().hold();
            var read = new CountDownLatch(1);
            lab.world.script("read", (op, usual) -> {
                read.countDown();
                return usual.call();
            });
            lab.ticker.advance(Duration.ofMinutes(1));
            assertTrue(read.await(5, TimeUnit.SECONDS), "a free read needs no barrier");
            until(() -> lab.store().waiting("\u0001f"));
            assertEquals(List.of(), lab.world.effects());
            synchronized (told) {
                assertEquals(List.of(), told);
            }
            lab.store().release();
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(List.of("fire(f)"), lab.world.effects());
        }
    }

    @Test
    void aStoreThatFailsStopsTheRunWithItsSentence() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(waits("w", Duration.ofMinutes(1)), step("f", call("fire", text("f")))));
            lab.rest(run);
            lab.store().fail(StoreException.Reason.FULL, "The disk is full; make room and resume.");
            lab.ticker.advance(Duration.ofMinutes(1));
            var e = assertThrows(StoreException.class, () -> lab.rest(run));
            assertEquals("The disk is full; make room and resume.", e.getMessage());
            assertThrows(StoreException.class, () -> lab.start(plan()));
            assertEquals(List.of(), lab.world.effects());
            lab.crash();
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(List.of("fire(f)"), lab.world.effects());
        }
    }

    @Test
    void closingBeginsNothingNewAndLeavesNothingUnknown() throws Exception {
        try (var lab = new Lab()) {
            var fire = Held.of(lab, "fire");
            var run = lab.start(plan(step("f", call("fire", text("f"))), step("g", call("fire", text("g")))));
            fire.awaitBegun();
            var closing = Thread.ofVirtual().start(() -> lab.engine().close());
            fire.release(9);
            closing.join();
            lab.restart();
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(List.of("fire(f)", "fire(g)"), lab.world.effects());
            assertEquals(0, lab.trace(run).events().stream().filter(e -> e.type().equals("effect.unknown")).count());
        }
    }

    @Test
    void closingWritesNothingForRunsThatRest() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(waits("w", Duration.ofMinutes(1)), step("f", call("fire", text("f")))));
            lab.rest(run);
            var before = lab.disk.size(run);
            lab.engine().close();
            lab.ticker.advance(Duration.ofMinutes(2));
            assertEquals(before, lab.disk.size(run));
            assertThrows(StoreException.class, () -> lab.start(plan()));
            lab.restart();
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(List.of("fire(f)"), lab.world.effects());
        }
    }

    @Test
    void theGateHoldsSteps() {
        var open = new AtomicBoolean();
        try (var lab = new Lab()) {
            lab.gate((run, path) -> open.get() || path.equals("a"));
            var run = lab.start(plan(step("a", call("put", text("a"))), step("b", call("put", text("b")))));
            lab.rest(run);
            assertEquals(List.of("put(a)"), lab.world.effects());
            assertEquals("the debugger before b", lab.trace(run).waitingFor());
            lab.crash();
            lab.rest(run);
            assertEquals(List.of("put(a)"), lab.world.effects());
            open.set(true);
            lab.engine().recheck(run);
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(List.of("put(a)", "put(b)"), lab.world.effects());
        }
    }

    @Test
    void listenersHearInOrderWhatIsDurable() throws Exception {
        try (var lab = new Lab()) {
            var heard = new ArrayList<Long>();
            var ended = new CountDownLatch(1);
            var texts = new ArrayList<String>();
            lab.model.says("m", "written");
            lab.engine().listen(new Engine.Listener() {
                @Override
                public void event(Engine.RunEvent event) {
                    heard.add(event.seq());
                    if (event.type().equals("run.ended")) {
                        ended.countDown();
                    }
                }

                @Override
                public void delta(RunId run, String path, String text) {
                    texts.add(path + ": " + text);
                }
            });
            lab.finish(lab.start(new PlanBuilder().agent("w", TEXT, "m")
                    .main(step("a", agent("w")), step("b", call("put", var("a")))).build()));
            assertTrue(ended.await(5, TimeUnit.SECONDS));
            assertEquals(heard.stream().sorted().toList(), heard);
            assertEquals(List.of("a: written"), texts);
        }
    }

    @Test
    void aDecisionOnNothingIsASentence() {
        try (var lab = new Lab()) {
            var e = assertThrows(Engine.DecisionException.class, () -> lab.engine().decide("zzz", Lab.approve()));
            assertEquals("There is no question zzz; see the inbox for what is open.", e.getMessage());
        }
    }

    @Test
    void anIdThatIsTakenIsNotUsedAgain() {
        try (var disk = new Lab()) {
            var first = disk.start(plan(step("a", call("put", text("a")))));
            disk.finish(first);
            var ids = new java.util.SplittableRandom(7);
            var options = new dev.steward.engine.Engines.Options(Duration.ofMinutes(1), Duration.ofMinutes(1), 100,
                    ids);
            try (var other = disk.another(options)) {
                var plan = plan(step("b", call("put", text("b"))));
                var second = other.start(new Engine.Start(plan, Map.of(), Lab.settings(), null));
                assertFalse(first.equals(second), "two runs of one id");
                assertEquals(List.of(), other.stuck());
            }
            disk.unchecked();
        }
    }

    @Test
    void manyRunsAtOnce() {
        try (var lab = new Lab()) {
            var plan = new PlanBuilder().input("n", TEXT, null)
                    .main(step("r", call("read", var("n"))), step("f", call("fire", var("n"))))
                    .build();
            var runs = new ArrayList<RunId>();
            for (var i = 0; i < 200; i++) {
                runs.add(lab.start(plan, Map.of("n", new Value.Text("n" + i)), Lab.settings()));
            }
            runs.forEach(run -> assertEquals(RunState.DONE, lab.finish(run)));
            assertEquals(200, lab.world.effects().stream().distinct().count());
            assertEquals(200, lab.world.effects().size());
        }
    }

    /** Whoever comes when it is closed is told so and does not wait for ever. */
    @Test
    void aClosedEngineKeepsNobodyWaiting() {
        try (var lab = new Lab()) {
            lab.unchecked();
            var run = lab.start(plan(step("a", call("fire", text("a"))).approve()));
            var ask = lab.card(run).id();
            lab.engine().close();
            var told = assertThrows(StoreException.class, () -> lab.engine().await(run, Duration.ofDays(1)));
            assertEquals(StoreException.Reason.CLOSED, told.reason());
            assertTrue(lab.engine().card(ask).isPresent());
        }
    }

    @Test
    void aRunWhosePlanIsGoneDoesNotHoldUpTheOthers() {
        try (var lab = new Lab()) {
            lab.unchecked();
            var lost = lab.start(plan(waits("w", Duration.ofDays(1))));
            var other = lab.start(plan(waits("v", Duration.ofDays(1)), step("a", call("fire", text("a")))));
            lab.rest(lost).rest(other);
            lab.disk.loses(lab.store().run(lost).orElseThrow().planHash());
            lab.restart();
            assertThrows(StoreException.class, () -> lab.engine().await(lost, Duration.ZERO));
            assertEquals(RunState.DONE, lab.finish(other));
        }
    }
}
