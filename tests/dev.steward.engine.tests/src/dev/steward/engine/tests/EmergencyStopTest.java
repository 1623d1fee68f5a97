package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.steward.engine.RefusedException;
import dev.steward.engine.RunState;
import dev.steward.engine.plan.Stmt;
import dev.steward.testkit.Held;
import dev.steward.testkit.Lab;

/** The emergency stop. */
class EmergencyStopTest extends BoundedTest {

    @Test
    void nothingBeginsUntilItIsLifted() throws Exception {
        try (var lab = new Lab()) {
            var fire = Held.of(lab, "fire");
            var run = lab.start(plan(step("f", call("fire", text("f"))), step("g", call("put", text("g")))));
            fire.awaitBegun();
            lab.engine().stopAll("operator");
            fire.release(9);
            lab.rest(run);
            assertEquals(List.of("fire(f)"), lab.world.effects());
            assertEquals("the emergency stop to be lifted", lab.store().run(run).orElseThrow().waitingFor());
            var refused = assertThrows(RefusedException.class, () -> lab.start(plan()));
            assertEquals("Everything was stopped by operator at 2026-09-14 07:00; lift the stop before you start "
                    + "anything.", refused.getMessage());
            lab.crash();
            assertThrows(RefusedException.class, () -> lab.start(plan()));
            lab.rest(run);
            assertEquals(List.of("fire(f)"), lab.world.effects());
            lab.engine().liftStop("operator");
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(List.of("fire(f)", "put(g)"), lab.world.effects());
        }
    }

    @Test
    void nothingIsTakenBackUntilItIsLifted() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(saga(step("a", call("add", text("a"))).undo("remove", text("a")),
                    waits("w", Duration.ofHours(1)), step("b", call("put", text("b"))))));
            lab.rest(run);
            lab.engine().stopAll("operator");
            lab.engine().cancel(run, "operator");
            lab.rest(run);
            assertEquals(List.of("add(a)"), lab.world.effects());
            assertEquals(RunState.COMPENSATING, lab.store().run(run).orElseThrow().state());
            lab.crash();
            lab.rest(run);
            assertEquals(List.of("add(a)"), lab.world.effects());
            lab.engine().liftStop("operator");
            assertEquals(RunState.CANCELLED, lab.finish(run));
            assertEquals(List.of("add(a)", "remove(a)"), lab.world.effects());
        }
    }

    /** Found by the simulator: it was begun first and then taken for lost with the process before. */
    @Test
    void whatAStopKeptBackIsBegunOnceByAProcessThatFindsItLifted() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(parallel(2, Stmt.Join.ALL, 0,
                    block(waits("w", Duration.ofMinutes(1)), step("f", call("fire", text("f")))),
                    block(waits("v", Duration.ofMinutes(5)), step("g", call("put", text("g")))))));
            lab.rest(run);
            lab.engine().stopAll("operator");
            lab.ticker.advance(Duration.ofMinutes(1));
            lab.rest(run);
            assertEquals(List.of(), lab.world.effects());
            lab.engine().close();
            lab.ticker.advance(Duration.ofMinutes(9));
            lab.crash();
            lab.engine().liftStop("operator");
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(List.of("fire(f)", "put(g)"), lab.world.effects().stream().sorted().toList());
            assertEquals(0, lab.trace(run).events().stream().filter(e -> e.type().equals("effect.unknown")).count());
        }
    }

    @Test
    void whatLostItsProcessBeforeTheStopIsFoundOutAfterwards() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(waits("w", Duration.ofMinutes(1)), step("g", call("put", text("g")))));
            lab.rest(run);
            lab.engine().stopAll("operator");
            lab.crash();
            lab.ticker.advance(Duration.ofMinutes(2));
            assertEquals(List.of(), lab.world.effects());
            lab.engine().liftStop("operator");
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(List.of("put(g)"), lab.world.effects());
        }
    }
}
