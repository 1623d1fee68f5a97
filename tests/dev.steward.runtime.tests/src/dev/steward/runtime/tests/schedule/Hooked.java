package dev.steward.runtime.tests.schedule;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import dev.steward.engine.spi.KeyValueStore;

/** Values beside which something happens at every write: what others do meanwhile. */
record Hooked(KeyValueStore real, Consumer<String> before, Consumer<String> after) implements KeyValueStore {

    @Override
    public Optional<byte[]> get(String name) {
        return real.get(name);
    }

    @Override
    public Map<String, byte[]> all(String prefix) {
        return real.all(prefix);
    }

    @Override
    public void put(String name, byte[] value) {
        before.accept(name);
        real.put(name, value);
        after.accept(name);
    }

    @Override
    public boolean putIfAbsent(String name, byte[] value) {
        before.accept(name);
        var put = real.putIfAbsent(name, value);
        after.accept(name);
        return put;
    }

    @Override
    public void remove(String name) {
        before.accept(name);
        real.remove(name);
        after.accept(name);
    }
}
