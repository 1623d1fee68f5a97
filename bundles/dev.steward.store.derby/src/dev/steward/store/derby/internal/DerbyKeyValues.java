package dev.steward.store.derby.internal;

import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import dev.steward.engine.spi.KeyValueStore;

/** Key-value rows; changes come one after the other, so that "if there is none yet" has one winner. */
final class DerbyKeyValues implements KeyValueStore {

    private final Database database;
    private final ReentrantLock changing = new ReentrantLock();

    DerbyKeyValues(Database database) {
        this.database = database;
    }

    @Override
    public Optional<byte[]> get(String name) {
        return database.call(session -> read(session, name));
    }

    private static Optional<byte[]> read(Session session, String name) throws SQLException {
        var query = session.prepare("select CONTENT from KEY_VALUE where NAME = ?");
        query.setString(1, name);
        try (var rows = query.executeQuery()) {
            return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
        }
    }

    @Override
    public Map<String, byte[]> all(String prefix) {
        return database.call(session -> {
            var found = new LinkedHashMap<String, byte[]>();
            var query = session.prepare("select NAME, CONTENT from KEY_VALUE where NAME >= ? order by NAME");
            query.setString(1, prefix);
            try (var rows = query.executeQuery()) {
                while (rows.next() && rows.getString(1).startsWith(prefix)) {
                    found.put(rows.getString(1), rows.getBytes(2));
                }
            }
            return Collections.unmodifiableMap(found);
        });
    }

    @Override
    public void put(String name, byte[] value) {
        checked(name, value);
        alone(() -> database.call(session -> {
            var update = session.prepare("update KEY_VALUE set CONTENT = ? where NAME = ?");
            update.setBytes(1, value);
            update.setString(2, name);
            if (update.executeUpdate() == 0) {
                insert(session, name, value);
            }
            return session;
        }));
    }

    @Override
    public boolean putIfAbsent(String name, byte[] value) {
        checked(name, value);
        return alone(() -> database.call(session -> {
            if (read(session, name).isPresent()) {
                return false;
            }
            insert(session, name, value);
            return true;
        }));
    }

    @Override
    public void remove(String name) {
        alone(() -> database.call(session -> {
            var delete = session.prepare("delete from KEY_VALUE where NAME = ?");
            delete.setString(1, name);
            return delete.executeUpdate();
        }));
    }

    private static void insert(Session session, String name, byte[] value) throws SQLException {
        var insert = session.prepare("insert into KEY_VALUE (NAME, CONTENT) values (?, ?)");
        insert.setString(1, name);
        insert.setBytes(2, value);
        insert.executeUpdate();
    }

    private static void checked(String name, byte[] value) {
        if (name.isEmpty() || name.length() > MOST_NAME || value.length > MOST_BYTES) {
            throw new IllegalArgumentException("A value needs a name of 1 to " + MOST_NAME + " characters and at most "
                    + MOST_BYTES + " bytes: " + name + ", " + value.length + " bytes.");
        }
    }

    private <T> T alone(Supplier<T> change) {
        changing.lock();
        try {
            return change.get();
        } finally {
            changing.unlock();
        }
    }
}
