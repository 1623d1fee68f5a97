package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.testkit.Lab;

/** What calls do to each other. */
class ThreadsTest extends BoundedTest {

    @Test
    void callsThatSpinTakeNothingFromOtherRuns() throws Exception {
        var spinning = new AtomicBoolean(true);
        try (var lab = new Lab()) {
            lab.unchecked();
            var under = new CountDownLatch(8);
            lab.world.script("read", (op, usual) -> {
                under.countDown();
                while (spinning.get()) {
                    Thread.onSpinWait();
                }
                return usual.call();
            });
            var stuck = new ArrayList<RunId>();
            for (var i = 0; i < 8; i++) {
                stuck.add(lab.start(plan(step("r", call("read", text("x"))))));
            }
            assertTrue(under.await(30, TimeUnit.SECONDS), "not every call has begun");
            assertEquals(RunState.DONE, lab.finish(lab.start(plan(step("f", call("fire", text("f"))),
                    step("g", call("put", text("g")))))));
            spinning.set(false);
            stuck.forEach(run -> assertEquals(RunState.DONE, lab.finish(run)));
        } finally {
            spinning.set(false);
        }
    }

    @Test
    void noThreadIsLeftWhenTheEngineIsClosed() {
        var before = engineThreads();
        try (var lab = new Lab()) {
            for (var i = 0; i < 20; i++) {
                lab.finish(lab.start(plan(step("f", call("fire", text("f" + i))))));
            }
            assertTrue(engineThreads() > before, "the engine has no threads of its own");
            lab.engine().close();
            until(() -> engineThreads() <= before);
        }
    }

    private static long engineThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("steward-engine-") && thread.isAlive()).count();
    }
}
