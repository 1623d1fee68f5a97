package dev.steward.store.derby.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.spi.RunStore.RunRow;

/** Rows of runs; a run's number grows with the order in which runs began. */
final class Runs {

    /** What column ENDED says. */
    private static final int OPEN = 0, ENDED = 1, COMPACTED = 2;
    private static final int MOST_WAITING = 2_000, MOST_ERROR = 8_000;
    private static final String COLUMNS = """
            select NUMBER, ID, PLAYBOOK, PLAN, STATE, SEQ, STARTED, UPDATED, DUE, COST, PARENT, PRIORITY, WAITING, ERROR,
                ENDED
            from RUN --DERBY-PROPERTIES index=""";

    private final Words words;

    Runs(Words words) {
        this.words = words;
    }

    /** A row with the run's number. */
    record Numbered(int number, RunRow row) {
    }

    /** Makes sure that the names in a row have numbers; before a transaction's first statement. */
    void intern(Session session, RunRow row) throws SQLException {
        words.intern(session, row.playbook());
        words.intern(session, row.planHash());
        words.intern(session, row.state().name());
    }

    Optional<Numbered> find(Session session, RunId run) throws SQLException {
        var query = session.prepare(COLUMNS + "RUN_ID\nwhere ID = ?");
        query.setString(1, run.text());
        return rows(session, query, 1).stream().findFirst();
    }

    /** The number that the next new run gets. */
    int nextNumber(Session session) throws SQLException {
        try (var rows = session.prepare("select NUMBER from RUN --DERBY-PROPERTIES index=RUN_NUMBER\n"
                + "order by NUMBER desc fetch first 1 rows only").executeQuery()) {
            return rows.next() ? rows.getInt(1) + 1 : 1;
        }
    }

    /** Rows newest first; no states means all. */
    List<RunRow> newest(Session session, List<RunState> states, int limit) throws SQLException {
        var found = new ArrayList<RunRow>();
        boolean openOnly = !states.isEmpty() && states.stream().noneMatch(RunState::ended);
        if (openOnly) {
            open(session).stream().filter(row -> states.contains(row.state())).forEach(found::addFirst);
            return List.copyOf(found.subList(0, Math.min(limit, found.size())));
        }
        var query = session.prepare(COLUMNS + "RUN_NUMBER\norder by NUMBER desc");
        try (var rows = query.executeQuery()) {
            while (found.size() < limit && rows.next()) {
                var row = row(session, rows);
                if (states.isEmpty() || states.contains(row.state())) {
                    found.add(row);
                }
            }
        }
        return found;
    }

    /** Runs that have not ended, oldest first. */
    List<RunRow> open(Session session) throws SQLException {
        return openNumbered(session).stream().map(Numbered::row).toList();
    }

    List<Numbered> openNumbered(Session session) throws SQLException {
        return rows(session, session.prepare(COLUMNS + "RUN_ENDED\nwhere ENDED = 0 order by ENDED, NUMBER"),
                Integer.MAX_VALUE);
    }

    private List<Numbered> rows(Session session, PreparedStatement query, int limit) throws SQLException {
        var found = new ArrayList<Numbered>();
        try (var rows = query.executeQuery()) {
            while (found.size() < limit && rows.next()) {
                found.add(new Numbered(rows.getInt(1), row(session, rows)));
            }
        }
        return found;
    }

    private RunRow row(Session session, ResultSet rows) throws SQLException {
        long due = rows.getLong(9);
        var nextDue = rows.wasNull() ? null : Times.instant(due);
        var parent = rows.getString(11);
        return new RunRow(new RunId(rows.getString(2)), words.text(session, rows.getInt(3)),
                words.text(session, rows.getInt(4)), RunState.valueOf(words.text(session, rows.getInt(5))),
                rows.getLong(6), Times.instant(rows.getLong(7)), Times.instant(rows.getLong(8)), nextDue,
                rows.getString(13), rows.getLong(10), rows.getString(14), parent == null ? null : new RunId(parent),
                rows.getInt(12), rows.getInt(15) == COMPACTED);
    }

    void insert(Session session, int number, RunRow row) throws SQLException {
        var insert = session.prepare("""
                insert into RUN (PLAYBOOK, PLAN, STATE, ENDED, SEQ, STARTED, UPDATED, DUE, COST, PARENT, PRIORITY,
                    WAITING, ERROR, NUMBER, ID)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""");
        fill(session, insert, row);
        insert.setInt(14, number);
        insert.setString(15, row.run().text());
        insert.executeUpdate();
    }

    /** Replaces a row. */
    void update(Session session, int number, RunRow row) throws SQLException {
        var update = session.prepare("""
                update RUN set PLAYBOOK = ?, PLAN = ?, STATE = ?, ENDED = ?, SEQ = ?, STARTED = ?, UPDATED = ?,
                    DUE = ?, COST = ?, PARENT = ?, PRIORITY = ?, WAITING = ?, ERROR = ? where NUMBER = ?""");
        fill(session, update, row);
        update.setInt(14, number);
        changed(update);
    }

    /** Replaces what an append without any other change changes. */
    void updateProgress(Session session, RunRow row) throws SQLException {
        var update = session.prepare("update RUN set SEQ = ?, UPDATED = ?, COST = ? where ID = ?");
        update.setLong(1, row.seq());
        update.setLong(2, Times.number(row.updated()));
        update.setLong(3, row.costMicroUsd());
        update.setString(4, row.run().text());
        changed(update);
    }

    /** Numbers of runs with a journal that ended before an instant, oldest first. */
    List<Integer> endedBefore(Session session, long instant, int limit) throws SQLException {
        var query = session.prepare("select NUMBER, STARTED, UPDATED from RUN --DERBY-PROPERTIES index=RUN_ENDED\n"
                + "where ENDED = " + ENDED + " order by ENDED, NUMBER");
        var found = new ArrayList<Integer>();
        try (var rows = query.executeQuery()) {
            while (found.size() < limit && rows.next() && rows.getLong(2) < instant) {
                if (rows.getLong(3) < instant) {
                    found.add(rows.getInt(1));
                }
            }
        }
        return found;
    }

    /** Marks an ended run as one whose journal was removed. */
    void compacted(Session session, int number) throws SQLException {
        var update = session.prepare("update RUN set ENDED = " + COMPACTED + " where NUMBER = ?");
        update.setInt(1, number);
        changed(update);
    }

    /** Whether the rows differ in progress alone. */
    static boolean isProgress(RunRow before, RunRow row) {
        return before.equals(new RunRow(row.run(), row.playbook(), row.planHash(), row.state(), before.seq(),
                row.started(), before.updated(), row.nextDue(), row.waitingFor(), before.costMicroUsd(), row.error(),
                row.parent(), row.priority()));
    }

    private void fill(Session session, PreparedStatement to, RunRow row) throws SQLException {
        to.setInt(1, words.find(session, row.playbook()));
        to.setInt(2, words.find(session, row.planHash()));
        to.setInt(3, words.find(session, row.state().name()));
        to.setInt(4, row.state().ended() ? ENDED : OPEN);
        to.setLong(5, row.seq());
        to.setLong(6, Times.number(row.started()));
        to.setLong(7, Times.number(row.updated()));
        to.setObject(8, Times.optional(row.nextDue()), Types.BIGINT);
        to.setLong(9, row.costMicroUsd());
        var parent = row.parent();
        to.setString(10, parent == null ? null : parent.text());
        to.setInt(11, row.priority());
        to.setString(12, cut(row.waitingFor(), MOST_WAITING));
        to.setString(13, cut(row.error(), MOST_ERROR));
    }

    private static void changed(PreparedStatement update) throws SQLException {
        if (update.executeUpdate() != 1) {
            throw new SQLException("the run's row is missing", "XSDA7");
        }
    }

    private static @Nullable String cut(@Nullable String text, int most) {
        return text == null || text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
