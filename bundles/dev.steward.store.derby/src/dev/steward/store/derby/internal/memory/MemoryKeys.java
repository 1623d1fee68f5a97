package dev.steward.store.derby.internal.memory;

import java.sql.SQLException;

import dev.steward.store.derby.internal.Session;

/** Reserved keys of new records. */
final class MemoryKeys {

    /** The number reserved for an origin, 0 when there is none. */
    long find(Session session, int type, byte[] origin) throws SQLException {
        var query = session.prepare("select NUMBER from MEMORY_KEY where TYPE = ? and ORIGIN = ?");
        query.setInt(1, type);
        query.setBytes(2, origin);
        try (var rows = query.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /** The last number reserved for a type, 0 when there is none. */
    long last(Session session, int type) throws SQLException {
        var query = session.prepare("""
                select NUMBER from MEMORY_KEY --DERBY-PROPERTIES index=MEMORY_KEY_NUMBER
                where TYPE = ? order by TYPE, NUMBER desc fetch first 1 rows only""");
        query.setInt(1, type);
        try (var rows = query.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    long reserve(Session session, int type, long number, byte[] origin) throws SQLException {
        var insert = session.prepare("insert into MEMORY_KEY (TYPE, NUMBER, ORIGIN) values (?, ?, ?)");
        insert.setInt(1, type);
        insert.setLong(2, number);
        insert.setBytes(3, origin);
        insert.executeUpdate();
        return number;
    }
}
