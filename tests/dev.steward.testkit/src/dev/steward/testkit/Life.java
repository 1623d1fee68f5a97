package dev.steward.testkit;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import dev.steward.engine.spi.FaultPoint;

/** One life of a process: every port of it asks here whether it still lives; can end at the n-th instant. Thread-safe. */
public final class Life implements FaultPoint {

    private final AtomicBoolean dead = new AtomicBoolean();
    private final AtomicInteger instants = new AtomicInteger();
    private final int last;
    private volatile String end = "";

    private Life(int last) {
        this.last = last;
    }

    /** Ends only when told to. */
    public static Life long_() {
        return new Life(Integer.MAX_VALUE);
    }

    /** Ends at the n-th instant, from 1. */
    public static Life until(int instant) {
        return new Life(instant);
    }

    @Override
    public void reached(String name) {
        instant(name);
    }

    /** An instant where a process can be lost. */
    public void instant(String name) {
        check();
        if (instants.incrementAndGet() >= last) {
            end = name;
            kill();
            throw new Crash(name);
        }
    }

    /** Throws when the process is gone. */
    public void check() {
        if (dead.get()) {
            throw new Crash("before");
        }
    }

    /** Ends it now. */
    public void kill() {
        dead.set(true);
    }

    /** Whether it still lives. */
    public boolean alive() {
        return !dead.get();
    }

    /** Where it ended. */
    public String end() {
        return end;
    }
}
