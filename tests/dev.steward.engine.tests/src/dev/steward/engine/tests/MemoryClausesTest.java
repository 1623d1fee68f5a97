package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;

import dev.steward.engine.Engine;
import dev.steward.engine.RunState;
import dev.steward.engine.plan.Call;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.value.Value;
import dev.steward.testkit.Lab;

/** Conditions on what is recalled, how long a fact is true, and what a person chooses. */
class MemoryClausesTest extends BoundedTest {

    @Test
    void onlyWhatFitsTheConditionIsRecalled() {
        try (var lab = new Lab()) {
            for (var title : new String[]{ "one", "two", "three" }) {
                lab.finish(lab.start(plan(step("w", new Call.WriteRecord("t.Issue", Map.of("title", text(title)),
                        true)))));
            }
            var wanted = new Expr.Lambda("#item", op(Expr.Op.EQ, new Expr.Get(var("#item"), "title", false),
                    var("wanted")));
            var run = lab.start(plan(let("wanted", text("two")), step("found", recall(wanted)),
                    returns(new Expr.Get(var("found"), "title", true))));
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
            assertEquals(new Value.Text("two"), lab.trace(run).output());
        }
    }

    @Test
    void aConditionThatCantBeJudgedHoldsForNothing() {
        try (var lab = new Lab()) {
            lab.finish(lab.start(plan(step("w", new Call.WriteRecord("t.Issue", Map.of("title", text("a")), true)))));
            var odd = new Expr.Lambda("#item", op(Expr.Op.GT, new Expr.Get(var("#item"), "title", false), num(1)));
            var run = lab.start(plan(step("found", recall(odd)), returns(op(Expr.Op.ELVIS,
                    new Expr.Get(var("found"), "title", true), text("nothing")))));
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
            assertEquals(new Value.Text("nothing"), lab.trace(run).output());
        }
    }

    @Test
    void aFactIsNotRecalledWhenItIsTrueNoMore() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(
                    step("r", new Call.Remember("t.Voice", null, Map.of("text", text("now")), null, false,
                            op(Expr.Op.ADD, var("now"), span(Duration.ofDays(2))), null)),
                    step("soon", voice()), waits("w", Duration.ofDays(3)), step("late", voice()),
                    returns(join(text("soon "), new Expr.Get(var("soon"), "text", true), text(" late "),
                            op(Expr.Op.ELVIS, new Expr.Get(var("late"), "text", true), text("none"))))));
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
            assertEquals(new Value.Text("soon now late none"), lab.trace(run).output());
        }
    }

    @Test
    void aStepMayKeepAFactShorterThanItsDeclaration() {
        assertEquals("none", keptFor("P1D"));
        assertEquals("now", keptFor(null));
        assertEquals("now", keptFor("forever"));
    }

    private static String keptFor(@Nullable String retention) {
        try (var lab = new Lab()) {
            var run = lab.start(plan(
                    step("r", new Call.Remember("t.Voice", null, Map.of("text", text("now")), null, false, null,
                            retention)),
                    waits("w", Duration.ofDays(3)), step("late", voice()),
                    returns(op(Expr.Op.ELVIS, new Expr.Get(var("late"), "text", true), text("none")))));
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
            return lab.trace(run).output() instanceof Value.Text t ? t.text() : "";
        }
    }

    @Test
    void aPersonChoosesOneOfWhatIsThere() throws Exception {
        try (var lab = new Lab()) {
            var plan = plan(step("c", new Call.Human(Call.HumanKind.CHOOSE, text("Choose"), list(text("a"), text("b")),
                    TEXT, null, Duration.ofDays(1), Stmt.Outcome.ABORT, null)), returns(var("c")));
            var run = lab.start(plan);
            var ask = lab.rest(run).card(run).id();
            var refused = assertThrows(Engine.DecisionException.class,
                    () -> lab.engine().decide(ask, Lab.edit("value", new Value.Text("c"))));
            assertTrue(String.valueOf(refused.getMessage()).contains("c is none of them"), refused::getMessage);
            assertThrows(Engine.DecisionException.class, () -> lab.engine().decide(ask, Lab.approve()));
            lab.decide(ask, Lab.edit("value", new Value.Text("b")));
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
            assertEquals(new Value.Text("b"), lab.trace(run).output());
        }
    }

    @Test
    void nothingToChooseFromIsAnError() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(step("c", new Call.Human(Call.HumanKind.CHOOSE, text("Choose"), list(), TEXT, null,
                    Duration.ofDays(1), Stmt.Outcome.ABORT, null)), returns(var("c"))));
            assertEquals(RunState.FAILED, lab.finish(run));
            assertEquals("NoValue: There is nothing to choose from.", lab.trace(run).error());
        }
    }

    private static Call recall(Expr.Lambda where) {
        return new Call.Recall("t.Issue", null, null, null, null, null, where);
    }

    private static Call voice() {
        return new Call.Recall("t.Voice", null, null, null, null, null);
    }
}
