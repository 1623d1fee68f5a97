package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.steward.engine.RunState;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.plan.Stmt.Outcome;
import dev.steward.engine.value.Value;
import dev.steward.testkit.Lab;

/** Blocks that have so much time, and what happens when it is over. */
class DeadlineTest extends BoundedTest {

    private static final Duration DAY = Duration.ofDays(1), LONG = Duration.ofDays(9);

    @Test
    void whatIsInTimeGoesOnWithItsNames() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(deadline(Outcome.ABORT, waits("w", Duration.ofHours(1)),
                    step("a", call("read", text("1")))), waits("later", LONG), returns(var("a"))));
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
            assertEquals(new Value.Text("read 1"), lab.trace(run).output());
        }
    }

    @Test
    void abortTakesTheSagaBackThatItIsIn() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(saga(deadline(Outcome.ABORT, added("a"), waits("w", LONG), added("b")))));
            assertEquals(RunState.COMPENSATED, lab.finish(run));
            assertEquals("Timeout: The deadline at 2026-09-15 07:00 has passed.", lab.trace(run).error());
            assertEquals(List.of("add(a)", "remove(a)"), lab.world.effects());
            assertEquals(Lab.START.plus(DAY), lab.ticker.now());
        }
    }

    @Test
    void skipGoesOnBehindTheBlockWithWhatThereIs() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(
                    deadline(Outcome.SKIP, step("a", call("put", text("a"))), waits("w", LONG),
                            step("b", call("put", text("b")))),
                    returns(join(var("a"), op(Expr.Op.ELVIS, var("b"), text(" and no b"))))));
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
            assertEquals(new Value.Text("put a and no b"), lab.trace(run).output());
            assertEquals(List.of("put(a)"), lab.world.effects());
            assertEquals(List.of(), lab.asks(run));
        }
    }

    @Test
    void skipTakesBackTheSagaInside() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(deadline(Outcome.SKIP, saga(added("a"), step("ask", call("fire", text("f")))
                    .approve("Go on?", Outcome.ESCALATE))), returns(text("on"))));
            lab.operator((card, world) -> null);
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
            assertEquals(List.of("add(a)", "remove(a)"), lab.world.effects());
        }
    }

    @Test
    void endSkippedEndsTheRun() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(new Stmt.Deadline("d", span(DAY), block(waits("w", LONG)), Outcome.END_SKIPPED,
                    text("too late"))));
            assertEquals(RunState.SKIPPED, lab.finish(run));
            assertEquals("too late", lab.trace(run).error());
        }
    }

    @Test
    void escalateAsksWhileTheBlockGoesOn() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(deadline(Outcome.ESCALATE, waits("w", Duration.ofHours(30)),
                    step("a", call("put", text("a"))))));
            lab.operator((card, world) -> null);
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
            assertEquals(Lab.START.plus(Duration.ofHours(30)), lab.ticker.now());
            assertEquals(List.of(), lab.asks(run), "the question is withdrawn with the block");
            assertTrue(lab.trace(run).events().stream().anyMatch(e -> e.type().equals("ask.opened")));
        }
    }

    @Test
    void theOperatorGivesItMoreTimeOrStopsIt() {
        try (var lab = new Lab()) {
            var asked = new java.util.ArrayList<java.time.Instant>();
            lab.operator((card, world) -> {
                asked.add(lab.ticker.now());
                return asked.size() < 3 ? Lab.approve() : Lab.reject("enough");
            });
            var run = lab.start(plan(saga(deadline(Outcome.ESCALATE, added("a"), waits("w", LONG)))));
            assertEquals(RunState.COMPENSATED, lab.finish(run));
            assertEquals(List.of(Lab.START.plus(DAY), Lab.START.plus(DAY.multipliedBy(2)),
                    Lab.START.plus(DAY.multipliedBy(3))), asked);
            assertEquals(List.of("add(a)", "remove(a)"), lab.world.effects());
        }
    }

    @Test
    void anErrorInsideIsTheBlocksOwn() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(deadline(Outcome.SKIP, new Stmt.Raise("Broke", text("b")))));
            assertEquals(RunState.FAILED, lab.finish(run));
            assertEquals("Broke: b", lab.trace(run).error());
        }
    }

    @Test
    void itIsKeptWhileNoProcessRuns() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(deadline(Outcome.SKIP, waits("w", LONG)), returns(text("on"))));
            lab.rest(run).crash();
            lab.rest(run).ticker.advanceTo(Lab.START.plus(DAY));
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
            assertEquals(Lab.START.plus(DAY), lab.ticker.now());
        }
    }

    @Test
    void aCancelEndsIt() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(deadline(Outcome.SKIP, waits("w", LONG)), step("a", call("put", text("a")))));
            lab.rest(run).engine().cancel(run, "test");
            assertEquals(RunState.CANCELLED, lab.finish(run));
            assertEquals(List.of(), lab.world.effects());
        }
    }

    private static Object added(String id) {
        return step(id, call("add", text(id))).undo("remove", text(id));
    }

    private static Stmt deadline(Outcome outcome, Object... body) {
        return new Stmt.Deadline("limit", span(DAY), block(body), outcome, null);
    }
}
