package dev.steward.runtime.internal.trial;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.spi.MemoryIndex;
import dev.steward.engine.spi.MemoryStore;
import dev.steward.runtime.internal.fixture.Recording;

/** Records and facts that live as long as a test, and their text search: newest first. Thread-safe. */
public final class TrialMemory implements MemoryStore, MemoryIndex {

    private final List<Item> items = new ArrayList<>();
    private final Map<String, Map<String, Long>> keys = new HashMap<>();
    private final @Nullable Recording recording;

    /** With nothing in it. */
    public TrialMemory() {
        this(null);
    }

    /** @param recording gives records the numbers that they had, null for none */
    TrialMemory(@Nullable Recording recording) {
        this.recording = recording;
    }

    @Override
    public synchronized Item write(Write write) {
        var before = items.stream().filter(i -> i.write().origin().equals(write.origin())).findFirst();
        if (before.isPresent()) {
            return before.get();
        }
        var revision = 1 + (int) items.stream().filter(i -> i.write().type().equals(write.type())
                && i.write().subject().equals(write.subject())).count();
        var item = new Item(items.size() + 1L, revision, write);
        items.add(item);
        return item;
    }

    @Override
    public synchronized long nextKey(String type, String origin) {
        var recorded = recording == null ? OptionalLong.empty()
                : recording.keyAt(origin.substring(origin.indexOf('/') + 1), type);
        if (recorded.isPresent()) {
            return recorded.getAsLong();
        }
        var given = keys.computeIfAbsent(type, t -> new HashMap<>());
        return given.computeIfAbsent(origin, o -> given.size() + 1L);
    }

    @Override
    public synchronized Optional<Item> record(String type, String key, @Nullable Instant asOf) {
        return current(type, key, asOf).stream().findFirst();
    }

    @Override
    public synchronized List<Item> find(String type, @Nullable String subject, @Nullable Instant asOf, int limit) {
        return current(type, subject, asOf).stream().limit(limit).toList();
    }

    /** Newest first; of a record only its last revision. */
    private List<Item> current(String type, @Nullable String subject, @Nullable Instant asOf) {
        var found = new ArrayList<Item>();
        for (var item : items.reversed()) {
            var write = item.write();
            var superseded = write.kind() == Kind.RECORD
                    && found.stream().anyMatch(f -> Objects.equals(f.write().subject(), write.subject()));
            if (write.type().equals(type) && (subject == null || subject.equals(write.subject())) && !write.proposed()
                    && !superseded && (asOf == null || !write.recordedAt().isAfter(asOf))) {
                found.add(item);
            }
        }
        return found;
    }

    @Override
    public synchronized List<Item> byIds(List<Long> ids, @Nullable Instant asOf) {
        return ids.stream().filter(id -> id > 0 && id <= items.size()).map(id -> items.get((int) (id - 1))).toList();
    }

    @Override
    public synchronized List<Item> after(long afterId, int limit) {
        return items.stream().filter(i -> i.id() > afterId).limit(limit).toList();
    }

    @Override
    public synchronized List<Hit> search(String query, @Nullable String type, @Nullable String subject, int max) {
        return type == null ? List.of() : find(type, subject, null, max).stream().map(i -> new Hit(i.id(), 1)).toList();
    }

    @Override
    public void add(List<Item> added) {
        // The search looks at the items themselves.
    }

    @Override
    public void commit() {
        // Nothing is kept apart.
    }

    @Override
    public synchronized long position() {
        return items.size();
    }

    @Override
    public void clear() {
        // Nothing is kept apart.
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
