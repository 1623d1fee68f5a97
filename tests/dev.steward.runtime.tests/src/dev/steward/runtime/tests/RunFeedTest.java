package dev.steward.runtime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.runtime.RunFeed;

/** The feed and the engine, each of which may be waiting for the other's threads. */
class RunFeedTest {

    private static final RunId RUN = new RunId("r-1");

    private static Engine engine(Function<Engine.Listener, AutoCloseable> listen) {
        return (Engine) Proxy.newProxyInstance(Engine.class.getClassLoader(), new Class<?>[]{ Engine.class },
                (proxy, method, arguments) -> listen.apply((Engine.Listener) arguments[0]));
    }

    private static Engine.RunEvent event() {
        return new Engine.RunEvent(RUN, 1, Instant.EPOCH, "run.started", "", Map.of(), RunState.RUNNING, 0);
    }

    @Test
    void whoeverIsAskedToTellMayTellOfThePastFirst() throws Exception {
        var engine = engine(listener -> {
            var told = CompletableFuture.runAsync(() -> listener.event(event()));
            told.orTimeout(10, TimeUnit.SECONDS).join();
            return () -> {
            };
        });
        var fed = new CompletableFuture<List<RunId>>();
        var feed = new RunFeed(engine);
        try (var view = feed.subscribe(batch -> fed.complete(batch.runs()))) {
            assertEquals(List.of(RUN), fed.get(10, TimeUnit.SECONDS));
        } finally {
            feed.close();
        }
    }

    @Test
    void afterAFailureTheNextViewAsksAgain() throws Exception {
        var asked = new AtomicInteger();
        var feed = new RunFeed(engine(listener -> {
            if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("on purpose");
            }
            return () -> asked.incrementAndGet();
        }));
        assertThrows(IllegalStateException.class, () -> feed.subscribe(batch -> {
        }));
        try (var view = feed.subscribe(batch -> {
        }); var other = feed.subscribe(batch -> {
        })) {
            assertEquals(2, asked.get(), "asked once more, for both");
        }
        feed.close();
        assertTrue(asked.get() == 3, "and told to end");
    }
}
