package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import dev.steward.engine.Limits;
import dev.steward.engine.Queue;
import dev.steward.engine.RunState;
import dev.steward.testkit.Lab;

/** Turns of runs that somebody brought on before they came. */
class TurnsTest extends BoundedTest {

    /** A run is due while all places are taken, goes on by the operator's word, and rests when its turn comes. */
    @Test
    void aTurnThatIsOfNoUseTakesNoPlace() {
        try (var lab = new Lab()) {
            lab.limits(new Limits(1, 200, 64, 16, Map.of(), 64, Map.of()));
            var calls = new AtomicInteger();
            var go = new Semaphore(0);
            lab.world.script("fire", (op, usual) -> {
                calls.incrementAndGet();
                go.acquire();
                return usual.call();
            });
            var due = lab.start(plan(waits("short", Duration.ofSeconds(30)), waits("long", Duration.ofDays(9))));
            lab.rest(due);
            lab.crash();
            var busy = lab.start(plan(step("f", call("fire", text("a")))));
            until(() -> calls.get() > 0);
            // less than a call may take, or its place would be free
            lab.ticker.advance(Duration.ofSeconds(40));
            assertEquals(List.of(due), lab.engine().queue().places().stream().map(Queue.Place::run).toList());
            lab.engine().pause(due, "operator");
            lab.engine().unpause(due, "operator");
            lab.rest(due);
            go.release(2);
            assertEquals(RunState.DONE, lab.finish(busy));
            until(() -> lab.engine().queue().running() == 0);
            assertEquals(RunState.DONE, lab.finish(lab.start(plan(step("f", call("fire", text("b")))))));
        }
    }
}
