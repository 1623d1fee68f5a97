package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.steward.engine.RunState;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.value.Value;
import dev.steward.testkit.Lab;

/** Parallel blocks that are over when some of their lanes have ended well. */
class JoinTest extends BoundedTest {

    private static final Duration SOON = Duration.ofMinutes(1), LATE = Duration.ofHours(5);

    @Test
    void theNamesOfTheLanesThatCountAreThereAndTheOthersAreNone() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(lanes(Stmt.Join.ANY, 0,
                    block(waits("slow", LATE), step("a", call("put", text("a")))),
                    block(waits("fast", SOON), step("b", call("put", text("b"))))), shown("a", "b")));
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
            assertEquals(new Value.Text("-,put b,"), lab.trace(run).output());
            assertEquals(Lab.START.plus(SOON), lab.ticker.now());
        }
    }

    @Test
    void whatTheLanesDidThatAreNotNeededIsTakenBack() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(lanes(Stmt.Join.COUNT, 2,
                    block(added("a"), waits("slow", LATE)),
                    block(waits("fast", SOON), added("b")),
                    block(waits("fast2", SOON.multipliedBy(2)), added("c"))), shown("a", "b", "c")));
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
            assertEquals(List.of("add(a)", "add(b)", "add(c)", "remove(a)"), lab.world.effects());
            assertEquals(new Value.Text("-,add b,add c,"), lab.trace(run).output());
        }
    }

    @Test
    void aLaneThatFailsIsTakenBackAndTheOthersGoOn() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(lanes(Stmt.Join.COUNT, 2,
                    block(added("a"), new Stmt.Raise("Broke", text("a"))),
                    block(waits("fast", SOON), added("b")),
                    block(waits("slow", LATE), added("c"))), shown("a", "b", "c")));
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
            assertEquals(List.of("add(a)", "remove(a)", "add(b)", "add(c)"), lab.world.effects());
        }
    }

    @Test
    void itFailsAsSoonAsTooManyLanesHaveFailed() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(lanes(Stmt.Join.COUNT, 2,
                    block(waits("fast", SOON), new Stmt.Raise("First", text("a"))),
                    block(waits("faster", SOON), new Stmt.Raise("Second", text("b"))),
                    block(added("c"), waits("slow", LATE)))));
            assertEquals(RunState.COMPENSATED, lab.finish(run));
            assertEquals("Second: b", lab.trace(run).error());
            assertEquals(List.of("add(c)", "remove(c)"), lab.world.effects());
            assertEquals(Lab.START.plus(SOON), lab.ticker.now());
        }
    }

    @Test
    void plansFromBeforeTakeNothingBack() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(parallel(2, Stmt.Join.ANY, 0, block(added("a"), waits("slow", LATE)),
                    block(waits("fast", SOON))), returns(text("on"))));
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
            assertEquals(List.of("add(a)"), lab.world.effects());
        }
    }

    private static Stmt shown(String... names) {
        var parts = new java.util.ArrayList<Expr>();
        for (var name : names) {
            parts.add(op(Expr.Op.ELVIS, var(name), text("-")));
            parts.add(text(","));
        }
        return returns(join(parts.toArray(Expr[]::new)));
    }

    private static Object added(String id) {
        return step(id, call("add", text(id))).undo("remove", text(id));
    }

    private static Stmt lanes(Stmt.Join join, int count, Stmt.Block... lanes) {
        return new Stmt.Parallel(lanes.length, join, count, List.of(lanes), true);
    }
}
