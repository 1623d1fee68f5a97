package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import dev.steward.engine.RunState;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.plan.Stmt.HandlerAction;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.value.Value;
import dev.steward.testkit.Lab;
import dev.steward.testkit.PlanBuilder;
import dev.steward.testkit.StepPlan;

/** What is taken back, in which order, how often. */
class SagaTest extends BoundedTest {

    private static StepPlan add(String id) {
        return step(id, call("add", text(id))).undo("remove", text(id));
    }

    private static final Stmt FAIL = new Stmt.Raise("Broke", text("b"));

    @Test
    void takesBackInReverseOnce() {
        try (var lab = new Lab()) {
            var run = lab
                    .start(plan(saga(add("a"), parallel(2, Stmt.Join.ALL, 2, block(add("b")), block(add("c"))), FAIL)));
            assertEquals(RunState.COMPENSATED, lab.finish(run));
            var effects = lab.world.effects();
            assertEquals(6, effects.size());
            assertEquals("remove(a)", effects.get(5));
            var second = effects.get(1).replace("add", "").equals("(b)") ? "b" : "c";
            assertEquals("remove(" + (second.equals("b") ? "c" : "b") + ")", effects.get(3));
            assertEquals("Broke: b", lab.trace(run).error());
            assertEquals("compensated", lab.trace(run).effects().get(0).state());
        }
    }

    @Test
    void undoIsEvaluatedOverWhatTheStepGave() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(saga(step("a", call("add", text("x"))).undo("remove", var("a")), FAIL)));
            assertEquals(RunState.COMPENSATED, lab.finish(run));
            assertEquals(List.of("add(x)", "remove(add x)"), lab.world.effects());
        }
    }

    @Test
    void innerSagasBelongToTheOuterOne() {
        try (var lab = new Lab()) {
            var run = lab
                    .start(new PlanBuilder().playbook("t.inner", List.of(), null, saga(add("i")), returns(text("x")))
                            .main(saga(add("a"), saga(add("b")), step("s", sub("t.inner")), FAIL)).build());
            assertEquals(RunState.COMPENSATED, lab.finish(run));
            assertEquals(List.of("add(a)", "add(b)", "add(i)", "remove(i)", "remove(b)", "remove(a)"),
                    lab.world.effects());
        }
    }

    @Test
    void namesOfASagaAreSeenAfterIt() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(saga(step("a", call("add", text("x")))), returns(var("a"))));
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(new Value.Text("add x"), lab.trace(run).output());
        }
    }

    @Test
    void whatCantBeTakenBackIsSaid() {
        try (var lab = new Lab()) {
            var sent = lab.start(plan(saga(add("a"), step("f", call("fire", text("f"))), FAIL)));
            assertEquals(RunState.PARTLY_COMPENSATED, lab.finish(sent));
            lab.world.failing("remove", 99, "NotFound");
            var stuck = lab.start(plan(saga(add("a"), add("b"), FAIL)));
            assertEquals(RunState.PARTLY_COMPENSATED, lab.finish(stuck));
            var undone = lab.trace(stuck).steps().stream().filter(s -> s.path().equals("b~undo")).findFirst()
                    .orElseThrow();
            assertEquals("failed", undone.state());
        }
    }

    @Test
    void aStepThatDidNothingIsNotTakenBack() {
        try (var lab = new Lab()) {
            lab.world.failing("add", 1, "NotFound");
            var run = lab.start(plan(saga(add("a").on("", new HandlerAction.Use(text("instead"))), add("b"), FAIL)));
            assertEquals(RunState.COMPENSATED, lab.finish(run));
            assertEquals(List.of("add(b)", "remove(b)"), lab.world.effects());
        }
    }

    @Test
    void undoIsTriedAgain() {
        try (var lab = new Lab()) {
            lab.world.failing("remove", 2, "Outage");
            var run = lab.start(plan(saga(add("a"), FAIL)));
            assertEquals(RunState.COMPENSATED, lab.finish(run));
            assertEquals(List.of("add(a)", "remove(a)"), lab.world.effects());
        }
    }

    @Test
    void aFailureWithNothingToTakeBackIsAFailure() {
        try (var lab = new Lab()) {
            assertEquals(RunState.FAILED, lab.finish(lab.start(plan(saga(FAIL)))));
        }
    }

    @Test
    void cancelTakesBackAndLetsAnEffectFinish() throws Exception {
        try (var lab = new Lab()) {
            var under = new CountDownLatch(1);
            var go = new CountDownLatch(1);
            lab.world.script("launch", (op, usual) -> {
                under.countDown();
                go.await();
                return usual.call();
            });
            var run = lab.start(plan(saga(add("a"), step("l", call("launch", text("l"))).undo("remove", text("l")),
                    step("never", call("fire", text("n"))))));
            assertTrue(under.await(5, TimeUnit.SECONDS));
            lab.engine().cancel(run, "operator");
            go.countDown();
            assertEquals(RunState.CANCELLED, lab.finish(run));
            assertEquals(List.of("add(a)", "launch(l)", "remove(l)", "remove(a)"), lab.world.effects());
        }
    }

    @Test
    void cancelWhileTakingBackChangesNothing() {
        try (var lab = new Lab()) {
            lab.world.failing("remove", 1, "Outage");
            var run = lab.start(plan(saga(add("a"), add("b"), FAIL)));
            lab.rest(run);
            assertEquals(RunState.COMPENSATING, lab.trace(run).state());
            lab.engine().cancel(run, "operator");
            assertEquals(RunState.COMPENSATED, lab.finish(run));
            assertEquals(List.of("add(a)", "add(b)", "remove(b)", "remove(a)"), lab.world.effects());
        }
    }

    @Test
    void skippingTakesBackToo() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(saga(add("a"), new Stmt.EndSkipped(text("no")))));
            assertEquals(RunState.SKIPPED, lab.finish(run));
            assertEquals(List.of("add(a)", "remove(a)"), lab.world.effects());
        }
    }

    /** What is late is taken back all the same. */
    @Test
    void aTimeThatIsUsedUpDoesNotKeepFromTakingBack() {
        try (var lab = new Lab()) {
            var run = lab.start(new PlanBuilder()
                    .budget(new Stmt.Budget(null, null, Duration.ofHours(1), null, null, null))
                    .main(saga(add("a"), waits("w", Duration.ofHours(2)), add("b"))).build());
            assertEquals(RunState.COMPENSATED, lab.finish(run));
            assertEquals(List.of("add(a)", "remove(a)"), lab.world.effects());
        }
    }

    /** It answered what its declaration does not allow: it happened all the same. */
    @Test
    void anEffectWhoseAnswerItsConnectorRefusesIsTakenBack() {
        try (var lab = new Lab()) {
            lab.world.script("add", (op, usual) -> {
                usual.call();
                throw new BoundaryException(BoundaryException.INVALID_OUTPUT, "does not fit");
            });
            var run = lab.start(plan(saga(add("a"))));
            assertEquals(RunState.COMPENSATED, lab.finish(run));
            assertEquals(List.of("add(a)", "remove(a)"), lab.world.effects());
        }
    }
}
