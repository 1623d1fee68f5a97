package dev.steward.engine.tests.sim;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.steward.engine.spi.KeyValueStore;

/** A company's values, as one process reaches them: each change is durable on return, and the process may end then. */
record SimValues(SimDisk disk, Process process) implements KeyValueStore {

    @Override
    public Optional<byte[]> get(String name) {
        process.check();
        return Optional.ofNullable(disk.values.get(name));
    }

    @Override
    public Map<String, byte[]> all(String prefix) {
        process.check();
        var all = new LinkedHashMap<String, byte[]>();
        disk.values.tailMap(prefix, true).forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                all.put(name, value);
            }
        });
        return all;
    }

    @Override
    public void put(String name, byte[] value) {
        process.instant("before value " + name);
        disk.values.put(name, value);
        process.instant("after value " + name);
    }

    @Override
    public boolean putIfAbsent(String name, byte[] value) {
        process.instant("before value " + name);
        return disk.values.putIfAbsent(name, value) == null;
    }

    @Override
    public void remove(String name) {
        process.instant("before value " + name);
        disk.values.remove(name);
        process.instant("after value " + name);
    }
}
