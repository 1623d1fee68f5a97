package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;

import dev.steward.engine.Engine;
import dev.steward.engine.RunState;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.value.Value;
import dev.steward.testkit.Lab;

/** Rounds of a repeat: bounded, told apart by their number, over when what they are for has come about. */
class RepeatTest extends BoundedTest {

    private static final Expr THIRD = op(Expr.Op.EQ, var("seen"), text("read 3"));

    @Test
    void endsWithTheRoundInWhichItsConditionHolds() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(repeat(5, THIRD, step("seen", call("read", join(var("i")))), var("seen")),
                    returns(var("last"))));
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
            assertEquals(new Value.Text("read 3"), lab.trace(run).output());
            assertEquals(List.of("last[1]/seen", "last[2]/seen", "last[3]/seen"), paths(lab.trace(run)));
        }
    }

    @Test
    void theBoundIsAnErrorWhenTheConditionDoesNotHold() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(repeat(2, THIRD, step("seen", call("read", join(var("i")))))));
            assertEquals(RunState.FAILED, lab.finish(run));
            assertEquals("NotReached: What last repeats for did not come about in 2 rounds.", lab.trace(run).error());
            assertEquals(2, lab.world.calls());
        }
    }

    @Test
    void theErrorCanBeHandledWhereThePlaybookIsCalled() {
        try (var lab = new Lab()) {
            var run = lab.start(new dev.steward.testkit.PlanBuilder()
                    .playbook("t.asks", List.of(), null,
                            repeat(2, THIRD, step("seen", call("read", join(var("i"))))), returns(text("never")))
                    .main(step("s", sub("t.asks")).on("NotReached", new Stmt.HandlerAction.Use(text("instead"))),
                            returns(var("s")))
                    .build());
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
            assertEquals(new Value.Text("instead"), lab.trace(run).output());
        }
    }

    @Test
    void withoutAConditionEveryRoundIsDone() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(repeat(3, null, step("s", call("put", join(var("i")))), var("i")),
                    returns(join(var("last")))));
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(List.of("put(1)", "put(2)", "put(3)"), lab.world.effects());
            assertEquals(new Value.Text("3"), lab.trace(run).output());
        }
    }

    @Test
    void roundsAreTakenBackInReverse() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(saga(
                    repeat(2, null, step("s", call("add", join(var("i")))).undo("remove", join(var("i")))),
                    new Stmt.Raise("Broke", text("b")))));
            assertEquals(RunState.COMPENSATED, lab.finish(run));
            assertEquals(List.of("add(1)", "add(2)", "remove(2)", "remove(1)"), lab.world.effects());
        }
    }

    @Test
    void goesOnInItsRoundAfterALostProcess() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(repeat(4, null, waits("pause", Duration.ofHours(1)),
                    step("s", call("put", join(var("i")))))));
            for (var hour = 1; hour <= 2; hour++) {
                lab.rest(run).ticker.advanceTo(Lab.START.plus(Duration.ofHours(hour)));
            }
            lab.rest(run).restart();
            assertEquals(List.of("put(1)", "put(2)"), lab.world.effects());
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
            assertEquals(List.of("put(1)", "put(2)", "put(3)", "put(4)"), lab.world.effects());
            assertEquals(Lab.START.plus(Duration.ofHours(4)), lab.ticker.now());
        }
    }

    @Test
    void aCancelEndsItsWait() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(repeat(9, null, step("s", call("put", join(var("i")))),
                    waits("pause", Duration.ofHours(1)))));
            lab.rest(run).engine().cancel(run, "test");
            assertEquals(RunState.CANCELLED, lab.finish(run));
            assertEquals(List.of("put(1)"), lab.world.effects());
        }
    }

    private static Stmt repeat(int max, @Nullable Expr until, Object... body) {
        return new Stmt.Repeat("last", "i", max, until, block(body));
    }

    private static List<String> paths(Engine.Trace trace) {
        return trace.steps().stream().map(Engine.StepTrace::path).toList();
    }
}
