package dev.steward.engine.tests;

import static dev.steward.engine.tests.HoldsTest.keys;
import static dev.steward.engine.tests.HoldsTest.start;
import static dev.steward.testkit.Plans.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.steward.engine.Act;
import dev.steward.engine.Holds;
import dev.steward.engine.RefusedException;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Stmt.HandlerAction;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.value.Value;
import dev.steward.testkit.Lab;
import dev.steward.testkit.PlanBuilder;

/** What the operator does to a step that a debugger holds: kept, replayed, and never around a rule. */
class OperatorActsTest extends BoundedTest {

    private static final Value.Text X = new Value.Text("x");

    private static Act inputs(String name, Value value) {
        return new Act.Inputs(Map.of(name, value));
    }

    private static void refused(Lab lab, RunId run, String key, Act act, String why) {
        var before = lab.disk.size(run);
        var refused = assertThrows(RefusedException.class, () -> lab.engine().act(run, key, act, "ana"));
        assertTrue(String.valueOf(refused.getMessage()).contains(why), refused.getMessage());
        assertEquals(before, lab.disk.size(run), "a refused act is written");
    }

    @Test
    void anotherInputIsWhatRuns() {
        try (var lab = new Lab()) {
            var run = start(lab, plan(step("a", call("fire", text("a")))), Holds.everyStep());
            assertEquals(List.of("a"), keys(lab, run));
            var held = lab.engine().held(run).getFirst();
            assertEquals(Map.of("id", new Value.Text("a")), held.inputs());
            var told = lab.trace(run).steps().getFirst();
            assertEquals("operation t.main/a", told.kind() + " " + told.staticId(), "it has not begun");
            refused(lab, run, "a", inputs("nope", X), "has no input nope that can be changed; it has id");
            refused(lab, run, "a", inputs("id", new Value.Int(3)), "id must be a text, is the whole number 3");
            refused(lab, run, "b", inputs("id", X), "is not held by the debugger");
            lab.engine().act(run, "a", inputs("id", X), "ana");
            assertEquals(Map.of("id", X), lab.engine().held(run).getFirst().inputs());
            lab.crash();
            lab.engine().release(run, "a");
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(List.of("fire(x)"), lab.world.effects());
            assertTrue(lab.trace(run).steps().getFirst().why().contains("inputs changed by ana: id"));
        }
    }

    @Test
    void policiesSeeTheChangedInput() {
        try (var lab = new Lab()) {
            var run = start(lab, new PlanBuilder()
                    .policy("quiet", "*", op(Expr.Op.EQ, var("id"), text("bad")), Plan.Verdict.DENY)
                    .main(step("a", call("fire", text("a")))).build(), Holds.everyStep());
            assertEquals(List.of("a"), keys(lab, run));
            lab.engine().act(run, "a", inputs("id", new Value.Text("bad")), "ana");
            lab.engine().release(run, "a");
            assertEquals(RunState.FAILED, lab.finish(run));
            assertEquals(List.of(), lab.world.effects());
        }
    }

    @Test
    void anInputThatIsChangedAfterItsApprovalIsAskedAboutAgain() {
        try (var lab = new Lab()) {
            var run = start(lab, plan(step("a", call("fire", text("a"))).approve()), Holds.effect(Holds.ANY));
            lab.decide(lab.card(run).id(), Lab.approve());
            assertEquals(List.of("effect a"), keys(lab, run));
            lab.engine().act(run, "effect a", inputs("id", X), "ana");
            var again = lab.card(run);
            assertEquals(Map.of("id", X), again.args());
            assertEquals(List.of(), lab.world.effects());
            lab.decide(again.id(), Lab.approve());
            assertEquals(List.of("effect a"), keys(lab, run));
            lab.engine().release(run, "effect a");
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(List.of("fire(x)"), lab.world.effects());
        }
    }

    @Test
    void aReplacedStepIsNotDoneAndNeverTakenBack() {
        try (var lab = new Lab()) {
            lab.world.failing("put", 9, BoundaryException.OUTAGE);
            var run = start(lab, plan(saga(step("p", call("add", text("p"))).undo("remove", text("p")),
                    step("q", call("add", text("q"))).undo("remove", var("q")),
                    step("a", call("put", text("a"))))), Holds.before("t.main/q"));
            assertEquals(List.of("q"), keys(lab, run));
            refused(lab, run, "q", new Act.Replace(new Value.Int(1)), "The value of q does not fit: ");
            lab.engine().act(run, "q", new Act.Replace(X), "ana");
            assertEquals(RunState.COMPENSATED, lab.finish(run));
            assertEquals(List.of("add(p)", "remove(p)"), lab.world.effects());
            var trace = lab.trace(run);
            assertTrue(trace.effects().stream().noneMatch(effect -> effect.path().startsWith("q")));
            assertTrue(trace.events().stream().anyMatch(event -> event.type().equals("step.settled")
                    && event.facts().get("by").equals(new Value.Text("ana"))));
            assertEquals(X, trace.steps().stream().filter(s -> s.path().equals("q")).findFirst().orElseThrow().value());
        }
    }

    @Test
    void aStepIsSkippedWhereItsTypeAllowsIt() {
        try (var lab = new Lab()) {
            var run = start(lab, plan(step("a", call("fire", text("a"))), step("f", call("find", text("f"))),
                    returns(var("a"))), Holds.everyStep());
            assertEquals(List.of("a"), keys(lab, run));
            refused(lab, run, "a", new Act.Skip(null), "does not fit");
            lab.engine().act(run, "a", new Act.Skip(X), "ana");
            assertEquals(List.of("f"), keys(lab, run));
            lab.engine().act(run, "f", new Act.Skip(null), "ana");
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(X, lab.trace(run).output());
            assertEquals(0, lab.world.calls());
        }
    }

    @Test
    void aForcedErrorGoesToTheHandlers() {
        try (var lab = new Lab()) {
            var run = start(lab, plan(step("a", call("fire", text("a"))).on(BoundaryException.OUTAGE,
                    new HandlerAction.Use(text("kept"))), returns(var("a"))), Holds.everyStep());
            assertEquals(List.of("a"), keys(lab, run));
            lab.engine().act(run, "a", new Act.Fail(BoundaryException.OUTAGE, "as ana wants"), "ana");
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(new Value.Text("kept"), lab.trace(run).output());
            assertEquals(0, lab.world.calls());
        }
    }

    @Test
    void anErrorOfAnAgentIsForcedBeforeItHasAPrompt() {
        try (var lab = new Lab()) {
            lab.model.says("n", "from n");
            var plan = new PlanBuilder().agent("w", TEXT, "m", "n").main(step("a", agent("w")), returns(var("a")))
                    .build();
            var run = start(lab, plan, Holds.everyStep());
            assertEquals(List.of("a"), keys(lab, run));
            lab.engine().act(run, "a", new Act.Fail(BoundaryException.OUTAGE, "no m"), "ana");
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(new Value.Text("from n"), lab.trace(run).output());
            var wrong = start(lab, plan, Holds.everyStep());
            assertEquals(List.of("a"), keys(lab, wrong));
            lab.engine().act(wrong, "a", new Act.Fail(BoundaryException.INVALID_OUTPUT, "nonsense"), "ana");
            assertEquals(RunState.FAILED, lab.finish(wrong));
        }
    }

    @Test
    void anErrorIsReplacedByAValue() {
        try (var lab = new Lab()) {
            lab.world.failing("fire", 9, BoundaryException.BAD_REQUEST);
            var run = start(lab, plan(step("a", call("fire", text("a"))), returns(var("a"))),
                    Holds.error(Holds.ANY));
            assertEquals(List.of("error a"), keys(lab, run));
            lab.engine().act(run, "error a", new Act.Replace(X), "ana");
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(X, lab.trace(run).output());
        }
    }

    @Test
    void aMockedOperationIsNotCalledInThisRun() {
        try (var lab = new Lab()) {
            var run = start(lab, plan(saga(step("a", call("add", text("a"))).undo("remove", text("a")),
                    step("b", call("fire", text("b"))).approve(), step("c", call("put", text("c"))))),
                    Holds.before("t.main/*"));
            assertEquals(List.of("a"), keys(lab, run));
            assertThrows(RefusedException.class, () -> lab.engine().mock(run, "t.out.nope", null, "ana"));
            assertThrows(RefusedException.class,
                    () -> lab.engine().mock(run, "t.out.add", new Act.Replace(new Value.Int(1)), "ana"));
            lab.engine().mock(run, "t.out.add", new Act.Replace(X), "ana");
            lab.engine().mock(run, "t.out.fire", new Act.Fail(BoundaryException.BAD_REQUEST, "mocked"), "ana");
            lab.engine().hold(run, Holds.NONE, "ana");
            lab.decide(lab.card(run).id(), Lab.approve());
            assertEquals(RunState.FAILED, lab.finish(run));
            assertEquals(0, lab.world.calls());
            assertTrue(lab.trace(run).effects().isEmpty());
        }
    }

    @Test
    void whatTakesBackCantBeLeftOut() {
        try (var lab = new Lab()) {
            lab.world.failing("put", 9, BoundaryException.OUTAGE);
            var run = start(lab, plan(saga(step("p", call("add", text("p"))).undo("remove", text("p")),
                    step("a", call("put", text("a"))))), Holds.before("t.main/p~undo"));
            assertEquals(List.of("p~undo"), keys(lab, run));
            refused(lab, run, "p~undo", new Act.Skip(null), "takes back what was done");
            lab.engine().release(run, "p~undo");
            assertEquals(RunState.COMPENSATED, lab.finish(run));
        }
    }
}
