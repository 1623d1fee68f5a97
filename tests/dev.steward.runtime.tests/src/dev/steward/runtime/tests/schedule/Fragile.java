package dev.steward.runtime.tests.schedule;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.spi.KeyValueStore;
import dev.steward.testkit.Crash;
import dev.steward.testkit.MemKeyValueStore;
import dev.steward.testkit.PassingOn;

/** A store whose process dies before or behind the n-th thing that it writes, or that somebody else counts. */
final class Fragile implements PassingOn {

    private final MemKeyValueStore values = new MemKeyValueStore();
    private int left = Integer.MAX_VALUE;
    private boolean behind;
    private int until = Integer.MAX_VALUE;
    private @Nullable Runnable other;

    /** Dies at the n-th write from now, counted from 0; before it is made, or behind it. */
    void dieAt(int writes, boolean afterwards) {
        left = writes;
        behind = afterwards;
    }

    /** Somebody else does something right before the n-th write from now. */
    void meanwhile(int writes, Runnable action) {
        until = writes;
        other = action;
    }

    void live() {
        left = Integer.MAX_VALUE;
    }

    /** Counts something that is durable as well. */
    void count(Runnable write) {
        var action = other;
        if (until-- == 0 && action != null) {
            other = null;
            action.run();
        }
        var now = left-- == 0;
        if (now && !behind) {
            throw new Crash("before a write");
        }
        write.run();
        if (now) {
            throw new Crash("behind a write");
        }
    }

    @Override
    public KeyValueStore values() {
        return values;
    }

    @Override
    public void put(String name, byte[] value) {
        count(() -> values.put(name, value));
    }

    @Override
    public boolean putIfAbsent(String name, byte[] value) {
        var did = new boolean[1];
        count(() -> did[0] = values.putIfAbsent(name, value));
        return did[0];
    }

    @Override
    public void remove(String name) {
        count(() -> values.remove(name));
    }
}
