package dev.steward.store.derby.internal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.steward.engine.spi.RunStore.Entry;
import dev.steward.engine.spi.RunStore.RunRow;
import dev.steward.engine.value.ByteReader;
import dev.steward.engine.value.ByteWriter;

/**
 * Journal rows. A row packs consecutive entries of one run and is keyed by the run's number and the last entry's, so
 * that reading from any entry on is one forward scan of the key. An entry too large for a row is kept as a payload.
 */
final class Journal {

    /** A row with several entries, or with the address of one that is kept as a payload. */
    private static final int ENTRIES = 0, ADDRESS = 1;
    private static final int MOST_ENTRY = 30_000, MOST_PACK = 31_000, LENGTH_BYTES = 3;

    private final Payloads payloads;
    private final CompanyKey key;

    Journal(Payloads payloads, CompanyKey key) {
        this.payloads = payloads;
        this.key = key;
    }

    /** Stores the entries; the first has number {@code first}. */
    void insert(Session session, int run, long first, List<byte[]> entries, RunRow row) throws SQLException {
        var group = new ArrayList<byte[]>();
        long last = first - 1;
        int size = 0;
        for (var entry : entries) {
            boolean apart = entry.length > MOST_ENTRY;
            if (!group.isEmpty() && (apart || size + entry.length > MOST_PACK)) {
                insertGroup(session, run, last, group, row);
                group.clear();
                size = 0;
            }
            last++;
            if (apart) {
                insertApart(session, run, last, entry, row);
            } else {
                group.add(entry);
                size += entry.length + LENGTH_BYTES;
            }
        }
        if (!group.isEmpty()) {
            insertGroup(session, run, last, group, row);
        }
    }

    private void insertApart(Session session, int run, long seq, byte[] entry, RunRow row) throws SQLException {
        var address = key.addressBytes(entry);
        payloads.put(session, address, entry);
        var pack = pack(ADDRESS, row);
        pack.blob(address);
        insertRow(session, run, seq, pack.toBytes());
    }

    private static void insertGroup(Session session, int run, long last, List<byte[]> entries, RunRow row)
            throws SQLException {
        var pack = pack(ENTRIES, row);
        pack.count(entries.size());
        entries.forEach(pack::blob);
        insertRow(session, run, last, pack.toBytes());
    }

    /** Each journal row begins with the progress of the run. */
    private static ByteWriter pack(int kind, RunRow row) {
        var pack = new ByteWriter();
        pack.octet(kind);
        pack.fixed(Times.number(row.updated()));
        pack.signed(row.costMicroUsd());
        return pack;
    }

    /** The run's row with the progress that its newest journal row tells. */
    RunRow progress(Session session, int run, RunRow row) throws SQLException {
        var query = session.prepare("""
                select LAST_SEQ, PACK from JOURNAL --DERBY-PROPERTIES constraint=JOURNAL_KEY
                where RUN = ? and LAST_SEQ > ? order by RUN, LAST_SEQ""");
        query.setInt(1, run);
        query.setLong(2, row.seq());
        var newest = row;
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                var pack = new ByteReader(session.packing().unpack(rows.getBytes(2)));
                pack.octet();
                newest = new RunRow(row.run(), row.playbook(), row.planHash(), row.state(), rows.getLong(1),
                        row.started(), Times.instant(pack.fixed()), row.nextDue(), row.waitingFor(), pack.signed(),
                        row.error(), row.parent(), row.priority());
            }
        }
        return newest;
    }

    private static void insertRow(Session session, int run, long last, byte[] pack) throws SQLException {
        var insert = session.prepare("insert into JOURNAL (RUN, LAST_SEQ, PACK) values (?, ?, ?)");
        insert.setInt(1, run);
        insert.setLong(2, last);
        insert.setBytes(3, session.packing().pack(pack));
        insert.executeUpdate();
    }

    /** Removes the journal of a run and says how many bytes it had. */
    long remove(Session session, int run) throws SQLException {
        long bytes = 0;
        var query = session.prepare("""
                select sum(length(PACK)) from JOURNAL --DERBY-PROPERTIES constraint=JOURNAL_KEY
                where RUN = ?""");
        query.setInt(1, run);
        try (var rows = query.executeQuery()) {
            bytes = rows.next() ? rows.getLong(1) : 0;
        }
        var delete = session.prepare("delete from JOURNAL where RUN = ?");
        delete.setInt(1, run);
        delete.executeUpdate();
        return bytes;
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
                var pack = session.packing().unpack(rows.getBytes(2));
                unpack(session, rows.getLong(1), pack, Math.max(1, from), limit, found);
            }
        }
        return found;
    }

    private void unpack(Session session, long last, byte[] content, long from, int limit, List<Entry> found)
            throws SQLException {
        var pack = new ByteReader(content);
        boolean apart = pack.octet() == ADDRESS;
        pack.fixed();
        pack.signed();
        int count = apart ? 1 : pack.length();
        long seq = last - count + 1;
        long expected = found.isEmpty() ? from : found.getLast().seq() + 1;
        if (seq > expected || !found.isEmpty() && seq != expected) {
            throw new IllegalArgumentException("entry " + expected + " is missing before entry " + seq);
        }
        for (; seq <= last && found.size() < limit; seq++) {
            var bytes = pack.blob();
            if (seq >= from) {
                found.add(new Entry(seq, apart ? apart(session, bytes, seq) : bytes));
            }
        }
    }

    private byte[] apart(Session session, byte[] address, long seq) throws SQLException {
        return payloads.get(session, address)
                .orElseThrow(() -> new IllegalArgumentException("entry " + seq + " is missing"));
    }
}
