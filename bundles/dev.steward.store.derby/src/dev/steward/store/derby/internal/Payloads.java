package dev.steward.store.derby.internal;

import java.io.ByteArrayOutputStream;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/** Large values by address, in parts that fit a page. */
final class Payloads {

    private static final int PART = 32_600;
    /** Parts of one transaction when a payload is stored in several. */
    private static final int SLICE = 4;

    /**
     * Counts that a payload is named so many times more, and stores it when it isn't there; {@code packed} gives it as
     * stored.
     */
    void name(Session session, byte[] address, int times, Supplier<byte[]> packed) throws SQLException {
        if (count(session, address, times)) {
            return;
        }
        var content = packed.get();
        for (int part = (content.length - 1) / PART; part >= 0; part--) {
            insert(session, address, part, content, times);
        }
    }

    private static boolean count(Session session, byte[] address, int times) throws SQLException {
        var update = session.prepare("update PAYLOAD set NAMED = NAMED + ? where ADDRESS = ? and PART = 0");
        update.setInt(1, times);
        update.setBytes(2, address);
        return update.executeUpdate() == 1;
    }

    /**
     * Counts that a payload is named so many times less and removes it when nothing names it any more; says how many
     * bytes were removed. One that was stored before names were counted is kept.
     */
    long unname(Session session, byte[] address, int times) throws SQLException {
        if (!count(session, address, -times) || !isUnnamed(session, address)) {
            return 0;
        }
        var query = session.prepare("select sum(length(CONTENT)) from PAYLOAD where ADDRESS = ?");
        query.setBytes(1, address);
        long bytes;
        try (var rows = query.executeQuery()) {
            bytes = rows.next() ? rows.getLong(1) : 0;
        }
        var delete = session.prepare("delete from PAYLOAD where ADDRESS = ?");
        delete.setBytes(1, address);
        delete.executeUpdate();
        return bytes;
    }

    private static boolean isUnnamed(Session session, byte[] address) throws SQLException {
        var query = session.prepare("""
                select PART from PAYLOAD --DERBY-PROPERTIES constraint=PAYLOAD_KEY
                where ADDRESS = ? and PART = 0 and NAMED = 0""");
        query.setBytes(1, address);
        try (var rows = query.executeQuery()) {
            return rows.next();
        }
    }

    /**
     * Stores a payload in several transactions, the first part last: without it the payload counts as absent. Only one
     * thread at a time may do this.
     */
    void putInSlices(Session session, byte[] address, byte[] content) throws SQLException {
        if (exists(session, address)) {
            return;
        }
        var delete = session.prepare("delete from PAYLOAD where ADDRESS = ?");
        delete.setBytes(1, address);
        delete.executeUpdate();
        var packed = session.packing().pack(content);
        for (int part = (packed.length - 1) / PART; part >= 0; part--) {
            insert(session, address, part, packed, 0);
            if (part % SLICE == 0) {
                session.commit();
            }
        }
    }

    private static void insert(Session session, byte[] address, int part, byte[] packed, int named)
            throws SQLException {
        int from = part * PART;
        var insert = session.prepare("insert into PAYLOAD (ADDRESS, PART, CONTENT, NAMED) values (?, ?, ?, ?)");
        insert.setBytes(1, address);
        insert.setInt(2, part);
        insert.setBytes(3, Arrays.copyOfRange(packed, from, Math.min(packed.length, from + PART)));
        insert.setInt(4, named);
        insert.executeUpdate();
    }

    private static boolean exists(Session session, byte[] address) throws SQLException {
        var query = session.prepare("""
                select PART from PAYLOAD --DERBY-PROPERTIES constraint=PAYLOAD_KEY
                where ADDRESS = ? and PART = 0""");
        query.setBytes(1, address);
        try (var rows = query.executeQuery()) {
            return rows.next();
        }
    }

    /** The payload, empty when it was removed or never stored. */
    Optional<byte[]> get(Session session, byte[] address) throws SQLException {
        var query = session.prepare("""
                select CONTENT, PART from PAYLOAD --DERBY-PROPERTIES constraint=PAYLOAD_KEY
                where ADDRESS = ? order by ADDRESS, PART""");
        query.setBytes(1, address);
        var packed = new ByteArrayOutputStream();
        try (var rows = query.executeQuery()) {
            while (rows.next() && (packed.size() > 0 || rows.getInt(2) == 0)) {
                packed.writeBytes(rows.getBytes(1));
            }
        }
        return packed.size() == 0 ? Optional.empty() : Optional.of(session.packing().unpack(packed.toByteArray()));
    }
}
