package dev.steward.runtime.internal;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.spi.MemoryIndex;
import dev.steward.engine.spi.MemoryStore;

/**
 * The text index of a company, always as new as its store: before each search it takes in what was written since. When
 * the index fails it is rebuilt once; when it fails again the search falls back to the newest items of the store, so
 * that recall always answers. Opened at the first search. Thread-safe.
 */
final class CaughtUpIndex implements MemoryIndex {

    private static final System.Logger LOG = System.getLogger(CaughtUpIndex.class.getName());
    private static final int BATCH = 500;

    private final Lazy<MemoryIndex> index;
    private final MemoryStore store;
    private final ReentrantLock catchingUp = new ReentrantLock();

    CaughtUpIndex(Lazy<MemoryIndex> index, MemoryStore store) {
        this.index = index;
        this.store = store;
    }

    @Override
    public List<Hit> search(String query, @Nullable String type, @Nullable String subject, int max) {
        try {
            catchUp();
            return index.get().search(query, type, subject, max);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The memory index failed; it is built again", e);
            return searchRebuilt(query, type, subject, max);
        }
    }

    private List<Hit> searchRebuilt(String query, @Nullable String type, @Nullable String subject, int max) {
        try {
            rebuild();
            return index.get().search(query, type, subject, max);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The memory index can't be built; the newest items of the store are used", e);
            return type == null ? List.of()
                    : store.find(type, subject, null, max).stream().map(item -> new Hit(item.id(), 0)).toList();
        }
    }

    /** Deletes the index and builds it from the store; returns the number of items. */
    long rebuild() {
        catchingUp.lock();
        try {
            index.get().clear();
            return takeIn(0);
        } finally {
            catchingUp.unlock();
        }
    }

    private void catchUp() {
        catchingUp.lock();
        try {
            takeIn(index.get().position());
        } finally {
            catchingUp.unlock();
        }
    }

    private long takeIn(long position) {
        var open = index.get();
        var after = position;
        var count = 0L;
        for (var items = store.after(after, BATCH); !items.isEmpty(); items = store.after(after, BATCH)) {
            open.add(items);
            open.commit();
            after = items.getLast().id();
            count += items.size();
        }
        return count;
    }

    @Override
    public void add(List<MemoryStore.Item> items) {
        // Items come in from the store at the next search: one path, and a write never waits for the index.
    }

    @Override
    public void commit() {
        // See add.
    }

    @Override
    public long position() {
        return index.get().position();
    }

    @Override
    public void clear() {
        index.get().clear();
    }

    @Override
    public void close() {
        index.ifMade().ifPresent(MemoryIndex::close);
    }
}
