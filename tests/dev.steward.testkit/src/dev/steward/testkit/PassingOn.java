package dev.steward.testkit;

import java.util.Map;
import java.util.Optional;

import dev.steward.engine.spi.KeyValueStore;

/** A store that does what another one does, but for what a test changes. */
public interface PassingOn extends KeyValueStore {

    /** The other one. */
    KeyValueStore values();

    @Override
    default Optional<byte[]> get(String name) {
        return values().get(name);
    }

    @Override
    default Map<String, byte[]> all(String prefix) {
        return values().all(prefix);
    }

    @Override
    default void put(String name, byte[] value) {
        values().put(name, value);
    }

    @Override
    default boolean putIfAbsent(String name, byte[] value) {
        return values().putIfAbsent(name, value);
    }

    @Override
    default void remove(String name) {
        values().remove(name);
    }
}
