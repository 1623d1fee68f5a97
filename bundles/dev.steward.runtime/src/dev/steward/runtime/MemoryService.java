package dev.steward.runtime;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.spi.MemoryIndex;
import dev.steward.engine.spi.MemoryStore;

/** Records and facts of one company, for the operator. Methods block on the store; thread-safe. */
public final class MemoryService {

    private final MemoryStore store;
    private final MemoryIndex index;

    MemoryService(MemoryStore store, MemoryIndex index) {
        this.store = store;
        this.index = index;
    }

    /**
     * What to look for.
     *
     * @param like    free text to rank by, null for newest first
     * @param type    qualified name, null for any (only with {@code like})
     * @param subject null for any
     * @param asOf    what was believed then, null for now
     */
    public record Query(@Nullable String like, @Nullable String type, @Nullable String subject, @Nullable Instant asOf,
            int max) {
    }

    /** Writes a fact or record; a write with the same origin changes nothing. */
    public MemoryStore.Item remember(MemoryStore.Write write) {
        return store.write(write);
    }

    /** Items that fit, best first. */
    public List<MemoryStore.Item> recall(Query query) {
        var like = query.like();
        if (like == null) {
            var type = Objects.requireNonNull(query.type(), "A query without text needs a type.");
            return store.find(type, query.subject(), query.asOf(), query.max());
        }
        var hits = index.search(like, query.type(), query.subject(), query.max());
        return store.byIds(hits.stream().map(MemoryIndex.Hit::id).toList(), query.asOf());
    }

    /** A record by its key. */
    public Optional<MemoryStore.Item> record(String type, String key, @Nullable Instant asOf) {
        return store.record(type, key, asOf);
    }
}
