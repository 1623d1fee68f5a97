package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.spi.RunStore;
import dev.steward.testkit.Lab;

/** Two questions never share an id. */
class AskIdTest extends BoundedTest {

    @Test
    void aTakenIdIsNotUsedAgain() {
        try (var lab = new Lab()) {
            var plan = plan(step("a", call("fire", text("a"))).approve());
            var first = lab.start(plan);
            var id = lab.card(first).id();
            var other = new RunStore.AskRow(id, new RunId("r-other"), "a", "approval", "of another run", Lab.START,
                    null, null);
            lab.engine().cancel(first, "operator");
            lab.finish(first);
            lab.disk.forget(first);
            lab.disk.ask(other);
            lab.engine().start(new Engine.Start(plan, Map.of(), Lab.settings(), null, first, null));
            var card = lab.asks(first).get(0);
            assertNotEquals(id, card.id());
            assertEquals(other, lab.store().ask(id).orElseThrow());
            lab.decide(card.id(), Lab.approve());
            assertEquals(RunState.DONE, lab.finish(first));
            assertEquals(List.of("fire(a)"), lab.world.effects());
        }
    }

    @Test
    void aQuestionUnderItsSecondIdCanBeTakenBack() {
        try (var lab = new Lab()) {
            var plan = plan(step("a", call("fire", text("a"))).approve());
            var first = lab.start(plan);
            var id = lab.card(first).id();
            lab.engine().cancel(first, "operator");
            lab.finish(first);
            lab.disk.forget(first);
            lab.disk.ask(new RunStore.AskRow(id, new RunId("r-other"), "a", "approval", "of another run", Lab.START,
                    null, null));
            lab.engine().start(new Engine.Start(plan, Map.of(), Lab.settings(), null, first, null));
            lab.engine().cancel(first, "operator");
            assertEquals(RunState.CANCELLED, lab.finish(first));
            assertEquals(List.of(id), lab.store().asks().stream().map(RunStore.AskRow::id).toList());
        }
    }
}
