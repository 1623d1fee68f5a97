package dev.steward.store.derby.internal;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunId;
import dev.steward.engine.spi.RunStore.RunRow;
import dev.steward.store.derby.internal.schema.Schema;

/**
 * Rows of open runs whose stored row lags behind. An append that changes nothing but a run's progress (number of the
 * last entry, time, cost) leaves the row as it is and says the progress in its journal row: that halves the work of a
 * commit. Readers get the newest of both; the rows are stored when the company is closed, and read from the journal
 * after a crash, of which a mark in the database tells. The writer alone changes it; readers may be any thread.
 */
final class Lagging {

    private static final String MARK = "lagging";

    private final Map<RunId, RunRow> rows = new ConcurrentHashMap<>();
    private boolean marked;

    /** The rows as of now, to be taken before the database is read. */
    Map<RunId, RunRow> before() {
        return Map.copyOf(rows);
    }

    /** The row before the database is read. */
    @Nullable
    RunRow before(RunId run) {
        return rows.get(run);
    }

    /** The newest of a stored row and the lagging ones before and after it was read. */
    RunRow newest(RunRow stored, @Nullable RunRow before) {
        var after = rows.get(stored.run());
        var newest = before != null && before.seq() > stored.seq() ? before : stored;
        return after != null && after.seq() > newest.seq() ? after : newest;
    }

    /** Says in the writer's transaction that rows may lag from now on. */
    void mark(Session session) throws SQLException {
        if (!marked) {
            Schema.write(session, MARK, new byte[]{ 1 });
        }
    }

    /** The transaction that {@link #mark} was called in is durable. */
    void committed(RunId run, @Nullable RunRow lagging) {
        if (lagging == null) {
            rows.remove(run);
        } else {
            marked = true;
            rows.put(run, lagging);
        }
    }

    /** After a crash: finds the rows that lag. */
    void recover(Session session, RunTables tables) throws SQLException {
        if (Schema.read(session, MARK).length == 0) {
            return;
        }
        marked = true;
        for (var open : tables.runs().openNumbered(session)) {
            var row = tables.journal().progress(session, open.number(), open.row());
            if (row.seq() > open.row().seq()) {
                rows.put(row.run(), row);
            }
        }
    }

    /** Stores all lagging rows; when that is durable none lags. */
    void settle(Session session, RunTables tables) throws SQLException {
        if (marked) {
            for (var row : List.copyOf(rows.values())) {
                tables.runs().updateProgress(session, row);
            }
            Schema.write(session, MARK, new byte[0]);
        }
    }
}
