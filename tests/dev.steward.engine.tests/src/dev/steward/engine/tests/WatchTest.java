package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import dev.steward.engine.RefusedException;
import dev.steward.engine.RunState;
import dev.steward.engine.Stuck;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.plan.Stmt.HandlerAction;
import dev.steward.engine.spi.StoreException;
import dev.steward.testkit.Lab;

/** Calls that don't come back, and runs that don't go on. */
class WatchTest extends BoundedTest {

    @Test
    void aCallThatIgnoresItsEndKeepsNobody() throws Exception {
        try (var lab = new Lab()) {
            var under = new CountDownLatch(1);
            var end = new CountDownLatch(1);
            lab.world.script("read", (op, usual) -> {
                under.countDown();
                deafly(end);
                return usual.call();
            });
            var run = lab.start(plan(step("r", call("read", text("x"))).on("Timeout", new HandlerAction.Use(text("u"))),
                    step("f", call("fire", text("f")))));
            assertTrue(under.await(5, TimeUnit.SECONDS));
            lab.ticker.advance(Duration.ofSeconds(66));
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(List.of("fire(f)"), lab.world.effects());
            assertEquals(RunState.DONE, lab.finish(lab.start(plan(step("g", call("fire", text("g")))))));
            lab.ticker.advance(Duration.ofSeconds(10));
            var stuck = lab.engine().stuck();
            assertEquals(1, stuck.size(), stuck.toString());
            assertEquals(Stuck.Kind.CALL, stuck.get(0).kind());
            assertEquals("r", stuck.get(0).path());
            end.countDown();
            until(() -> lab.engine().stuck().isEmpty());
        }
    }

    @Test
    void anEffectThatIgnoresItsEndIsUnknown() throws Exception {
        try (var lab = new Lab()) {
            var under = new CountDownLatch(1);
            var end = new CountDownLatch(1);
            lab.world.script("launch", (op, usual) -> {
                var done = usual.call();
                under.countDown();
                deafly(end);
                return done;
            });
            var run = lab.start(plan(step("l", call("launch", text("l")))));
            assertTrue(under.await(5, TimeUnit.SECONDS));
            lab.ticker.advance(Duration.ofSeconds(66));
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(List.of("launch(l)"), lab.world.effects());
            end.countDown();
        }
    }

    @Test
    void aRunThatStoppedIsNamedAndCanBeResumed() {
        try (var lab = new Lab()) {
            lab.unchecked();
            var lost = lab.start(plan(waits("w", Duration.ofDays(1)), step("f", call("fire", text("f")))));
            lab.rest(lost);
            var hash = lab.store().run(lost).orElseThrow().planHash();
            var kept = lab.plan(hash);
            lab.disk.loses(hash);
            lab.crash();
            assertThrows(StoreException.class, () -> lab.engine().await(lost, Duration.ZERO));
            var stuck = lab.engine().stuck();
            assertEquals(List.of(Stuck.Kind.BROKEN), stuck.stream().map(Stuck::kind).toList());
            assertTrue(stuck.get(0).why().startsWith("The run " + lost + " can't go on: "), stuck.get(0).why());
            // a cancel that nobody heard must not look as if somebody had
            assertThrows(RefusedException.class, () -> lab.engine().cancel(lost, "operator"));
            lab.keep(kept);
            assertTrue(lab.engine().recover(lost));
            assertEquals(List.of(), lab.engine().stuck());
            assertEquals(RunState.DONE, lab.finish(lost));
            assertFalse(lab.engine().recover(lost));
        }
    }

    @Test
    void aFailedStoreStopsRunsThatAreNamed() {
        try (var lab = new Lab()) {
            lab.unchecked();
            var run = lab.start(plan(waits("w", Duration.ofMinutes(1)), step("f", call("fire", text("f")))));
            lab.rest(run);
            lab.store().fail(StoreException.Reason.FULL, "The disk is full; make room and resume.");
            lab.ticker.advance(Duration.ofMinutes(1));
            assertThrows(StoreException.class, () -> lab.rest(run));
            assertEquals(List.of(Stuck.Kind.FAILED), lab.engine().stuck().stream().map(Stuck::kind).toList());
        }
    }

    @Test
    void anEffectThatSucceedsAfterItsDeadlineCounts() throws Exception {
        try (var lab = new Lab()) {
            var under = new CountDownLatch(1);
            var end = new CountDownLatch(1);
            lab.world.script("fire", (op, usual) -> {
                under.countDown();
                deafly(end);
                return usual.call();
            });
            var run = lab.start(plan(step("f", call("fire", text("f")))));
            assertTrue(under.await(5, TimeUnit.SECONDS));
            lab.ticker.advance(Duration.ofSeconds(61));
            end.countDown();
            lab.rest(run);
            assertEquals(List.of(), lab.asks(run));
            assertEquals(RunState.DONE, lab.trace(run).state());
            assertEquals(List.of("fire(f)"), lab.world.effects());
        }
    }

    @Test
    void aRunIsNotResumedWhileItsEffectMayStillComeToPass() throws Exception {
        try (var lab = new Lab()) {
            lab.unchecked();
            var under = new CountDownLatch(1);
            var end = new CountDownLatch(1);
            lab.world.script("launch", (op, usual) -> {
                under.countDown();
                deafly(end);
                return usual.call();
            });
            var run = lab.start(plan(parallel(2, Stmt.Join.ALL, 0, block(step("l", call("launch", text("l")))),
                    block(waits("w", Duration.ofSeconds(30)), step("p", call("put", text("p")))))));
            assertTrue(under.await(5, TimeUnit.SECONDS));
            lab.store().fail(StoreException.Reason.FULL, "The disk is full; make room and resume.");
            lab.ticker.advance(Duration.ofSeconds(30));
            assertThrows(StoreException.class, () -> lab.rest(run));
            var refused = assertThrows(RefusedException.class, () -> lab.engine().recover(run));
            assertEquals("A call of the run " + run + " that changes something outside has not come back yet; resume "
                    + "the run in some seconds.", refused.getMessage());
            lab.ticker.advance(Duration.ofSeconds(6));
            assertTrue(lab.engine().recover(run));
            end.countDown();
        }
    }

    /** Goes on waiting when it is interrupted. */
    private static void deafly(CountDownLatch end) {
        while (end.getCount() > 0) {
            try {
                end.await();
            } catch (InterruptedException e) {
                // this one takes no notice
                continue;
            }
        }
    }

    @Test
    void aLostAnswerThatNobodyWantsIsNotPaidAgain() throws Exception {
        try (var lab = new Lab()) {
            var under = new CountDownLatch(1);
            lab.world.script("paid", (op, usual) -> {
                under.countDown();
                new CountDownLatch(1).await();
                return usual.call();
            });
            var run = lab.start(plan(parallel(2, Stmt.Join.ALL, 0, block(step("r", call("paid", text("x")))),
                    block(waits("w", Duration.ofSeconds(30)), new Stmt.Raise("Broke", text("b"))))));
            assertTrue(under.await(5, TimeUnit.SECONDS));
            var before = lab.disk.size(run);
            lab.ticker.advance(Duration.ofSeconds(30));
            until(() -> lab.disk.size(run) > before);
            assertEquals(RunState.RUNNING, lab.store().run(run).orElseThrow().state());
            lab.crash();
            assertEquals(RunState.FAILED, lab.finish(run));
            assertEquals(1, lab.world.calls());
            assertEquals(300_000, lab.trace(run).microUsd());
        }
    }
}
