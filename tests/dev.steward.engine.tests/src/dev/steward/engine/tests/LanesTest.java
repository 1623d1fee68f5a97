package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import dev.steward.engine.RunState;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.value.Value;
import dev.steward.testkit.Lab;

/** Loops and lanes. */
class LanesTest extends BoundedTest {

    @Test
    void collectsResultsInItemOrderUnderKeys() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(new Stmt.Foreach("all", "n", list(text("c"), text("a"), text("b")), var("n"), 5, 3,
                    block(step("s", call("read", var("n"))), var("s"))),
                    returns(new Expr.Fn("join", List.of(var("all"), text("|"))))));
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
            assertEquals(new Value.Text("read c|read a|read b"), lab.trace(run).output());
            assertEquals(List.of("all[a]/s", "all[b]/s", "all[c]/s"),
                    lab.trace(run).steps().stream().map(s -> s.path()).sorted().toList());
        }
    }

    @Test
    void keysAreUniqueAndBounded() {
        try (var lab = new Lab()) {
            var twice = lab.start(plan(foreach("n", list(text("a"), text("a")), 1, step("s", call("fire", var("n"))))));
            assertEquals(RunState.FAILED, lab.finish(twice));
            assertTrue(String.valueOf(lab.trace(twice).error()).startsWith("DuplicateKey: "));
            var many = lab
                    .start(plan(new Stmt.Foreach(null, "n", list(text("a"), text("b")), var("n"), 1, 1, block())));
            assertEquals(RunState.FAILED, lab.finish(many));
            assertTrue(String.valueOf(lab.trace(many).error()).startsWith("TooMany: "));
            assertEquals(List.of(), lab.world.effects());
        }
    }

    @Test
    void runsNoMoreThanAllowedAtOnce() {
        try (var lab = new Lab()) {
            var now = new AtomicInteger();
            var most = new AtomicInteger();
            lab.world.script("read", (op, usual) -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                Thread.yield();
                now.decrementAndGet();
                return usual.call();
            });
            var items = new ArrayList<Expr>();
            for (var i = 0; i < 40; i++) {
                items.add(text("i" + i));
            }
            var run = lab
                    .start(plan(foreach("n", list(items.toArray(Expr[]::new)), 3, step("s", call("read", var("n"))))));
            assertEquals(RunState.DONE, lab.finish(run));
            assertTrue(most.get() <= 3, "at once: " + most);
            assertEquals(40, lab.world.calls());
        }
    }

    @Test
    void aFailingLaneStopsTheOthersAtASafePoint() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(parallel(3, Stmt.Join.ALL, 3,
                    block(waits("long", Duration.ofDays(9)), step("x", call("fire", text("x")))),
                    block(step("ask", call("fire", text("y"))).approve()),
                    block(waits("short", Duration.ofSeconds(5)), new Stmt.Raise("Broke", text("b"))))));
            lab.operator((card, world) -> null);
            assertEquals(RunState.FAILED, lab.finish(run));
            assertEquals("Broke: b", lab.trace(run).error());
            assertEquals(List.of(), lab.world.effects());
            assertEquals(List.of(), lab.asks(run));
            assertEquals(Lab.START.plusSeconds(5), lab.ticker.now());
        }
    }

    @Test
    void anyTakesTheFirst() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(
                    parallel(2, Stmt.Join.ANY, 1,
                            block(waits("slow", Duration.ofDays(9)), step("x", call("fire", text("x")))),
                            block(waits("fast", Duration.ofMinutes(1)), step("y", call("fire", text("y"))))),
                    returns(text("z"))));
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(List.of("fire(y)"), lab.world.effects());
            var none = lab.start(plan(parallel(2, Stmt.Join.ANY, 1, block(new Stmt.Raise("A", text("a"))),
                    block(new Stmt.Raise("B", text("b"))))));
            assertEquals(RunState.FAILED, lab.finish(none));
        }
    }

    @Test
    void namesOfAllLanesAreSeenAfterwards() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(parallel(2, Stmt.Join.ALL, 2, block(step("a", call("read", text("1")))),
                    block(step("b", call("read", text("2"))))), returns(join(var("a"), text(" "), var("b")))));
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(new Value.Text("read 1 read 2"), lab.trace(run).output());
        }
    }

    @Test
    void aReturnInALaneEndsThePlaybook() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(
                    foreach("n", list(text("a"), text("b"), text("c")), 1, step("s", call("put", var("n"))),
                            new Stmt.Branch(null,
                                    List.of(new Stmt.Arm(op(Expr.Op.EQ, var("n"), text("b")),
                                            block(returns(text("found"))))),
                                    block())),
                    returns(text("none"))));
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(new Value.Text("found"), lab.trace(run).output());
            assertEquals(List.of("put(a)", "put(b)"), lab.world.effects());
        }
    }
}
