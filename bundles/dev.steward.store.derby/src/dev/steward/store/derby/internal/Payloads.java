package dev.steward.store.derby.internal;

import java.io.ByteArrayOutputStream;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

/** Large values by address, in parts that fit a page. */
final class Payloads {

    private static final int PART = 32_600;
    /** Parts of one transaction when a payload is stored in several. */
    private static final int SLICE = 16;

    /** Stores a payload unless it is there. */
    void put(Session session, byte[] address, byte[] content) throws SQLException {
        if (exists(session, address)) {
            return;
        }
        var packed = session.packing().pack(content);
        for (int part = (packed.length - 1) / PART; part >= 0; part--) {
            insert(session, address, part, packed);
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
            insert(session, address, part, packed);
            if (part % SLICE == 0) {
                session.commit();
            }
        }
    }

    private static void insert(Session session, byte[] address, int part, byte[] packed) throws SQLException {
        int from = part * PART;
        var insert = session.prepare("insert into PAYLOAD (ADDRESS, PART, CONTENT) values (?, ?, ?)");
        insert.setBytes(1, address);
        insert.setInt(2, part);
        insert.setBytes(3, Arrays.copyOfRange(packed, from, Math.min(packed.length, from + PART)));
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
