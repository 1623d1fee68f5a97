package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.steward.engine.RunState;
import dev.steward.engine.plan.Call;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.plan.Stmt.HandlerAction;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.value.Value;
import dev.steward.testkit.Lab;

/** What stands behind a block for its errors. */
class GuardTest extends BoundedTest {

    private static final Stmt BREAKS = new Stmt.Raise("Broke", text("no luck"));

    @Test
    void aValueInPlaceOfTheBlocksAndItsNamesAreNone() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(guard("g", true, new HandlerAction.Use(text("instead")),
                    step("a", call("put", text("a"))), BREAKS, step("b", call("put", text("b"))), var("b")),
                    returns(join(var("g"), text(" "), var("a"), op(Expr.Op.ELVIS, var("b"), text(" no b"))))));
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
            assertEquals(new Value.Text("instead put a no b"), lab.trace(run).output());
        }
    }

    @Test
    void aBlockThatEndsWellHasItsValueAndNoHandler() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(guard("g", true, new HandlerAction.Use(text("instead")), text("own")),
                    returns(var("g"))));
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
            assertEquals(new Value.Text("own"), lab.trace(run).output());
        }
    }

    @Test
    void theFirstHandlerThatTakesTheErrorCounts() {
        try (var lab = new Lab()) {
            var guard = new Stmt.Guard("g", false, NOTHING, block(BREAKS),
                    List.of(new Stmt.Handler(List.of("Outage"), new HandlerAction.Leave()),
                            new Stmt.Handler(List.of("Broke"), new HandlerAction.RaiseError("Worse", text("told"))),
                            new Stmt.Handler(List.of(), new HandlerAction.Leave())));
            var run = lab.start(plan(guard, returns(text("on"))));
            assertEquals(RunState.FAILED, lab.finish(run));
            assertEquals("Worse: told", lab.trace(run).error());
        }
    }

    @Test
    void aSagaIsTakenBackBeforeTheHandlerGoesOn() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(guard("g", false, new HandlerAction.Leave(),
                    saga(step("a", call("add", text("a"))).undo("remove", text("a")), BREAKS)),
                    step("b", call("put", text("b"))), returns(text("on"))));
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
            assertEquals(List.of("add(a)", "remove(a)", "put(b)"), lab.world.effects());
        }
    }

    @Test
    void theOperatorLetsTheBlockBeDoneOnceMore() {
        try (var lab = new Lab()) {
            var tries = new int[1];
            lab.world.script("read", (op, usual) -> {
                if (++tries[0] == 1) {
                    throw new BoundaryException("BadRequest", "no");
                }
                return usual.call();
            });
            var run = lab.start(plan(guard("g", false, new HandlerAction.Escalate(text("What now?")),
                    saga(step("a", call("add", text("a"))).undo("remove", text("a")),
                            step("r", call("read", text("r"))))),
                    returns(text("on"))));
            lab.rest(run).decide(lab.card(run).id(), Lab.approve());
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
            assertEquals(List.of("add(a)", "remove(a)", "add(a)"), lab.world.effects());
            assertEquals(List.of("a", "r", "g", "g#2/a", "g#2/r"),
                    lab.trace(run).steps().stream().map(s -> s.path()).filter(p -> !p.contains("~")).toList());
        }
    }

    @Test
    void theOperatorGivesAValueOrLetsItFail() {
        try (var lab = new Lab()) {
            var plan = plan(new Stmt.Guard("g", true, TEXT, block(BREAKS, text("own")),
                    List.of(new Stmt.Handler(List.of(), new HandlerAction.Escalate(text("What now?"))))),
                    returns(var("g")));
            var given = lab.start(plan);
            lab.rest(given).decide(lab.card(given).id(), Lab.edit("value", new Value.Text("by hand")));
            assertEquals(RunState.DONE, lab.finish(given), () -> "" + lab.trace(given).error());
            assertEquals(new Value.Text("by hand"), lab.trace(given).output());
            var refused = lab.start(plan);
            lab.rest(refused).decide(lab.card(refused).id(), Lab.reject("no"));
            assertEquals(RunState.FAILED, lab.finish(refused));
            assertEquals("Broke: no luck", lab.trace(refused).error());
        }
    }

    @Test
    void aPersonDoesWhatAStepCouldNot() {
        try (var lab = new Lab()) {
            lab.world.script("read", (op, usual) -> {
                throw new BoundaryException("BadRequest", "no");
            });
            var run = lab.start(plan(step("r", call("read", text("r"))).on("", person()), returns(var("r"))));
            lab.rest(run).crash();
            assertEquals("r~person", lab.rest(run).card(run).path());
            lab.decide(lab.card(run).id(), Lab.edit("value", new Value.Text("typed")));
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
            assertEquals(new Value.Text("typed"), lab.trace(run).output());
        }
    }

    @Test
    void aCancelTakesThePersonsQuestionBack() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(guard("g", false, person(), BREAKS)));
            lab.rest(run).engine().cancel(run, "test");
            assertEquals(RunState.CANCELLED, lab.finish(run));
            assertEquals(List.of(), lab.asks(run));
        }
    }

    @Test
    void aStepIsLeftOut() {
        try (var lab = new Lab()) {
            lab.world.script("put", (op, usual) -> {
                throw new BoundaryException("BadRequest", "no");
            });
            var run = lab.start(plan(step("p", call("put", text("p"))).on("", new HandlerAction.Leave()),
                    returns(op(Expr.Op.ELVIS, var("p"), text("left out")))));
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
            assertEquals(new Value.Text("left out"), lab.trace(run).output());
        }
    }

    @Test
    void whatNothingCatchesPasses() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(guard("g", false, new HandlerAction.Leave(),
                    new Stmt.EndSkipped(text("not today"))), returns(text("on"))));
            assertEquals(RunState.SKIPPED, lab.finish(run));
        }
    }

    @Test
    void escalateAsksWhetherToGoOn() {
        try (var lab = new Lab()) {
            var plan = plan(new Stmt.Escalate("escalate", text("Go on with this?")), returns(text("on")));
            var on = lab.start(plan);
            lab.rest(on).crash();
            assertEquals("Go on with this?", lab.rest(on).card(on).title());
            lab.decide(lab.card(on).id(), Lab.approve());
            assertEquals(RunState.DONE, lab.finish(on), () -> "" + lab.trace(on).error());
            var off = lab.start(plan);
            lab.rest(off).decide(lab.card(off).id(), Lab.reject("no"));
            assertEquals(RunState.FAILED, lab.finish(off));
            var cancelled = lab.start(plan);
            lab.rest(cancelled).engine().cancel(cancelled, "test");
            assertEquals(RunState.CANCELLED, lab.finish(cancelled));
            assertEquals(List.of(), lab.asks(cancelled));
        }
    }

    private static HandlerAction person() {
        return new HandlerAction.Person(new Call.Human(Call.HumanKind.FILL, text("Type it"), null, TEXT, null,
                Duration.ofDays(9), Stmt.Outcome.ABORT, null));
    }

    private static Stmt guard(String name, boolean binds, HandlerAction action, Object... body) {
        return new Stmt.Guard(name, binds, binds ? TEXT : NOTHING, block(body),
                List.of(new Stmt.Handler(List.of(), action)));
    }
}
