package dev.steward.store.derby.internal;

import java.io.ByteArrayOutputStream;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

/** Large values by address, in parts that fit a page. */
final class Payloads {

    private static final int PART = 32_600;

    /** Stores a payload unless it is there. */
    void put(Session session, byte[] address, byte[] content) throws SQLException {
        if (exists(session, address)) {
            return;
        }
        var packed = session.packing().pack(content);
        var insert = session.prepare("insert into PAYLOAD (ADDRESS, PART, CONTENT) values (?, ?, ?)");
        for (int part = 0, at = 0; at < packed.length; part++, at += PART) {
            insert.setBytes(1, address);
            insert.setInt(2, part);
            insert.setBytes(3, Arrays.copyOfRange(packed, at, Math.min(packed.length, at + PART)));
            insert.executeUpdate();
        }
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
                select CONTENT from PAYLOAD --DERBY-PROPERTIES constraint=PAYLOAD_KEY
                where ADDRESS = ? order by ADDRESS, PART""");
        query.setBytes(1, address);
        var packed = new ByteArrayOutputStream();
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                packed.writeBytes(rows.getBytes(1));
            }
        }
        return packed.size() == 0 ? Optional.empty() : Optional.of(session.packing().unpack(packed.toByteArray()));
    }
}
