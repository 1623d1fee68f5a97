package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.steward.engine.Engine;
import dev.steward.engine.Engines;
import dev.steward.engine.Limits;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.testkit.Lab;

/** Runs that only wait are rows; everything works on them. */
class ParkingTest extends BoundedTest {

    /** Keeps no resting run in memory. */
    private static final Limits COLD = new Limits(500, 200, 0, 16, Map.of(), 64, Map.of());

    @Test
    void aMereRowTakesDecisionsPausesAndItsEnd() {
        try (var lab = new Lab()) {
            lab.limits(COLD);
            var asks = lab.start(plan(step("a", call("fire", text("a"))).approve()));
            var waits = lab.start(plan(waits("w", Duration.ofDays(3)), step("b", call("fire", text("b")))));
            var paused = lab.start(plan(waits("w", Duration.ofDays(1)), step("c", call("fire", text("c")))));
            var stopped = lab.start(plan(waits("w", Duration.ofDays(9))));
            lab.rest(asks).rest(waits).rest(paused).rest(stopped);
            lab.engine().pause(paused, "operator");
            lab.engine().cancel(stopped, "operator");
            lab.decide(lab.card(asks).id(), Lab.approve());
            assertEquals(RunState.DONE, lab.finish(asks));
            assertEquals(RunState.CANCELLED, lab.store().run(stopped).orElseThrow().state());
            lab.ticker.advance(Duration.ofDays(2));
            lab.rest(paused);
            assertEquals(RunState.PAUSED, lab.store().run(paused).orElseThrow().state());
            lab.engine().unpause(paused, "operator");
            assertEquals(RunState.DONE, lab.finish(paused));
            lab.ticker.advance(Duration.ofDays(1));
            assertEquals(RunState.DONE, lab.finish(waits));
            assertEquals(List.of("fire(a)", "fire(c)", "fire(b)"), lab.world.effects());
        }
    }

    @Test
    void nothingIsWrittenForRunsThatOnlyWaitWhenAProcessTakesOver() {
        try (var lab = new Lab()) {
            var runs = new ArrayList<RunId>();
            for (var i = 0; i < 300; i++) {
                runs.add(
                        lab.start(plan(waits("w", Duration.ofDays(1 + i % 2)), step("f", call("fire", text("" + i))))));
            }
            runs.forEach(lab::rest);
            var entries = runs.stream().mapToInt(lab.disk::size).sum();
            lab.crash();
            assertEquals(0, lab.engine().queue().running());
            assertEquals(entries, runs.stream().mapToInt(lab.disk::size).sum());
            lab.ticker.advance(Duration.ofDays(1));
            for (var i = 0; i < 300; i += 2) {
                assertEquals(RunState.DONE, lab.finish(runs.get(i)));
            }
            assertEquals(150, lab.world.effects().stream().distinct().count());
            assertEquals(150, lab.world.effects().size());
        }
    }

    @Test
    void asManyAsMayBeAreTakenUpAtOnce() {
        try (var lab = new Lab()) {
            lab.limits(new Limits(3, 200, 0, 16, Map.of(), 64, Map.of()));
            var runs = new ArrayList<RunId>();
            for (var i = 0; i < 50; i++) {
                runs.add(lab.start(plan(waits("w", Duration.ofMinutes(5)), step("f", call("fire", text("" + i))))));
                lab.rest(runs.get(i));
            }
            lab.crash();
            lab.ticker.advance(Duration.ofMinutes(5));
            runs.forEach(run -> assertEquals(RunState.DONE, lab.finish(run)));
            assertEquals(50, lab.world.effects().stream().distinct().count());
        }
    }

    @Test
    void aCallThatWaitsForItsTurnNeedsNoMemory() {
        try (var lab = new Lab()) {
            lab.limits(COLD);
            var rate = new dev.steward.engine.plan.Plan.Rate(1, Duration.ofHours(1));
            var runs = new ArrayList<RunId>();
            for (var i = 0; i < 5; i++) {
                runs.add(lab.start(Variants.rate(plan(step("f", call("fire", text("" + i)))), rate)));
            }
            for (var hour = 0; hour < 5; hour++) {
                var done = hour + 1;
                until(() -> lab.world.effects().size() == done && lab.engine().queue().running() == 0);
                assertEquals(5 - done, lab.engine().queue().places().size());
                lab.ticker.advance(Duration.ofMinutes(63));
            }
            runs.forEach(run -> assertEquals(RunState.DONE, lab.finish(run)));
            assertEquals(List.of("fire(0)", "fire(1)", "fire(2)", "fire(3)", "fire(4)"), lab.world.effects());
        }
    }

    @Test
    void aHoldThatRanOutWhileNothingRanIsHeldAnew() {
        try (var lab = new Lab()) {
            var plan = new dev.steward.testkit.PlanBuilder()
                    .delegate(dev.steward.engine.plan.Plan.Delegation.Level.SUPERVISED, Duration.ofMinutes(30))
                    .main(step("f", call("fire", text("f")))).build();
            var run = lab.start(plan);
            lab.rest(run);
            lab.ticker.forget();
            lab.ticker.advance(Duration.ofHours(5));
            lab.crash();
            lab.rest(run);
            assertEquals(List.of(), lab.world.effects());
            assertEquals(lab.ticker.now().plus(Duration.ofMinutes(30)),
                    lab.store().run(run).orElseThrow().nextDue());
            lab.ticker.advance(Duration.ofMinutes(29));
            lab.rest(run);
            assertEquals(List.of(), lab.world.effects());
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(List.of("fire(f)"), lab.world.effects());
        }
    }

    /** Nobody had the company open when the time to answer ran out. */
    @Test
    void anExpiredQuestionIsNotApprovedBeforeItsTimerFires() {
        try (var lab = new Lab()) {
            lab.unchecked();
            var run = lab.start(plan(step("a", call("fire", text("a"))).approve()));
            var ask = lab.card(run).id();
            lab.engine().close();
            lab.ticker.advance(Duration.ofHours(9));
            try (var other = lab.another(new Engines.Options(Duration.ofMinutes(1), Duration.ofMinutes(5), 1000,
                    new java.util.SplittableRandom(1)))) {
                var refused = assertThrows(Engine.DecisionException.class, () -> other.decide(ask, Lab.approve()));
                assertEquals("The question " + ask + " has expired; see the inbox for what is open.",
                        refused.getMessage());
                until(() -> lab.store().run(run).orElseThrow().state().ended());
            }
            assertEquals(List.of(), lab.world.effects());
        }
    }

    @Test
    void aPausedRunThatIsCancelledComesToItsEnd() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(saga(step("a", call("add", text("a"))).undo("remove", text("a")),
                    waits("w", Duration.ofHours(1)))));
            lab.rest(run);
            lab.engine().pause(run, "operator");
            lab.engine().cancel(run, "operator");
            lab.rest(run);
            assertTrue(lab.store().run(run).orElseThrow().state().ended(), "it stays " + lab.store().run(run));
            assertEquals(List.of("add(a)", "remove(a)"), lab.world.effects());
        }
    }
}
