package dev.steward.store.derby.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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
            select NUMBER, ID, PLAYBOOK, PLAN, STATE, SEQ, STARTED, UPDATED, DUE, COST, PARENT, PRIORITY, WAITING,
                ERROR, ENDED
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

    /** The greatest id in the order of text, empty when there is no run. */
    String greatestId(Session session) throws SQLException {
        try (var rows = session.prepare("select max(ID) from RUN --DERBY-PROPERTIES index=RUN_ID").executeQuery()) {
            var greatest = rows.next() ? rows.getString(1) : null;
            return greatest == null ? "" : greatest;
        }
    }

    /**
     * Rows newest first; no states means all.
     *
     * @param newer rows that count in place of stored ones
     */
    List<RunRow> newest(Session session, Map<RunId, Numbered> newer, List<RunState> states, int limit)
            throws SQLException {
        if (!states.isEmpty() && states.stream().noneMatch(RunState::ended)) {
            return open(session, newer).stream().filter(row -> states.contains(row.state())).toList().reversed()
                    .stream().limit(limit).toList();
        }
        var found = matching(newer, states);
        var numbers = new HashSet<Integer>();
        for (var state : states) {
            numbers.add(words.find(session, state.name()));
        }
        int stored = 0;
        var query = session.prepare(COLUMNS + "RUN_NUMBER\norder by NUMBER desc");
        try (var rows = query.executeQuery()) {
            while (stored < limit && rows.next()) {
                if ((states.isEmpty() || numbers.contains(rows.getInt(5)))
                        && !newer.containsKey(new RunId(rows.getString(2)))) {
                    found.add(new Numbered(rows.getInt(1), row(session, rows)));
                    stored++;
                }
            }
        }
        return found.stream().sorted(Comparator.comparingInt(Numbered::number).reversed()).limit(limit)
                .map(Numbered::row).toList();
    }

    private static List<Numbered> matching(Map<RunId, Numbered> newer, List<RunState> states) {
        return newer.values().stream().filter(n -> states.isEmpty() || states.contains(n.row().state()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** Runs that have not ended, oldest first; {@code newer} rows count in place of stored ones. */
    List<RunRow> open(Session session, Map<RunId, Numbered> newer) throws SQLException {
        var found = new ArrayList<>(newer.values());
        for (var stored : rows(session, session.prepare(COLUMNS + "RUN_ENDED\nwhere ENDED = 0 order by ENDED, NUMBER"),
                Integer.MAX_VALUE)) {
            if (!newer.containsKey(stored.row().run())) {
                found.add(stored);
            }
        }
        return found.stream().filter(numbered -> !numbered.row().state().ended())
                .sorted(Comparator.comparingInt(Numbered::number)).map(Numbered::row).toList();
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

    RunRow row(Session session, ResultSet rows) throws SQLException {
        long due = rows.getLong(9);
        var nextDue = rows.wasNull() ? null : Times.instant(due);
        var parent = rows.getString(11);
        return new RunRow(new RunId(rows.getString(2)), words.text(session, rows.getInt(3)),
                words.text(session, rows.getInt(4)), RunState.valueOf(words.text(session, rows.getInt(5))),
                rows.getLong(6), Times.instant(rows.getLong(7)), Times.instant(rows.getLong(8)), nextDue,
                rows.getString(13), rows.getLong(10), rows.getString(14), parent == null ? null : new RunId(parent),
                rows.getInt(12), rows.getInt(15) == COMPACTED);
    }

    /** Stores a row; {@code fresh} says that there is likely none yet. */
    void put(Session session, int number, RunRow row, boolean fresh) throws SQLException {
        if (!fresh) {
            update(session, number, row);
            return;
        }
        try {
            insert(session, number, row);
        } catch (SQLException e) {
            if (!Failures.isDuplicate(e)) {
                throw e;
            }
            update(session, number, row);
        }
    }

    private void insert(Session session, int number, RunRow row) throws SQLException {
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
    private void update(Session session, int number, RunRow row) throws SQLException {
        var update = session.prepare("""
                update RUN set PLAYBOOK = ?, PLAN = ?, STATE = ?, ENDED = ?, SEQ = ?, STARTED = ?, UPDATED = ?,
                    DUE = ?, COST = ?, PARENT = ?, PRIORITY = ?, WAITING = ?, ERROR = ? where NUMBER = ?""");
        fill(session, update, row);
        update.setInt(14, number);
        changed(update);
    }

    /** Runs with a journal that ended before an instant, oldest first. */
    List<Numbered> endedBefore(Session session, long instant, int limit) throws SQLException {
        var query = session.prepare(COLUMNS + "RUN_ENDED\nwhere ENDED = " + ENDED + " order by ENDED, NUMBER");
        var found = new ArrayList<Numbered>();
        try (var rows = query.executeQuery()) {
            while (found.size() < limit && rows.next() && rows.getLong(7) < instant) {
                if (rows.getLong(8) < instant) {
                    found.add(new Numbered(rows.getInt(1), row(session, rows)));
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
        to.setString(12, row.waitingFor());
        to.setString(13, row.error());
    }

    private static void changed(PreparedStatement update) throws SQLException {
        if (update.executeUpdate() != 1) {
            throw new SQLException("the run's row is missing", "XSDA7");
        }
    }

    /** The row with texts that fit. */
    static RunRow cut(RunRow row) {
        var waiting = cut(row.waitingFor(), MOST_WAITING);
        var error = cut(row.error(), MOST_ERROR);
        return waiting == row.waitingFor() && error == row.error() ? row
                : new RunRow(row.run(), row.playbook(), row.planHash(), row.state(), row.seq(), row.started(),
                        row.updated(), row.nextDue(), waiting, row.costMicroUsd(), error, row.parent(),
                        row.priority());
    }

    private static @Nullable String cut(@Nullable String text, int most) {
        return text == null || text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
