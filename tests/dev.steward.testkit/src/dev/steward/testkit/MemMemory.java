package dev.steward.testkit;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.spi.MemoryIndex;
import dev.steward.engine.spi.MemoryStore;

/** Memory and its index in one, on a {@link Disk}; search counts common words. Thread-safe. */
public final class MemMemory implements MemoryStore, MemoryIndex {

    private final Disk disk;
    private final Life life;
    private final InstantSource clock;

    /** Over what survives, for one life of the process; {@code clock} is now for readers that give no moment. */
    public MemMemory(Disk disk, Life life, InstantSource clock) {
        this.disk = disk;
        this.life = life;
        this.clock = clock;
    }

    @Override
    public Item write(Write write) {
        life.check();
        synchronized (disk) {
            var known = disk.items.stream().filter(i -> i.write().origin().equals(write.origin())).findFirst();
            if (known.isPresent()) {
                return known.get();
            }
            var revision = write.kind() == Kind.FACT ? 1
                    : (int) disk.items.stream().filter(i -> same(i.write(), write)).count() + 1;
            var item = new Item(disk.items.size() + 1L, revision, write);
            disk.items.add(item);
            return item;
        }
    }

    private static boolean same(Write one, Write other) {
        return one.type().equals(other.type()) && one.subject().equals(other.subject());
    }

    @Override
    public long nextKey(String type, String origin) {
        life.check();
        synchronized (disk) {
            var known = disk.keys.get(type + "|" + origin);
            if (known != null) {
                return known;
            }
            var reserved = disk.keys.entrySet().stream().filter(k -> k.getKey().startsWith(type + "|"))
                    .mapToLong(k -> k.getValue());
            var given = disk.items.stream().map(Item::write).filter(w -> w.type().equals(type))
                    .filter(w -> w.subject().matches("\\d{1,18}")).mapToLong(w -> Long.parseLong(w.subject()));
            var next = LongStream.concat(reserved, given).max().orElse(0) + 1;
            disk.keys.put(type + "|" + origin, next);
            return next;
        }
    }

    @Override
    public Optional<Item> record(String type, String key, @Nullable Instant asOf) {
        return find(type, key, asOf, 1).stream().filter(i -> i.write().kind() == Kind.RECORD).findFirst();
    }

    @Override
    public List<Item> find(String type, @Nullable String subject, @Nullable Instant asOf, int limit) {
        synchronized (disk) {
            return current(asOf).filter(i -> i.write().type().equals(type))
                    .filter(i -> subject == null || i.write().subject().equals(subject))
                    .sorted(Comparator.comparing(Item::id).reversed()).limit(limit).toList();
        }
    }

    private Stream<Item> current(@Nullable Instant asOf) {
        return asOf == null ? current(clock.instant()) : known(asOf);
    }

    private Stream<Item> known(Instant at) {
        return disk.items.stream().filter(i -> known(i.write(), at))
                .filter(i -> i.write().kind() == Kind.FACT || disk.items.stream().noneMatch(
                        later -> later.id() > i.id() && same(later.write(), i.write()) && known(later.write(), at)));
    }

    private static boolean known(Write write, Instant at) {
        var expires = write.expires();
        return !write.proposed() && !write.recordedAt().isAfter(at) && !write.validFrom().isAfter(at)
                && (expires == null || expires.isAfter(at));
    }

    @Override
    public List<Item> byIds(List<Long> ids, @Nullable Instant asOf) {
        synchronized (disk) {
            var current = current(asOf).toList();
            return ids.stream().map(id -> current.stream().filter(i -> i.id() == id).findFirst().orElse(null))
                    .filter(Objects::nonNull).toList();
        }
    }

    @Override
    public List<Item> after(long afterId, int limit) {
        synchronized (disk) {
            return disk.items.stream().filter(i -> i.id() > afterId).limit(limit).toList();
        }
    }

    @Override
    public void add(List<Item> items) {
        life.check();
    }

    @Override
    public void commit() {
        life.check();
    }

    @Override
    public long position() {
        return disk.items.size();
    }

    @Override
    public List<Hit> search(String query, @Nullable String type, @Nullable String subject, int max) {
        var words = List.of(query.toLowerCase(Locale.ROOT).split("\\W+"));
        synchronized (disk) {
            return disk.items.stream().filter(i -> type == null || i.write().type().equals(type))
                    .filter(i -> subject == null || i.write().subject().equals(subject))
                    .map(i -> new Hit(i.id(), words.stream()
                            .filter(w -> i.write().text().toLowerCase(Locale.ROOT).contains(w)).count()))
                    .filter(h -> h.score() > 0).sorted(Comparator.comparing(Hit::score).reversed()).limit(max).toList();
        }
    }

    @Override
    public void clear() {
        // derived from the disk: nothing is kept here
    }

    @Override
    public void close() {
        // nothing is open
    }
}
