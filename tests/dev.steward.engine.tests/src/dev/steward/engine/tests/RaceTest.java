package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;

import dev.steward.engine.RunState;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.value.Value;
import dev.steward.testkit.Lab;

/** The first branch that ends well counts, and nothing that another one did is lost in silence. */
class RaceTest extends BoundedTest {

    private static final Duration SOON = Duration.ofMinutes(1), LATE = Duration.ofHours(5);

    @Test
    void theFirstGivesTheValueAndTheOthersStop() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(race("x",
                    block(waits("slow", LATE), step("a", call("put", text("a"))), var("a")),
                    block(waits("fast", SOON), step("b", call("put", text("b"))), var("b"))),
                    returns(join(var("x"), op(Expr.Op.ELVIS, var("a"), text(" and not a"))))));
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
            assertEquals(new Value.Text("put b and not a"), lab.trace(run).output());
            assertEquals(List.of("put(b)"), lab.world.effects());
            assertEquals(Lab.START.plus(SOON), lab.ticker.now());
        }
    }

    @Test
    void whatALoserDidIsTakenBackInReverse() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(race(null,
                    block(added("a"), added("b"), waits("slow", LATE)),
                    block(waits("fast", SOON), step("c", call("put", text("c"))))),
                    returns(text("on"))));
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
            assertEquals(List.of("add(a)", "add(b)", "put(c)", "remove(b)", "remove(a)"), lab.world.effects());
        }
    }

    @Test
    void whatALoserHasUnderWayIsWaitedForAndTakenBack() throws InterruptedException {
        try (var lab = new Lab()) {
            var begun = new CountDownLatch(1);
            var held = new CountDownLatch(1);
            lab.world.script("add", (op, usual) -> {
                begun.countDown();
                held.await();
                return usual.call();
            });
            var run = lab.start(plan(race(null, block(added("a"), step("never", call("put", text("n")))),
                    block(waits("fast", Duration.ofSeconds(5)))), returns(text("on"))));
            assertTrue(begun.await(20, TimeUnit.SECONDS), "the call did not begin");
            lab.ticker.advanceTo(Lab.START.plusSeconds(5));
            held.countDown();
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
            assertEquals(List.of("add(a)", "remove(a)"), lab.world.effects());
        }
    }

    @Test
    void whatCantBeTakenBackIsTold() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(race(null,
                    block(step("a", call("fire", text("a"))), step("p", call("put", text("p"))), waits("slow", LATE)),
                    block(waits("fast", SOON))), returns(text("on"))));
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
            for (var path : List.of("a", "p")) {
                var why = lab.trace(run).steps().stream().filter(s -> s.path().equals(path)).findFirst().orElseThrow()
                        .why();
                assertTrue(why.contains("it stands, though another branch of the race was first: nothing takes it"
                        + " back"), path + ": " + why);
            }
        }
    }

    @Test
    void aBranchThatFailsIsOutAndTheLastOneDecides() {
        try (var lab = new Lab()) {
            var goesOn = lab.start(plan(race("x", block(added("a"), new Stmt.Raise("A", text("a"))),
                    block(waits("fast", SOON), text("b"))), returns(var("x"))));
            assertEquals(RunState.DONE, lab.finish(goesOn), () -> "" + lab.trace(goesOn).error());
            assertEquals(new Value.Text("b"), lab.trace(goesOn).output());
            assertEquals(List.of("add(a)", "remove(a)"), lab.world.effects());
            var fails = lab.start(plan(race("x", block(added("c"), new Stmt.Raise("A", text("a"))),
                    block(waits("fast", SOON), new Stmt.Raise("B", text("b"))))));
            assertEquals(RunState.COMPENSATED, lab.finish(fails));
            assertEquals("B: b", lab.trace(fails).error());
        }
    }

    @Test
    void twoThatEndAtOnceHaveOneWinner() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(
                    race("x", block(waits("one", SOON), text("a")), block(waits("other", SOON), text("b"))),
                    returns(var("x"))));
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
            assertEquals(new Value.Text("a"), lab.trace(run).output());
        }
    }

    @Test
    void theWinnersStepsAreTakenBackWithTheSagaAround() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(saga(race(null, block(waits("slow", LATE)), block(added("b"))),
                    new Stmt.Raise("Broke", text("b")))));
            assertEquals(RunState.COMPENSATED, lab.finish(run));
            assertEquals(List.of("add(b)", "remove(b)"), lab.world.effects());
        }
    }

    @Test
    void aReturnInABranchEndsThePlaybook() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(race(null, block(added("a"), waits("slow", LATE)),
                    block(waits("fast", SOON), returns(text("b")))), step("never", call("put", text("n")))));
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(new Value.Text("b"), lab.trace(run).output());
            assertEquals(List.of("add(a)", "remove(a)"), lab.world.effects());
        }
    }

    @Test
    void aCancelTakesEveryBranchBack() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(race(null, block(added("a"), waits("slow", LATE)),
                    block(added("b"), waits("slower", LATE)))));
            lab.rest(run).engine().cancel(run, "test");
            assertEquals(RunState.CANCELLED, lab.finish(run));
            assertEquals(4, lab.world.effects().size(), () -> "" + lab.world.effects());
        }
    }

    @Test
    void aLostProcessChangesNothing() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(race("x", block(added("a"), waits("slow", LATE), text("a")),
                    block(waits("fast", SOON), text("b"))), returns(var("x"))));
            lab.rest(run).crash();
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
            assertEquals(new Value.Text("b"), lab.trace(run).output());
            assertEquals(List.of("add(a)", "remove(a)"), lab.world.effects());
        }
    }

    @Test
    void anUndoThatFailsDoesNotStopTheFirst() {
        try (var lab = new Lab()) {
            lab.world.script("remove", (op, usual) -> {
                throw new BoundaryException("BadRequest", "no");
            });
            var run = lab.start(plan(race("x", block(added("a"), waits("slow", LATE), text("a")),
                    block(waits("fast", SOON), text("b"))), returns(var("x"))));
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
            assertEquals(new Value.Text("b"), lab.trace(run).output());
        }
    }

    private static Object added(String id) {
        return step(id, call("add", text(id))).undo("remove", text(id));
    }

    private static Stmt race(@Nullable String name, Stmt.Block... lanes) {
        return new Stmt.Race(name, List.of(lanes));
    }
}
