package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.steward.engine.Engine;
import dev.steward.engine.Held;
import dev.steward.engine.Held.Moment;
import dev.steward.engine.Holds;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.plan.Stmt.HandlerAction;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.value.Value;
import dev.steward.testkit.Lab;
import dev.steward.testkit.PlanBuilder;

/** Where a debugger holds a run. */
class HoldsTest extends BoundedTest {

    static RunId start(Lab lab, Plan plan, String... holds) {
        return start(lab, plan, Holds.of(List.of(holds)));
    }

    static RunId start(Lab lab, Plan plan, Holds holds) {
        lab.keep(plan);
        return lab.engine().start(new Engine.Start(plan, Map.of(), Lab.settings(), null, null, null, holds));
    }

    static List<String> keys(Lab lab, RunId run) {
        lab.rest(run);
        return lab.engine().held(run).stream().map(Held::key).toList();
    }

    private static void go(Lab lab, RunId run, String key) {
        lab.rest(run);
        lab.engine().release(run, key);
    }

    private static Plan three() {
        return plan(step("a", call("put", text("a"))), step("b", call("put", text("b"))),
                step("c", call("put", text("c"))));
    }

    @Test
    void onlyWhatIsArmedIsHeldAndNothingElseIsWritten() {
        try (var lab = new Lab()) {
            var plain = lab.start(three());
            assertEquals(RunState.DONE, lab.finish(plain));
            var run = start(lab, three());
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(lab.disk.size(plain), lab.disk.size(run), "entries of a debug run without breakpoints");
            var held = start(lab, three(), Holds.before("t.main/b"));
            assertEquals(List.of("b"), keys(lab, held));
            assertEquals("you in the debugger, before b", lab.trace(held).waitingFor());
            assertEquals(RunState.WAITING, lab.trace(held).state());
            go(lab, held, "b");
            assertEquals(RunState.DONE, lab.finish(held));
            assertEquals(9, lab.world.calls());
        }
    }

    @Test
    void heldBeforeAndAfterAcrossCrashesAndRestarts() {
        try (var lab = new Lab()) {
            var run = start(lab, three(), Holds.before("t.main/*"), Holds.after("t.main/b"));
            go(lab, run, "a");
            assertEquals(List.of("b"), keys(lab, run));
            lab.crash();
            assertEquals(List.of("b"), keys(lab, run));
            go(lab, run, "b");
            assertEquals(List.of("after b"), keys(lab, run));
            assertEquals(new Value.Text("put b"), lab.engine().held(run).getFirst().names().get("b"));
            assertEquals(List.of("put(a)", "put(b)"), lab.world.effects());
            lab.restart();
            assertEquals(List.of("after b"), keys(lab, run));
            go(lab, run, "after b");
            assertEquals(List.of("c"), keys(lab, run));
            lab.engine().hold(run, Holds.NONE, "ana");
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(List.of("put(a)", "put(b)", "put(c)"), lab.world.effects());
        }
    }

    @Test
    void aRunThatWasStartedPlainIsHeldAndLetGo() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(step("w", call("put", text("w"))).approve(), step("a", call("put", text("a"))),
                    step("b", call("put", text("b")))));
            lab.rest(run);
            lab.engine().hold(run, Holds.everyStep(), "ana");
            lab.engine().hold(run, Holds.everyStep(), "ana");
            lab.decide(lab.card(run).id(), Lab.approve());
            assertEquals(List.of("a"), keys(lab, run));
            assertEquals(Holds.everyStep(), lab.engine().holds(run));
            go(lab, run, "a");
            assertEquals(List.of("b"), keys(lab, run));
            lab.engine().hold(run, Holds.NONE, "ana");
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(1, lab.trace(run).events().stream().filter(e -> e.type().equals("run.armed")
                    && e.facts().get("holds").equals(new Value.Items(List.of(new Value.Text("before *"))))).count());
        }
    }

    @Test
    void anErrorIsHeldBeforeItIsHandled() {
        try (var lab = new Lab()) {
            lab.world.failing("put", 9, BoundaryException.OUTAGE);
            var run = start(lab, plan(step("a", call("put", text("a"))).on(BoundaryException.OUTAGE,
                    new HandlerAction.Use(text("x"))), returns(var("a"))), Holds.error(BoundaryException.OUTAGE));
            assertEquals(List.of("error a"), keys(lab, run));
            assertTrue(lab.engine().held(run).getFirst().detail().startsWith("Outage: "));
            go(lab, run, "error a");
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(new Value.Text("x"), lab.trace(run).output());
        }
    }

    @Test
    void anyExternalEffectIsHeldButNoRead() {
        try (var lab = new Lab()) {
            var run = start(lab, plan(step("r", call("read", text("r"))), step("a", call("fire", text("a")))),
                    Holds.effect("irreversible"));
            assertEquals(List.of("effect a"), keys(lab, run));
            assertEquals(List.of(), lab.world.effects());
            go(lab, run, "effect a");
            assertEquals(RunState.DONE, lab.finish(run));
            var any = start(lab, plan(step("a", call("put", text("b")))), Holds.effect(Holds.ANY));
            assertEquals(List.of("effect a"), keys(lab, any));
            go(lab, any, "effect a");
            assertEquals(RunState.DONE, lab.finish(any));
        }
    }

    @Test
    void aShareOfTheBudgetHoldsOnce() {
        try (var lab = new Lab()) {
            lab.model.price(60_000, 60_000).says("m", "x", "y", "z");
            var run = start(lab, new PlanBuilder().agent("w", TEXT, "m").budget(usd(0.2))
                    .main(step("a", agent("w")), step("b", agent("w")), step("c", agent("w"))).build(),
                    Holds.share(50));
            assertEquals(List.of("share c"), keys(lab, run));
            assertEquals("50 %", lab.engine().held(run).getFirst().detail());
            go(lab, run, "share c");
            assertEquals(RunState.DONE, lab.finish(run));
        }
    }

    @Test
    void aQuestionOfAPolicyIsHeldBeforeItIsAsked() {
        try (var lab = new Lab()) {
            var run = start(lab, new PlanBuilder()
                    .policy("careful", "*", op(Expr.Op.EQ, num(1), num(1)), Plan.Verdict.ASK)
                    .main(step("a", call("fire", text("a")))).build(), Holds.asks());
            assertEquals(List.of("asks a"), keys(lab, run));
            assertEquals(List.of(), lab.asks(run));
            go(lab, run, "asks a");
            lab.decide(lab.card(run).id(), Lab.approve());
            assertEquals(RunState.DONE, lab.finish(run));
        }
    }

    @Test
    void branchesAreHeldOneByOne() {
        try (var lab = new Lab()) {
            var lanes = IntStream.range(0, 64).mapToObj(i -> block(step("s" + i, call("put", text("p" + i)))))
                    .toArray(Stmt.Block[]::new);
            var run = start(lab, plan(parallel(64, Stmt.Join.ALL, 64, lanes)), Holds.everyStep());
            assertEquals(64, keys(lab, run).size());
            go(lab, run, "s7");
            assertEquals(63, keys(lab, run).size());
            assertEquals(List.of("put(p7)"), lab.world.effects());
            lab.crash();
            assertEquals(63, keys(lab, run).size());
            for (var key : keys(lab, run)) {
                lab.engine().release(run, key);
            }
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(64, lab.world.effects().size());
        }
    }

    @Test
    void aHeldRunCanBeCancelledAndItsSagaIsTakenBack() {
        try (var lab = new Lab()) {
            var run = start(lab, plan(saga(step("p", call("add", text("p"))).undo("remove", text("p")),
                    step("a", call("put", text("a"))))), Holds.after("t.main/p"));
            assertEquals(List.of("after p"), keys(lab, run));
            lab.engine().cancel(run, "ana");
            assertEquals(RunState.CANCELLED, lab.finish(run));
            assertEquals(List.of("add(p)", "remove(p)"), lab.world.effects());
            assertTrue(lab.engine().held(run).isEmpty());
        }
    }

    @Test
    void aPauseHoldsWhatTheDebuggerLetsGo() {
        try (var lab = new Lab()) {
            var run = start(lab, three(), Holds.before("t.main/b"));
            assertEquals(List.of("b"), keys(lab, run));
            lab.engine().pause(run, "ana");
            lab.engine().release(run, "b");
            lab.rest(run);
            assertEquals(List.of("put(a)"), lab.world.effects());
            assertFalse(lab.trace(run).state().ended());
            lab.engine().unpause(run, "ana");
            assertEquals(RunState.DONE, lab.finish(run));
        }
    }

    @Test
    void aHeldRunTakesNoPlaceOfAnother() {
        try (var lab = new Lab()) {
            lab.limits(new dev.steward.engine.Limits(1, 1, 64, 1, Map.of(), 64, Map.of()));
            var held = start(lab, three(), Holds.before("t.main/b"));
            assertEquals(List.of("b"), keys(lab, held));
            assertEquals(RunState.DONE, lab.finish(lab.start(three())));
            go(lab, held, "b");
            assertEquals(RunState.DONE, lab.finish(held));
        }
    }

    @Test
    void momentsHaveKeysOfTheirOwn() {
        assertEquals("a/b", Held.key(Moment.BEFORE, "a/b"));
        assertEquals("after a/b", Held.key(Moment.AFTER, "a/b"));
        assertTrue(Holds.everyStep().covers("before", "p/s"));
        assertTrue(Holds.of(List.of("before p/*")).covers("before", "p/s"));
        assertFalse(Holds.of(List.of("before p/*")).covers("before", "q/s"));
        assertFalse(Holds.of(List.of("before p/*")).covers("after", "p/s"));
    }
}
