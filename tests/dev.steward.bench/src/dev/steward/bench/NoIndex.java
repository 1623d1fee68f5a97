package dev.steward.bench;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.spi.MemoryIndex;
import dev.steward.engine.spi.MemoryStore;

/** Memory's index in benches that use none. */
final class NoIndex implements MemoryIndex {

    @Override
    public void add(List<MemoryStore.Item> items) {
        // nothing is searched
    }

    @Override
    public void commit() {
        // nothing is kept
    }

    @Override
    public long position() {
        return 0;
    }

    @Override
    public List<Hit> search(String query, @Nullable String type, @Nullable String subject, int max) {
        return List.of();
    }

    @Override
    public void clear() {
        // there is nothing
    }

    @Override
    public void close() {
        // there is nothing
    }
}
