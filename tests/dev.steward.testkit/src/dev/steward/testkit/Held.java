package dev.steward.testkit;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Calls of an operation that are under way until the test lets them come to their end. Thread-safe. */
public final class Held {

    private final CountDownLatch begun = new CountDownLatch(1);
    private final Semaphore go = new Semaphore(0);

    private Held() {
    }

    /** From now on every call of the operation is held. */
    public static Held of(Lab lab, String operation) {
        var held = new Held();
        lab.world.script(operation, (op, usual) -> {
            held.begun.countDown();
            held.go.acquire();
            return usual.call();
        });
        return held;
    }

    /** Waits until the first call is under way. */
    public void awaitBegun() throws InterruptedException {
        if (!begun.await(5, TimeUnit.SECONDS)) {
            throw new AssertionError("no call began within five seconds");
        }
    }

    /** Lets so many calls go on, those to come among them. */
    public void release(int calls) {
        go.release(calls);
    }
}
