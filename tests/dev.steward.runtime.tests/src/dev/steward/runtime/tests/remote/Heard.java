package dev.steward.runtime.tests.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import dev.steward.engine.Engine;

/** Collects events until a run ended. */
final class Heard implements Engine.Listener {

    final CountDownLatch ended = new CountDownLatch(1);
    private final List<Engine.RunEvent> events = new ArrayList<>();

    @Override
    public synchronized void event(Engine.RunEvent event) {
        events.add(event);
        if (event.type().equals("run.ended")) {
            ended.countDown();
        }
    }

    synchronized List<Engine.RunEvent> events() {
        return List.copyOf(events);
    }

    @Override
    public String toString() {
        return events().toString();
    }
}
