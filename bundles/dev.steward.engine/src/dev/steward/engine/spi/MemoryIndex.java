package dev.steward.engine.spi;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

/** Text search over memory: derived from {@link MemoryStore}, can be deleted and rebuilt at any time. Thread-safe. */
public interface MemoryIndex extends AutoCloseable {

    /** Adds items; an item with a known id is replaced. Visible to searches after {@link #commit}. */
    void add(List<MemoryStore.Item> items);

    /** Makes additions durable and visible. */
    void commit();

    /** Id of the newest committed item, 0 when empty: where catching up begins. */
    long position();

    /** Ids ranked by how well their text fits, best first. Any text is a valid query; it has no syntax. */
    List<Hit> search(String query, @Nullable String type, @Nullable String subject, int max);

    /** Deletes everything. */
    void clear();

    @Override
    void close();

    /** One find; a higher score fits better, and scores of two queries don't compare. */
    record Hit(long id, float score) {
    }
}
