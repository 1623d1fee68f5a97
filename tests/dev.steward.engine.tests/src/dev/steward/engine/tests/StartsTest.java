package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import dev.steward.engine.Engine;
import dev.steward.engine.Engines;
import dev.steward.engine.Limits;
import dev.steward.engine.PassingValues;
import dev.steward.engine.Ports;
import dev.steward.engine.RunId;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.spi.StoreException;
import dev.steward.testkit.Held;
import dev.steward.testkit.Lab;
import dev.steward.testkit.MemMemory;

/** Starts that meet, and those that fail. */
class StartsTest extends BoundedTest {

    /** A store whose second question for a run is answered only when the test says so. */
    private static RunStore slow(RunStore store, CountDownLatch asked, CountDownLatch go) {
        var questions = new AtomicInteger();
        return (RunStore) Objects.requireNonNull(Proxy.newProxyInstance(RunStore.class.getClassLoader(),
                new Class<?>[]{ RunStore.class }, (proxy, method, args) -> {
                    if (method.getName().equals("run") && questions.incrementAndGet() == 2) {
                        asked.countDown();
                        go.await();
                    }
                    try {
                        return method.invoke(store, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    @Test
    void aSecondStartOfARunIsAcknowledgedWhenItIsDurable() throws Exception {
        try (var lab = new Lab()) {
            var asked = new CountDownLatch(1);
            var go = new CountDownLatch(1);
            var memory = new MemMemory(lab.disk, lab.life(), lab.ticker::now);
            var plan = plan(waits("w", Duration.ofDays(1)));
            lab.keep(plan);
            var start = new Engine.Start(plan, Map.of(), Lab.settings(), null, RunId.of(Lab.START, "one"), null);
            try (var engine = Engines.open(new Ports(slow(lab.store(), asked, go), memory, memory, List.of(lab.model),
                    lab.world.connectors(lab.life()), lab::plan, lab.ticker, null, lab.life(), new PassingValues(),
                    Limits.standard()),
                    new Engines.Options(Duration.ofMinutes(1), Duration.ofMinutes(5), 1000, new SplittableRandom(1)))) {
                var first = Thread.ofPlatform().start(() -> engine.start(start));
                asked.await();
                var second = new FutureTask<>(() -> lab.store().run(engine.start(start)).isPresent());
                var waiting = Thread.ofPlatform().start(second);
                until(() -> second.isDone() || waiting.getState() == Thread.State.WAITING);
                go.countDown();
                assertTrue(second.get(), "a start was acknowledged before anything was durable");
                first.join();
            }
        }
    }

    @Test
    void aStartThatFailedLeavesNoTrouble() {
        try (var lab = new Lab()) {
            lab.store().fail(StoreException.Reason.FULL, "The disk is full; make room and resume.");
            assertThrows(StoreException.class, () -> lab.start(plan(waits("w", Duration.ofDays(1)))));
            assertEquals(List.of(), lab.engine().stuck());
        }
    }

    @Test
    void asManyBeginAsMayWhoStartAtOnce() throws Exception {
        try (var lab = new Lab()) {
            lab.limits(new Limits(1, 200, 64, 16, Map.of(), 64, Map.of()));
            var fire = Held.of(lab, "fire");
            var together = new CyclicBarrier(8);
            var starts = new ArrayList<FutureTask<RunId>>();
            for (var i = 0; i < 8; i++) {
                var plan = plan(step("f", call("fire", text("" + i))));
                lab.keep(plan);
                var start = new FutureTask<>(() -> {
                    together.await();
                    return lab.engine().start(new Engine.Start(plan, Map.of(), Lab.settings(), null));
                });
                starts.add(start);
                Thread.ofPlatform().start(start);
            }
            for (var start : starts) {
                start.get();
            }
            assertEquals(1, lab.engine().queue().running());
            assertEquals(7, lab.engine().queue().places().size());
            fire.release(8);
            for (var start : starts) {
                lab.finish(start.get());
            }
            assertEquals(8, lab.world.effects().size());
        }
    }

    @Test
    void idsAreLongEnoughForThousandsInOneSecond() {
        var random = new SplittableRandom(1);
        var ids = java.util.stream.Stream.generate(() -> RunId.random(Lab.START, random)).limit(500_000).distinct();
        assertEquals(500_000, ids.count());
    }
}
