package dev.steward.testkit;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.spi.MemoryIndex;
import dev.steward.engine.spi.MemoryStore;

/** An index that finds nothing. */
public record NoIndex() implements MemoryIndex {

    @Override
    public void add(List<MemoryStore.Item> items) {
        // nothing is searched
    }

    @Override
    public void commit() {
        // nothing is searched
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
        // nothing is kept
    }

    @Override
    public void close() {
        // nothing is open
    }
}
