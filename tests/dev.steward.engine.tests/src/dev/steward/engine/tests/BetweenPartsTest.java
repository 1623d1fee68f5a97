package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;

import dev.steward.engine.Engine;
import dev.steward.engine.Limits;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.StepGate;
import dev.steward.testkit.Lab;
import dev.steward.testkit.PlanBuilder;

/** What comes between two parts of a run: the stop, a second word of the operator, a defect. */
class BetweenPartsTest extends BoundedTest {

    private static final Limits ONE_CALL = new Limits(500, 200, 0, 16, Map.of(), 64, Map.of(OUT, 1));

    private static RunId start(Lab lab, Engine engine, Plan plan) {
        lab.keep(plan);
        return engine.start(new Engine.Start(plan, Map.of(), Lab.settings(), null));
    }

    private static @Nullable String waitingFor(Lab lab, RunId run) {
        return lab.store().run(run).orElseThrow().waitingFor();
    }

    @Test
    void noCallBeginsAfterEverythingIsStopped() {
        try (var lab = new Lab()) {
            lab.unchecked();
            var hand = new ByHand();
            var engine = hand.engine(lab, ONE_CALL, null);
            var run = start(lab, engine, plan(step("f", call("fire", text("f")))));
            hand.until(() -> hand.calls() == 1);
            engine.stopAll("operator");
            hand.all();
            assertEquals(List.of(), lab.world.effects());
            engine.liftStop("operator");
            hand.all();
            assertEquals(List.of("fire(f)"), lab.world.effects());
            assertEquals(RunState.DONE, lab.store().run(run).orElseThrow().state());
        }
    }

    /** A stop comes between the moment when a slot is given and the moment when the run hears of it. */
    @Test
    void aSlotThatIsGivenJustBeforeTheStopIsAskedForAgain() {
        try (var lab = new Lab()) {
            lab.unchecked();
            var hand = new ByHand();
            var engine = hand.engine(lab, ONE_CALL, null);
            start(lab, engine, plan(step("f", call("fire", text("first")))));
            hand.until(() -> hand.calls() == 1);
            start(lab, engine, plan(step("f", call("fire", text("second")))));
            hand.until(() -> engine.queue().places().size() == 1);
            var third = start(lab, engine, plan(step("f", call("fire", text("third")))));
            hand.until(() -> engine.queue().places().size() == 2);
            hand.makeCall();
            hand.until(() -> hand.calls() == 1);
            hand.makeCall();
            hand.until(() -> engine.queue().places().isEmpty());
            engine.stopAll("operator");
            hand.all();
            assertEquals("the emergency stop to be lifted", waitingFor(lab, third));
            engine.liftStop("operator");
            hand.all();
            assertEquals(List.of("fire(first)", "fire(second)", "fire(third)"), lab.world.effects());
        }
    }

    @Test
    void aSecondPauseIsAcknowledgedWhenTheFirstIsDurable() {
        try (var lab = new Lab()) {
            lab.unchecked();
            var hand = new ByHand();
            var engine = hand.engine(lab, ONE_CALL, null);
            var run = start(lab, engine, plan(waits("w", Duration.ofDays(1))));
            hand.all();
            lab.store().hold();
            assertThrows(ByHand.Stalled.class, () -> engine.pause(run, "one"));
            assertThrows(ByHand.Stalled.class, () -> engine.pause(run, "other"));
            lab.store().release();
            engine.pause(run, "third");
            assertEquals(RunState.PAUSED, lab.store().run(run).orElseThrow().state());
        }
    }

    @Test
    void whatComesAfterADefectIsNotTakenIn() {
        try (var lab = new Lab()) {
            lab.unchecked();
            var hand = new ByHand();
            var engine = hand.engine(lab, ONE_CALL, new StepGate() {
                @Override
                public boolean mayStart(RunId run, String path) {
                    if (path.equals("b")) {
                        throw new IllegalStateException("as the test wants");
                    }
                    return true;
                }

                @Override
                public boolean watches(RunId run) {
                    return true;
                }
            });
            var run = start(lab, engine, plan(step("a", call("fire", text("a"))), step("b", call("fire", text("b")))));
            hand.until(() -> hand.calls() == 1);
            hand.makeCall();
            var before = lab.disk.size(run);
            assertThrows(IllegalStateException.class, () -> engine.cancel(run, "operator"));
            assertEquals(before + 1, lab.disk.size(run), "entries after the result of a");
            assertEquals(Set.of(run), Set.copyOf(engine.stuck().stream().map(stuck -> stuck.run()).toList()));
        }
    }

    /** Found by the simulator: the place in line of the quote kept the run from coming to rest. */
    @Test
    void aRunThatIsCancelledWhileItWaitsToAskForAPriceRests() throws Exception {
        try (var lab = new Lab()) {
            lab.unchecked();
            lab.model.says("m", "written");
            var hand = new ByHand();
            var engine = hand.engine(lab, new Limits(500, 200, 64, 1, Map.of(), 64, Map.of()), null);
            var plan = new PlanBuilder().agent("w", TEXT, "m").main(step("a", agent("w"))).build();
            start(lab, engine, plan);
            hand.until(() -> hand.calls() == 1);
            var second = start(lab, engine, plan);
            hand.until(() -> engine.queue().places().size() == 1);
            engine.cancel(second, "operator");
            engine.await(second, Duration.ofDays(1));
            assertEquals(RunState.CANCELLED, lab.store().run(second).orElseThrow().state());
            assertEquals(List.of(), engine.queue().places());
        }
    }

    @Test
    void closingUnderAStopDoesNotWaitForWhatCantBegin() {
        try (var lab = new Lab()) {
            lab.unchecked();
            var hand = new ByHand();
            var engine = hand.engine(lab, ONE_CALL, null);
            start(lab, engine, plan(step("f", call("fire", text("first")))));
            hand.until(() -> hand.calls() == 1);
            // the slot is not known to be scarce yet, so this one waits with its intent in the journal
            start(lab, engine, plan(step("f", call("fire", text("second")))));
            hand.until(() -> engine.queue().places().size() == 1);
            engine.stopAll("operator");
            hand.all();
            engine.close();
            assertFalse(hand.timedOut(), "closing waited as long as may be");
            assertEquals(List.of(), lab.world.effects());
        }
    }
}
