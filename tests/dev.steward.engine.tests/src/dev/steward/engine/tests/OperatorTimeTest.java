package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;

import dev.steward.engine.Engine;
import dev.steward.engine.RunState;
import dev.steward.engine.plan.Stmt;
import dev.steward.testkit.Lab;
import dev.steward.testkit.PlanBuilder;

/** The operator's time is counted with each answer; when it is used up, nothing more is asked unasked. */
class OperatorTimeTest extends BoundedTest {

    private static Stmt.Budget minutes(long minutes, @Nullable String escalate) {
        return new Stmt.Budget(null, null, null, Duration.ofMinutes(minutes), null, escalate);
    }

    private static PlanBuilder threeGates(Stmt.Budget budget) {
        return new PlanBuilder().budget(budget).main(step("a", call("fire", text("a"))).approve(),
                step("b", call("fire", text("b"))).approve(), step("c", call("fire", text("c"))).approve());
    }

    private static Engine.Decision after(Duration took) {
        return new Engine.Decision(Engine.Answer.APPROVE, Map.of(), null, "operator", took);
    }

    @Test
    void noFurtherQuestionWhenItIsUsedUp() {
        try (var lab = new Lab()) {
            lab.operator((card, world) -> after(Duration.ofMinutes(6)));
            var run = lab.start(threeGates(minutes(10, null)).build());
            assertEquals(RunState.FAILED, lab.finish(run));
            assertEquals(2, lab.world.calls());
            var error = String.valueOf(lab.trace(run).error());
            assertTrue(error.startsWith("BudgetExceeded: For c, the operator's time for t.main (10 min) is used up: "
                    + "12 min so far"), error);
        }
    }

    @Test
    void timeThatNobodyMeasuredCountsNothing() {
        try (var lab = new Lab()) {
            lab.operator((card, world) -> Lab.approve());
            assertEquals(RunState.DONE, lab.finish(lab.start(threeGates(minutes(1, null)).build())));
            assertEquals(3, lab.world.calls());
        }
    }

    @Test
    void theOperatorMayGiveMoreTime() {
        try (var lab = new Lab()) {
            var kinds = new java.util.concurrent.CopyOnWriteArrayList<String>();
            lab.operator((card, world) -> {
                kinds.add(card.kind());
                return after(Duration.ofMinutes(6));
            });
            var run = lab.start(threeGates(minutes(5, "more of my time?")).build());
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(List.of("approval", "budget", "approval", "approval"), kinds);
            assertEquals(3, lab.world.calls());
        }
    }

    @Test
    void aRefusalOfMoreTimeEndsTheStep() {
        try (var lab = new Lab()) {
            lab.operator((card, world) -> card.kind().equals("budget") ? Lab.reject("enough")
                    : after(Duration.ofMinutes(6)));
            var run = lab.start(threeGates(minutes(5, "more of my time?")).build());
            assertEquals(RunState.FAILED, lab.finish(run));
            assertEquals(1, lab.world.calls());
        }
    }

    @Test
    void aStepsOwnMinutesCountForItAlone() {
        try (var lab = new Lab()) {
            lab.operator((card, world) -> after(Duration.ofMinutes(6)));
            var run = lab.start(new PlanBuilder().main(step("a", call("fire", text("a"))).approve().budget(minutes(5,
                    null)), step("b", call("fire", text("b"))).approve().budget(minutes(5, null))).build());
            assertEquals(RunState.DONE, lab.finish(run));
        }
    }
}
