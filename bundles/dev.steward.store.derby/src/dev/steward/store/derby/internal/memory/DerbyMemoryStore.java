package dev.steward.store.derby.internal.memory;

import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.spi.MemoryStore;
import dev.steward.store.derby.internal.CompanyKey;
import dev.steward.store.derby.internal.Database;
import dev.steward.store.derby.internal.Session;
import dev.steward.store.derby.internal.Times;
import dev.steward.store.derby.internal.Words;

/**
 * Memory on Derby. What is current at a moment: recorded and valid by then, not expired, not proposed, and of a record
 * the newest such revision; facts stand beside each other. Writes come one after the other, so that ids are committed
 * in their order and who reads {@link #after} misses none.
 */
public final class DerbyMemoryStore implements MemoryStore {

    private final Database database;
    private final CompanyKey key;
    private final Words words;
    private final InstantSource clock;
    private final MemoryItems items;
    private final MemoryKeys keys;
    private final ReentrantLock writing = new ReentrantLock();

    /** Over an open database; {@code clock} says when "now" is for readers that give no moment. */
    public DerbyMemoryStore(Database database, CompanyKey key, Words words, InstantSource clock) {
        this.database = database;
        this.key = key;
        this.words = words;
        this.clock = clock;
        items = new MemoryItems();
        keys = new MemoryKeys();
    }

    @Override
    public Item write(Write write) {
        return alone(() -> database.call(session -> {
            int type = words.intern(session, write.type());
            var known = items.byOrigin(session, key.digest(write.origin()));
            return known.isPresent() ? known.get()
                    : items.insert(session, write, type, key.digest(write.subject()), key.digest(write.origin()));
        }));
    }

    @Override
    public long nextKey(String type, String origin) {
        return alone(() -> database.call(session -> {
            int number = words.intern(session, type);
            var digest = key.digest(origin);
            long known = keys.find(session, number, digest);
            return known > 0 ? known : keys.reserve(session, number, free(session, number), digest);
        }));
    }

    /** The next number that is neither reserved nor the key of a record that came with its key. */
    private long free(Session session, int type) throws SQLException {
        long next = keys.last(session, type) + 1;
        while (items.revisions(session, type, key.digest(Long.toString(next))) > 0) {
            next++;
        }
        return next;
    }

    @Override
    public Optional<Item> record(String type, String subject, @Nullable Instant asOf) {
        return current(type, subject, asOf, 1).stream().filter(item -> item.write().kind() == Kind.RECORD)
                .findFirst();
    }

    @Override
    public List<Item> find(String type, @Nullable String subject, @Nullable Instant asOf, int limit) {
        return current(type, subject, asOf, limit);
    }

    private List<Item> current(String type, @Nullable String subject, @Nullable Instant asOf, int limit) {
        long moment = moment(asOf);
        return database.call(session -> {
            int number = words.find(session, type);
            return number == 0 ? List.<Item>of()
                    : items.current(session, number, subject == null ? null : key.digest(subject), moment, limit);
        });
    }

    @Override
    public List<Item> byIds(List<Long> ids, @Nullable Instant asOf) {
        long moment = moment(asOf);
        return database.call(session -> {
            var found = new ArrayList<Item>();
            for (var id : ids) {
                items.currentById(session, id, moment).ifPresent(found::add);
            }
            return found;
        });
    }

    @Override
    public List<Item> after(long afterId, int limit) {
        return database.call(session -> items.after(session, afterId, limit));
    }

    private long moment(@Nullable Instant asOf) {
        return Times.number(asOf == null ? clock.instant() : asOf);
    }

    private <T> T alone(Supplier<T> write) {
        writing.lock();
        try {
            return write.get();
        } finally {
            writing.unlock();
        }
    }
}
