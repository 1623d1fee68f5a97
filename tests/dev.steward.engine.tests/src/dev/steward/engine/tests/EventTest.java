package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;

import dev.steward.engine.Engine;
import dev.steward.engine.RunState;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.plan.Stmt.Outcome;
import dev.steward.engine.value.Value;
import dev.steward.testkit.Lab;

/** Runs that wait for something to happen outside. */
class EventTest extends BoundedTest {

    private static final Expr SEVEN = op(Expr.Op.EQ, new Expr.Get(var("event"), "number", false), num(7));
    private static final Expr TITLE = new Expr.Get(var("e"), "title", false);

    @Test
    void goesOnWithTheOneThatIsMeant() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(comes("e", SEVEN, Outcome.ABORT), returns(TITLE)));
            lab.rest(run);
            deliver(lab, "a", 6, "other");
            assertEquals("the event t.Issue at e", lab.store().run(run).orElseThrow().waitingFor());
            deliver(lab, "b", 7, "mine");
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
            assertEquals(new Value.Text("mine"), lab.trace(run).output());
            assertEquals(Lab.START, lab.ticker.now());
        }
    }

    @Test
    void oneThatCameBeforeTheWaitBeganCounts() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(waits("w", Duration.ofHours(1)), comes("e", SEVEN, Outcome.ABORT),
                    returns(TITLE)));
            lab.rest(run);
            deliver(lab, "a", 7, "early");
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
            assertEquals(new Value.Text("early"), lab.trace(run).output());
        }
    }

    @Test
    void oneThatCameBeforeTheRunBeganDoesNot() {
        try (var lab = new Lab()) {
            var before = lab.ticker.now().minusSeconds(1);
            var run = lab.start(plan(comes("e", null, Outcome.SKIP), returns(text("none"))));
            lab.rest(run);
            assertTrue(lab.engine().deliver(new Engine.Event("a", "t.Issue", payload(7, "old"), before)));
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(Lab.START.plus(Duration.ofDays(1)), lab.ticker.now());
        }
    }

    @Test
    void deliveredTwiceItCountsOnce() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(comes("e", null, Outcome.ABORT), comes("f", null, Outcome.SKIP),
                    returns(join(TITLE, op(Expr.Op.ELVIS, new Expr.Get(var("f"), "title", true), text(" and none"))))));
            lab.rest(run);
            deliver(lab, "a", 7, "one");
            deliver(lab, "a", 7, "one");
            lab.rest(run).restart();
            deliver(lab, "a", 7, "one");
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
            assertEquals(new Value.Text("one and none"), lab.trace(run).output());
        }
    }

    @Test
    void twoWaitsTakeTwoEvents() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(parallel(2, Stmt.Join.ALL, 2, block(comes("e", null, Outcome.ABORT)),
                    block(comes("f", null, Outcome.ABORT))),
                    returns(join(TITLE, text("+"), new Expr.Get(var("f"), "title", false)))));
            lab.rest(run);
            deliver(lab, "a", 1, "one");
            assertEquals(RunState.WAITING, lab.rest(run).store().run(run).orElseThrow().state());
            deliver(lab, "b", 1, "two");
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(new Value.Text("one+two"), lab.trace(run).output());
        }
    }

    @Test
    void aWaitingRunIsARowThatAnEventWakesInAnotherProcess() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(new Stmt.OnEvent("e", "t.Issue", "event", SEVEN, null, Outcome.ABORT, null, null),
                    step("s", call("put", TITLE)), returns(TITLE)));
            lab.rest(run).crash();
            var row = lab.store().run(run).orElseThrow();
            assertEquals(RunState.WAITING, row.state());
            assertNull(row.nextDue());
            assertEquals(List.of(), lab.engine().stuck());
            deliver(lab, "a", 7, "late");
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
            assertEquals(List.of("put(late)"), lab.world.effects());
        }
    }

    @Test
    void whatIsDoneWhenItHasComeGivesTheValue() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(new Stmt.OnEvent("e", "t.Issue", "event", null, null, Outcome.ABORT, null,
                    block(step("s", call("read", new Expr.Get(var("event"), "title", false))), var("s"))),
                    returns(var("e"))));
            lab.rest(run);
            deliver(lab, "a", 7, "it");
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
            assertEquals(new Value.Text("read it"), lab.trace(run).output());
        }
    }

    @Test
    void whenItDoesNotComeInTime() {
        try (var lab = new Lab()) {
            var aborts = lab.start(plan(saga(step("a", call("add", text("a"))).undo("remove", text("a")),
                    comes("e", null, Outcome.ABORT))));
            assertEquals(RunState.COMPENSATED, lab.finish(aborts));
            assertEquals(List.of("add(a)", "remove(a)"), lab.world.effects());
            var ends = lab.start(plan(comes("e", null, Outcome.END_SKIPPED)));
            assertEquals(RunState.SKIPPED, lab.finish(ends));
            var asks = lab.start(plan(comes("e", null, Outcome.ESCALATE), returns(TITLE)));
            lab.rest(asks).ticker.advanceTo(lab.ticker.now().plus(Duration.ofDays(1)));
            assertEquals("deadline", lab.card(asks).kind());
            deliver(lab, "a", 1, "at last");
            assertEquals(RunState.DONE, lab.finish(asks));
            assertEquals(new Value.Text("at last"), lab.trace(asks).output());
            assertEquals(List.of(), lab.asks(asks));
        }
    }

    @Test
    void aPausedAndAQueuedRunHearOfItToo() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(comes("e", SEVEN, Outcome.ABORT), step("s", call("put", TITLE)), returns(TITLE)));
            lab.rest(run).engine().pause(run, "test");
            deliver(lab, "a", 7, "mine");
            assertEquals(List.of(), lab.rest(run).world.effects());
            lab.engine().unpause(run, "test");
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
            assertEquals(List.of("put(mine)"), lab.world.effects());
        }
    }

    @Test
    void aConditionThatCantBeJudgedIsNotMet() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(comes("e", op(Expr.Op.EQ, var("nothing"), num(1)), Outcome.SKIP),
                    returns(text("on"))));
            lab.rest(run);
            deliver(lab, "a", 7, "x");
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
        }
    }

    @Test
    void whatNobodyWaitsForIsNotWrittenDown() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(waits("w", Duration.ofHours(1)), returns(text("on"))));
            var before = lab.rest(run).store().run(run).orElseThrow().seq();
            deliver(lab, "a", 7, "x");
            assertEquals(before, lab.rest(run).store().run(run).orElseThrow().seq());
        }
    }

    private static Stmt comes(String name, @Nullable Expr where, Outcome outcome) {
        return new Stmt.OnEvent(name, "t.Issue", "event", where, span(Duration.ofDays(1)), outcome, null, null);
    }

    private static String payload(int number, String title) {
        return "{\"number\": " + number + ", \"title\": \"" + title + "\"}";
    }

    private static void deliver(Lab lab, String id, int number, String title) {
        assertTrue(lab.engine().deliver(new Engine.Event(id, "t.Issue", payload(number, title), lab.ticker.now())));
    }
}
