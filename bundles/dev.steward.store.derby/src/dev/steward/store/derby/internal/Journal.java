package dev.steward.store.derby.internal;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.steward.engine.spi.RunStore.Entry;
import dev.steward.engine.value.ByteReader;
import dev.steward.engine.value.ByteWriter;
import dev.steward.store.derby.internal.Piece.Part;

/**
 * Journal rows. A row packs consecutive entries of one run and is keyed by the run's number and the last entry's, so
 * that reading from any entry on is one forward scan of the key. An entry too large for a row is kept as a payload. The
 * addresses of all payloads that the entries name stand before them.
 */
final class Journal {

    /** Kinds of rows: the first two are of earlier schemas, begin with time and cost, and name no payloads. */
    private static final int TIMED_ENTRIES = 0, TIMED_ADDRESS = 1, ENTRIES = 2, ADDRESS = 3;
    /** An entry of more bytes is kept apart; a row has room for one of that size and the most names. */
    static final int MOST_ENTRY = 15_000;
    /**
     * Fewer bytes stay as they are: of a short run's row compression saves a third, and costs as much time as all else
     * that is done to settle it.
     */
    private static final int WORTH_PACKING = 4_000;
    private static final int MOST_PACK = 31_000, LENGTH_BYTES = 3, MOST_NAMED = 600;

    private final Payloads payloads;
    private final CompanyKey key;

    Journal(Payloads payloads, CompanyKey key) {
        this.payloads = payloads;
        this.key = key;
    }

    /** Stores entries; the first has number {@code first}. */
    void insert(Session session, int run, long first, List<Part> entries, List<byte[]> named) throws SQLException {
        var group = new ArrayList<byte[]>();
        var names = new ArrayDeque<>(named);
        long last = first - 1;
        int size = 0;
        for (var entry : entries) {
            if (!group.isEmpty() && (entry.apart() || size + entry.bytes().length > MOST_PACK)) {
                insertRow(session, run, last, ENTRIES, names, group);
                group.clear();
            }
            if (group.isEmpty()) {
                size = (CompanyKey.ADDRESS + 1) * Math.min(names.size(), MOST_NAMED);
            }
            last++;
            if (entry.apart()) {
                insertRow(session, run, last, ADDRESS, names, List.of(entry.bytes()));
            } else {
                group.add(entry.bytes());
                size += entry.bytes().length + LENGTH_BYTES;
            }
        }
        if (!group.isEmpty()) {
            insertRow(session, run, last, ENTRIES, names, group);
        }
    }

    /** A row takes as many of the names as fit; each is long enough in its entry for all to find room. */
    private static void insertRow(Session session, int run, long last, int kind, ArrayDeque<byte[]> names,
            List<byte[]> entries) throws SQLException {
        var pack = new ByteWriter();
        pack.octet(kind);
        int named = Math.min(names.size(), MOST_NAMED);
        pack.count(named);
        for (int i = 0; i < named; i++) {
            pack.raw(names.remove());
        }
        pack.count(entries.size());
        entries.forEach(pack::blob);
        var insert = session.prepare("insert into JOURNAL (RUN, LAST_SEQ, PACK) values (?, ?, ?)");
        insert.setInt(1, run);
        insert.setLong(2, last);
        var content = pack.toBytes();
        insert.setBytes(3, content.length < WORTH_PACKING ? Packing.plain(content) : session.packing().pack(content));
        insert.executeUpdate();
    }

    /** A stored row, opened up to its entries. */
    private record Row(long last, boolean apart, int count, ByteReader entries, List<byte[]> named) {

        static Row of(long last, byte[] content) {
            var in = new ByteReader(content);
            int kind = in.octet();
            var named = new ArrayList<byte[]>();
            if (kind == TIMED_ENTRIES || kind == TIMED_ADDRESS) {
                in.fixed();
                in.signed();
            } else {
                for (int left = in.length(); left > 0; left--) {
                    named.add(raw(in));
                }
            }
            return new Row(last, kind == ADDRESS || kind == TIMED_ADDRESS, kind == TIMED_ADDRESS ? 1 : in.length(), in,
                    named);
        }

        private static byte[] raw(ByteReader in) {
            var address = new byte[CompanyKey.ADDRESS];
            for (int i = 0; i < address.length; i++) {
                address[i] = (byte) in.octet();
            }
            return address;
        }
    }

    /** What was removed of a run. */
    record Removed(long bytes, List<byte[]> named) {
    }

    /** Removes the journal of a run; says how many bytes it took and what payloads it named. */
    Removed remove(Session session, int run) throws SQLException {
        var query = session.prepare("""
                select LAST_SEQ, PACK from JOURNAL --DERBY-PROPERTIES constraint=JOURNAL_KEY
                where RUN = ?""");
        query.setInt(1, run);
        long bytes = 0;
        var named = new ArrayList<byte[]>();
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                var packed = rows.getBytes(2);
                bytes += packed.length;
                named.addAll(Row.of(rows.getLong(1), session.packing().unpack(packed)).named());
            }
        }
        var delete = session.prepare("delete from JOURNAL where RUN = ?");
        delete.setInt(1, run);
        delete.executeUpdate();
        return new Removed(bytes, named);
    }

    /** Entries from {@code from} on, at most {@code limit}. */
    List<Entry> read(Session session, int run, long from, int limit) throws SQLException {
        var query = session.prepare("""
                select LAST_SEQ, PACK from JOURNAL --DERBY-PROPERTIES constraint=JOURNAL_KEY
                where RUN = ? and LAST_SEQ >= ? order by RUN, LAST_SEQ""");
        query.setInt(1, run);
        query.setLong(2, from);
        var found = new ArrayList<Entry>();
        try (var rows = query.executeQuery()) {
            while (found.size() < limit && rows.next()) {
                var row = Row.of(rows.getLong(1), session.packing().unpack(rows.getBytes(2)));
                unpack(session, row, Math.max(1, from), limit, found);
            }
        }
        return found;
    }

    private void unpack(Session session, Row row, long from, int limit, List<Entry> found) throws SQLException {
        long seq = row.last() - row.count() + 1;
        long expected = found.isEmpty() ? from : found.getLast().seq() + 1;
        if (seq > expected || !found.isEmpty() && seq != expected) {
            throw new IllegalArgumentException("entry " + expected + " is missing before entry " + seq);
        }
        for (; seq <= row.last() && found.size() < limit; seq++) {
            var bytes = row.entries().blob();
            if (seq >= from) {
                found.add(entry(session, seq, new Part(bytes, row.apart())));
            }
        }
    }

    /** An entry, fetched when it is kept apart. */
    Entry entry(Session session, long seq, Part part) throws SQLException {
        return new Entry(seq, part.apart() ? keptApart(session, seq, part.bytes()) : part.bytes());
    }

    private byte[] keptApart(Session session, long seq, byte[] address) throws SQLException {
        var found = payloads.get(session, address)
                .orElseThrow(() -> new IllegalArgumentException("entry " + seq + " is missing"));
        if (!Arrays.equals(address, key.addressBytes(found))) {
            throw new IllegalArgumentException("entry " + seq + " was changed");
        }
        return found;
    }
}
