package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.call;
import static dev.steward.testkit.Plans.plan;
import static dev.steward.testkit.Plans.returns;
import static dev.steward.testkit.Plans.step;
import static dev.steward.testkit.Plans.text;
import static dev.steward.testkit.Plans.var;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.steward.engine.RunState;
import dev.steward.engine.value.Value;
import dev.steward.testkit.Lab;

/** A step, an effect, an approval, a crash: the whole way. */
class FirstRunTest {

    @Test
    void readsAndActsAndReturns() {
        try (var lab = new Lab()) {
            var run = lab.start(
                    plan(step("a", call("read", text("x"))), step("b", call("fire", var("a"))), returns(var("b"))));
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(List.of("fire(read x)"), lab.world.effects());
            assertEquals(new Value.Text("fire read x"), lab.trace(run).output());
        }
    }

    @Test
    void waitsForApprovalOverACrash() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(step("a", call("fire", text("x"))).approve(), returns(var("a"))));
            var card = lab.card(run);
            assertEquals("approval", card.kind());
            assertEquals(List.of(), lab.world.effects());
            lab.crash();
            lab.decide(card.id(), Lab.approve());
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(List.of("fire(x)"), lab.world.effects());
        }
    }
}
