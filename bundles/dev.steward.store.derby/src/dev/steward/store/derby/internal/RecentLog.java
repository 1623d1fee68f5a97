package dev.steward.store.derby.internal;

import java.io.ByteArrayOutputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * The table of recent commits: what all runs appended in one transaction is one row or a few, so that a commit costs
 * one insert, however many runs take part. It has no index: it is read as a whole, once, when the company is opened.
 */
final class RecentLog {

    /** A row of that size fits a page of the table. */
    private static final int MOST_PART = 3_900;

    private final RecentCodec codec;

    RecentLog(RecentCodec codec) {
        this.codec = codec;
    }

    /** Stores the pieces of one commit. */
    void insert(Session session, long number, List<Piece> pieces) throws SQLException {
        var pack = RecentCodec.pack();
        for (var piece : pieces) {
            codec.write(session, pack, piece);
        }
        var content = pack.toBytes();
        var insert = session.prepare("insert into RECENT (NUMBER, PART, PACK) values (?, ?, ?)");
        for (int from = 0, part = 0; from < content.length; from += MOST_PART, part++) {
            insert.setLong(1, number);
            insert.setInt(2, part);
            insert.setBytes(3, from == 0 && content.length <= MOST_PART ? content
                    : Arrays.copyOfRange(content, from, Math.min(content.length, from + MOST_PART)));
            insert.executeUpdate();
        }
    }

    /** All pieces, in the order of their commits. */
    List<Piece> read(Session session) throws SQLException {
        var commits = new TreeMap<Long, TreeMap<Integer, byte[]>>();
        try (var rows = session.prepare("select NUMBER, PART, PACK from RECENT").executeQuery()) {
            while (rows.next()) {
                commits.computeIfAbsent(rows.getLong(1), number -> new TreeMap<>())
                        .put(rows.getInt(2), rows.getBytes(3));
            }
        }
        var found = new ArrayList<Piece>();
        for (var commit : commits.entrySet()) {
            var content = new ByteArrayOutputStream();
            commit.getValue().values().forEach(content::writeBytes);
            found.addAll(codec.read(session, commit.getKey(), content.toByteArray()));
        }
        return found;
    }

    /** Removes the commits below a number. */
    void remove(Session session, long below) throws SQLException {
        var delete = session.prepare("delete from RECENT where NUMBER < ?");
        delete.setLong(1, below);
        delete.executeUpdate();
    }

    /** Gives the table's empty pages back to the file system. */
    void giveBack(Session session) throws SQLException {
        session.prepare("call SYSCS_UTIL.SYSCS_INPLACE_COMPRESS_TABLE('APP', 'RECENT', 1, 0, 1)").execute();
    }
}
