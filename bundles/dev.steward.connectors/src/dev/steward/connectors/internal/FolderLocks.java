package dev.steward.connectors.internal;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** One lock for each folder, shared by the connectors that a provider opened. Thread-safe. */
public final class FolderLocks {

    private final Map<Path, Lock> locks = new ConcurrentHashMap<>();

    /** The folder's lock. */
    public Lock of(Path folder) {
        return locks.computeIfAbsent(folder.toAbsolutePath().normalize(), f -> new ReentrantLock());
    }
}
