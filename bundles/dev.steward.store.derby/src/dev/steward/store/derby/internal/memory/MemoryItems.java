package dev.steward.store.derby.internal.memory;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.spi.MemoryStore.Item;
import dev.steward.engine.spi.MemoryStore.Write;
import dev.steward.store.derby.internal.Session;
import dev.steward.store.derby.internal.Times;

/** The rows of memory. */
final class MemoryItems {

    /** Stands for the moment twice, then once more for expiry, then twice for later revisions. */
    private static final String CURRENT = """
            m.PROPOSED = 0 and m.RECORDED <= ? and m.FROM_TIME <= ? and (m.EXPIRES is null or m.EXPIRES > ?)
            and (m.KIND = 1 or not exists (
                select 1 from MEMORY n --DERBY-PROPERTIES index=MEMORY_SUBJECT
                where n.TYPE = m.TYPE and n.SUBJECT = m.SUBJECT and n.REVISION > m.REVISION
                    and n.PROPOSED = 0 and n.RECORDED <= ? and n.FROM_TIME <= ?))""";
    private static final int MOMENTS = 5;
    private static final String COLUMNS = "select m.ID, m.REVISION, m.CONTENT from MEMORY m";

    /** Adds the next revision of its type and subject. */
    Item insert(Session session, Write write, int type, byte[] subject, byte[] origin) throws SQLException {
        long id = last(session) + 1;
        int revision = revisions(session, type, subject) + 1;
        var insert = session.prepare("""
                insert into MEMORY (ID, KIND, TYPE, SUBJECT, REVISION, FROM_TIME, EXPIRES, PROPOSED, RECORDED, ORIGIN,
                    CONTENT)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""");
        insert.setLong(1, id);
        insert.setInt(2, MemoryContent.kind(write.kind()));
        insert.setInt(3, type);
        insert.setBytes(4, subject);
        insert.setInt(5, revision);
        insert.setLong(6, Times.number(write.validFrom()));
        insert.setObject(7, Times.optional(write.expires()), Types.BIGINT);
        insert.setInt(8, write.proposed() ? 1 : 0);
        insert.setLong(9, Times.number(write.recordedAt()));
        insert.setBytes(10, origin);
        insert.setBytes(11, MemoryContent.bytes(session, write));
        insert.executeUpdate();
        return new Item(id, revision, write);
    }

    private static long last(Session session) throws SQLException {
        try (var rows = session.prepare("select max(ID) from MEMORY").executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /** How many revisions there are of a type and subject. */
    int revisions(Session session, int type, byte[] subject) throws SQLException {
        var query = session.prepare("""
                select max(REVISION) from MEMORY --DERBY-PROPERTIES index=MEMORY_SUBJECT
                where TYPE = ? and SUBJECT = ?""");
        query.setInt(1, type);
        query.setBytes(2, subject);
        try (var rows = query.executeQuery()) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    Optional<Item> byOrigin(Session session, byte[] origin) throws SQLException {
        var query = session.prepare(COLUMNS + " --DERBY-PROPERTIES index=MEMORY_ORIGIN\nwhere m.ORIGIN = ?");
        query.setBytes(1, origin);
        return items(session, query, 1).stream().findFirst();
    }

    /** Current items of a type, newest first. */
    List<Item> current(Session session, int type, byte @Nullable [] subject, long moment, int limit)
            throws SQLException {
        var query = session.prepare(COLUMNS + " --DERBY-PROPERTIES index=MEMORY_SUBJECT\nwhere m.TYPE = ? and "
                + (subject == null ? "" : "m.SUBJECT = ? and ") + CURRENT + " order by m.ID desc");
        query.setInt(1, type);
        int next = 2;
        if (subject != null) {
            query.setBytes(next++, subject);
        }
        moments(query, next, moment);
        return items(session, query, limit);
    }

    Optional<Item> currentById(Session session, long id, long moment) throws SQLException {
        var query = session.prepare(COLUMNS + "\nwhere m.ID = ? and " + CURRENT);
        query.setLong(1, id);
        moments(query, 2, moment);
        return items(session, query, 1).stream().findFirst();
    }

    List<Item> after(Session session, long id, int limit) throws SQLException {
        var query = session.prepare(COLUMNS + "\nwhere m.ID > ? order by m.ID");
        query.setLong(1, id);
        return items(session, query, limit);
    }

    private static void moments(PreparedStatement query, int first, long moment) throws SQLException {
        for (int at = first; at < first + MOMENTS; at++) {
            query.setLong(at, moment);
        }
    }

    private static List<Item> items(Session session, PreparedStatement query, int limit) throws SQLException {
        var found = new ArrayList<Item>();
        try (var rows = query.executeQuery()) {
            while (found.size() < limit && rows.next()) {
                found.add(new Item(rows.getLong(1), rows.getInt(2), MemoryContent.write(session, rows.getBytes(3))));
            }
        }
        return found;
    }
}
