package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.steward.engine.RunState;
import dev.steward.engine.spi.StoreException;
import dev.steward.testkit.Lab;

/** Whoever starts a run may be interrupted, as a scheduler is that ends; the run is there all the same. */
class InterruptedStartTest extends BoundedTest {

    @Test
    void aRunWhoseStarterIsInterruptedStaysKnown() {
        try (var lab = new Lab()) {
            var plan = plan(step("a", call("fire", text("a"))).approve());
            lab.store().hold();
            Thread.currentThread().interrupt();
            assertThrows(StoreException.class, () -> lab.start(plan));
            Thread.interrupted();
            lab.store().release();
            until(() -> !lab.store().asks().isEmpty());
            var ask = lab.store().asks().get(0);
            lab.decide(ask.id(), Lab.approve());
            assertEquals(RunState.DONE, lab.finish(ask.run()));
            assertEquals(List.of("fire(a)"), lab.world.effects());
            assertEquals(List.of(), lab.engine().stuck());
        }
    }

    @Test
    void aQueuedRunWhoseStarterIsInterruptedBegins() {
        try (var lab = new Lab()) {
            lab.engine().holdQueue("operator");
            lab.store().hold();
            Thread.currentThread().interrupt();
            assertThrows(StoreException.class, () -> lab.start(plan(step("a", call("fire", text("a"))))));
            Thread.interrupted();
            lab.store().release();
            until(() -> !lab.engine().queue().places().isEmpty());
            var run = lab.store().open().get(0).run();
            lab.engine().releaseQueue("operator");
            assertEquals(RunState.DONE, lab.finish(run));
        }
    }
}
