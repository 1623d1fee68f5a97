package dev.steward.engine.spi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.value.Value;

/**
 * The authority for canonical records and facts: append-only revisions on two clocks (valid time, recorded time).
 * Thread-safe; every write is durable on return.
 */
public interface MemoryStore {

    /** Writes a revision; a second write with the same {@code origin} changes nothing and returns the first one. */
    Item write(Write write);

    /**
     * The key that the next new record of the type gets (whole numbers from 1), reserved for {@code origin}: the same
     * origin gets the same number again.
     */
    long nextKey(String type, String origin);

    /** Current revision of a record by key, as of the moment when given. */
    Optional<Item> record(String type, String key, @Nullable Instant asOf);

    /** Items of a type, newest first; {@code subject} null means any. Expired, proposed and superseded ones are left out. */
    List<Item> find(String type, @Nullable String subject, @Nullable Instant asOf, int limit);

    /** Items by id, in the order of the ids; missing and no longer current ones are left out. */
    List<Item> byIds(List<Long> ids, @Nullable Instant asOf);

    /** Every item with an id above {@code afterId}, in order, for building the index. */
    List<Item> after(long afterId, int limit);

    /** Whether an item is a canonical record or a fact. */
    enum Kind {
        RECORD, FACT
    }

    /**
     * @param subject   of a fact: {@code company} or {@code content.Issue#41}; of a record: its own key
     * @param text      what text search sees
     * @param validFrom when it became true
     * @param expires   when retention ends, null for never
     * @param proposed  whether it waits for the operator's yes before recall sees it
     * @param origin    what wrote it, unique for each write: {@code run/path} or {@code operator/…}
     */
    record Write(Kind kind, String type, String subject, Value.Struct value, String text, String scope,
            Instant validFrom, @Nullable Instant expires, boolean proposed, String origin, Instant recordedAt) {
    }

    /** A stored revision; {@code id} grows with each write. */
    record Item(long id, int revision, Write write) {
    }
}
