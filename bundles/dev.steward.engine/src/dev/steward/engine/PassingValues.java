package dev.steward.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

import dev.steward.engine.spi.KeyValueStore;

/** Values for an engine whose runs are not to last either, such as a trial's. Thread-safe. */
public final class PassingValues implements KeyValueStore {

    private final NavigableMap<String, byte[]> values = new ConcurrentSkipListMap<>();

    @Override
    public Optional<byte[]> get(String name) {
        return Optional.ofNullable(values.get(name)).map(byte[]::clone);
    }

    @Override
    public Map<String, byte[]> all(String prefix) {
        var found = new LinkedHashMap<String, byte[]>();
        for (var value : values.tailMap(prefix, true).entrySet()) {
            if (!value.getKey().startsWith(prefix)) {
                break;
            }
            found.put(value.getKey(), value.getValue().clone());
        }
        return Collections.unmodifiableMap(found);
    }

    @Override
    public void put(String name, byte[] value) {
        values.put(name, value.clone());
    }

    @Override
    public boolean putIfAbsent(String name, byte[] value) {
        return values.putIfAbsent(name, value.clone()) == null;
    }

    @Override
    public void remove(String name) {
        values.remove(name);
    }
}
