package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.steward.engine.RunState;
import dev.steward.engine.plan.Call;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.plan.Stmt.HandlerAction;
import dev.steward.engine.value.Value;
import dev.steward.testkit.Lab;
import dev.steward.testkit.PlanBuilder;

/** Statements and how they end a run. */
class StatementsTest extends BoundedTest {

    private static Value output(Plan plan) {
        try (var lab = new Lab()) {
            var run = lab.start(plan);
            assertEquals(RunState.DONE, lab.finish(run), () -> "error: " + lab.trace(run).error());
            var output = lab.trace(run).output();
            return output == null ? new Value.None() : output;
        }
    }

    @Test
    void bindsAndInterpolates() {
        assertEquals(new Value.Text("a=1, b=2"), output(plan(let("a", num(1)), step("b", pure(num(2))),
                returns(join(text("a="), var("a"), text(", b="), var("b"))))));
    }

    @Test
    void takesTheFirstArmThatHolds() {
        var yes = op(Expr.Op.EQ, num(1), num(1));
        var no = op(Expr.Op.EQ, num(1), num(2));
        var branch = new Stmt.Branch("x",
                List.of(new Stmt.Arm(no, block(text("first"))), new Stmt.Arm(yes, block(text("second")))),
                block(text("else")));
        assertEquals(new Value.Text("second"), output(plan(branch, returns(var("x")))));
        var other = new Stmt.Branch("x", List.of(new Stmt.Arm(no, block(text("first")))), block(text("else")));
        assertEquals(new Value.Text("else"), output(plan(other, returns(var("x")))));
    }

    @Test
    void returnsFromTheDepth() {
        assertEquals(new Value.Text("early"), output(plan(saga(returns(text("early"))), returns(text("late")))));
    }

    @Test
    void fillsInputsByDefault() {
        assertEquals(new Value.Text("hello"),
                output(new PlanBuilder().input("word", TEXT, text("hello")).main(returns(var("word"))).build()));
    }

    @Test
    void aMissingOrWrongInputIsASentence() {
        try (var lab = new Lab()) {
            var plan = new PlanBuilder().input("word", TEXT, null).main(returns(var("word"))).build();
            var run = lab.start(plan);
            assertEquals(RunState.FAILED, lab.finish(run));
            assertEquals("InvalidValue: The input word of t.main is missing; give it a value.", lab.trace(run).error());
            var wrong = lab.start(plan, Map.of("word", new Value.Int(3)), Lab.settings());
            assertEquals(RunState.FAILED, lab.finish(wrong));
            assertTrue(String.valueOf(lab.trace(wrong).error()).contains("word must be a text, is the whole number 3"));
        }
    }

    @Test
    void nestsPlaybooksInTheSameRun() {
        try (var lab = new Lab()) {
            var plan = new PlanBuilder().playbook("t.inner", List.of(new Plan.Param("x", TEXT, null)), null,
                    step("do", call("fire", var("x"))), returns(var("do")))
                    .main(step("one", sub("t.inner", "x", text("a"))), step("two", sub("t.inner", "x", text("b"))),
                            returns(var("two")))
                    .build();
            var run = lab.start(plan);
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(List.of("fire(a)", "fire(b)"), lab.world.effects());
            assertEquals(List.of("one", "one/do", "two", "two/do"),
                    lab.trace(run).steps().stream().map(s -> s.path()).toList());
            assertEquals("t.inner/do", lab.trace(run).steps().get(1).staticId());
        }
    }

    @Test
    void raisesAndSkips() {
        try (var lab = new Lab()) {
            var raised = lab.start(plan(new Stmt.Raise("Broke", text("no money"))));
            assertEquals(RunState.FAILED, lab.finish(raised));
            assertEquals("Broke: no money", lab.trace(raised).error());
            var skipped = lab.start(plan(step("a", call("fire", text("a"))), new Stmt.EndSkipped(text("not today")),
                    step("b", call("fire", text("b")))));
            assertEquals(RunState.SKIPPED, lab.finish(skipped));
            assertEquals("not today", lab.trace(skipped).error());
            assertEquals(List.of("fire(a)"), lab.world.effects());
        }
    }

    @Test
    void waitsADurableTime() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(waits("settle", Duration.ofHours(48)), step("a", call("fire", text("a")))));
            lab.rest(run);
            assertEquals("settle until 2026-09-16 07:00", lab.trace(run).waitingFor());
            assertEquals(RunState.WAITING, lab.trace(run).state());
            lab.crash();
            lab.ticker.advance(Duration.ofHours(47));
            lab.rest(run);
            assertEquals(List.of(), lab.world.effects());
            lab.ticker.advance(Duration.ofHours(1));
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(List.of("fire(a)"), lab.world.effects());
        }
    }

    @Test
    void remembersRecallsAndNumbersRecords() {
        try (var lab = new Lab()) {
            var plan = plan(
                    step("one", new Call.WriteRecord("t.Issue", Map.of("title", text("first letter")), true)),
                    step("two", new Call.WriteRecord("t.Issue", Map.of("title", text("second letter")), true)),
                    step("say", new Call.Remember("t.Voice", null, Map.of("text", text("short words")), null, false)),
                    step("voice", new Call.Recall("t.Voice", null, null, null, null, null)),
                    step("old", new Call.Recall("t.Issue", null, text("second"), 3, 1500, null)),
                    returns(join(new Expr.Get(var("voice"), "text", false), text("/"),
                            new Expr.Get(new Expr.Fn("first", List.of(var("old"))), "number", false))));
            var run = lab.start(plan);
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
            assertEquals(new Value.Text("short words/2"), lab.trace(run).output());
            var why = lab.trace(run).steps().stream().filter(s -> s.path().equals("voice")).findFirst().orElseThrow()
                    .why();
            assertEquals(List.of("used t.Voice of company, revision 1 (3)"), why);
        }
    }

    @Test
    void anExpressionErrorIsTyped() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(step("a", pure(op(Expr.Op.DIV, num(1), num(0))))
                    .on("Arithmetic", new HandlerAction.Use(num(7))), returns(join(var("a")))));
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(new Value.Text("7"), lab.trace(run).output());
        }
    }
}
