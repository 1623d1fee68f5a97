package dev.steward.testkit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.steward.engine.spi.KeyValueStore;

/** Small values in memory; they outlive the store when the map does. Thread-safe for one store a map. */
public final class MemKeyValueStore implements KeyValueStore {

    private final Map<String, byte[]> values;

    /** Empty. */
    public MemKeyValueStore() {
        this(new TreeMap<>());
    }

    /** Over what an earlier life left. */
    public MemKeyValueStore(Map<String, byte[]> values) {
        this.values = values;
    }

    @Override
    public synchronized Optional<byte[]> get(String name) {
        return Optional.ofNullable(values.get(name)).map(byte[]::clone);
    }

    @Override
    public synchronized Map<String, byte[]> all(String prefix) {
        var found = new LinkedHashMap<String, byte[]>();
        new TreeMap<>(values).forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                found.put(name, value.clone());
            }
        });
        return found;
    }

    @Override
    public synchronized void put(String name, byte[] value) {
        values.put(checked(name, value), value.clone());
    }

    @Override
    public synchronized boolean putIfAbsent(String name, byte[] value) {
        return values.putIfAbsent(checked(name, value), value.clone()) == null;
    }

    @Override
    public synchronized void remove(String name) {
        values.remove(name);
    }

    private static String checked(String name, byte[] value) {
        if (name.isEmpty() || name.length() > MOST_NAME || value.length > MOST_BYTES) {
            throw new IllegalArgumentException("too long: " + name);
        }
        return name;
    }
}
