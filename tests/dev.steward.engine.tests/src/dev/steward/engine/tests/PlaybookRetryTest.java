package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.steward.engine.RunState;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.plan.Stmt.HandlerAction;
import dev.steward.testkit.Lab;
import dev.steward.testkit.PlanBuilder;

/** A step that calls a playbook and is tried again: what was done outside is taken back first, or not done again. */
class PlaybookRetryTest extends BoundedTest {

    private static final Stmt FAIL = new Stmt.Raise("Outage", text("down"));

    private static Plan calling(Object... inner) {
        return new PlanBuilder().playbook("t.inner", List.of(), null, inner)
                .main(step("s", sub("t.inner")).retry(3, "Outage"), returns(var("s"))).build();
    }

    @Test
    void whatTheSagaTookBackIsDoneAnew() {
        try (var lab = new Lab()) {
            lab.world.failing("read", 2, "Outage");
            var run = lab.start(calling(
                    saga(step("a", call("add", text("x"))).undo("remove", text("x")),
                            step("r", call("read", text("r")))),
                    returns(var("r"))));
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(List.of("add(x)", "remove(x)", "add(x)", "remove(x)", "add(x)"), lab.world.effects());
            var effects = lab.trace(run).effects();
            assertEquals(List.of("s/a", "s#2/a", "s#3/a"),
                    effects.stream().map(e -> e.path()).filter(p -> !p.contains("~")).toList());
            assertEquals(List.of("compensated", "compensated", "done"), effects.stream()
                    .filter(e -> !e.path().contains("~")).map(e -> e.state()).toList());
        }
    }

    /** What was done under a declared key and taken back needs a new one: the other side has seen the first. */
    @Test
    void aDeclaredKeyIsRenewedWhenItsEffectWasTakenBack() {
        try (var lab = new Lab()) {
            lab.world.failing("read", 1, "Outage");
            var run = lab.start(calling(
                    saga(step("a", call("put", text("x"))).undo("remove", text("x")),
                            step("r", call("read", text("r")))),
                    returns(var("r"))));
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(List.of("put(x)", "remove(x)", "put(x)"), lab.world.effects());
        }
    }

    @Test
    void whatStandsIsNotDoneTwice() {
        try (var lab = new Lab()) {
            var run = lab.start(calling(step("a", call("put", text("x"))), FAIL));
            assertEquals(RunState.FAILED, lab.finish(run));
            assertEquals(List.of("put(x)"), lab.world.effects());
            var step = lab.trace(run).steps().stream().filter(s -> s.path().equals("s")).findFirst().orElseThrow();
            assertTrue(step.why().contains("not tried again, as this is done already: s/a"), step.why().toString());
        }
    }

    @Test
    void whatCouldNotBeTakenBackIsNotDoneTwice() {
        try (var lab = new Lab()) {
            lab.world.failing("remove", 99, "NotFound");
            var run = lab.start(calling(saga(step("a", call("add", text("x"))).undo("remove", text("x")), FAIL)));
            assertEquals(RunState.PARTLY_COMPENSATED, lab.finish(run));
            assertEquals(List.of("add(x)"), lab.world.effects());
        }
    }

    @Test
    void aSagaThatIsOverProtectsNothing() {
        try (var lab = new Lab()) {
            var run = lab.start(
                    calling(saga(step("a", call("add", text("x"))).undo("remove", text("x"))), FAIL));
            assertEquals(RunState.FAILED, lab.finish(run));
            assertEquals(List.of("add(x)"), lab.world.effects());
        }
    }

    @Test
    void readingIsTriedAgain() {
        try (var lab = new Lab()) {
            lab.world.failing("read", 2, "Outage");
            var run = lab.start(calling(step("r", call("read", text("r"))), returns(var("r"))));
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(3, lab.world.calls());
        }
    }

    @Test
    void theOperatorIsToldWhatTryingAgainWouldRepeat() {
        try (var lab = new Lab()) {
            var run = lab.start(new PlanBuilder()
                    .playbook("t.inner", List.of(), null, step("a", call("put", text("x"))), FAIL)
                    .main(step("s", sub("t.inner")).on("", new HandlerAction.Escalate(text("What now?")))).build());
            lab.rest(run);
            assertTrue(lab.card(run).toString().contains("Trying again does once more what is done already: s/a."),
                    lab.card(run).toString());
            lab.decide(lab.asks(run).get(0).id(), Lab.reject("no"));
            assertEquals(RunState.FAILED, lab.finish(run));
            assertEquals(List.of("put(x)"), lab.world.effects());
        }
    }
}
