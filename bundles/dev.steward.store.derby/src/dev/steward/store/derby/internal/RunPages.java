package dev.steward.store.derby.internal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.eclipse.jdt.annotation.NonNull;

import dev.steward.engine.RunState;
import dev.steward.engine.spi.RunQuery;

/**
 * Parts of filtered and sorted lists of runs: the database filters, sorts and leaves out what is before the part. Rows
 * that are newer than the stored ones are left out there and sorted in here.
 */
final class RunPages {

    private final Runs runs;

    RunPages(Runs runs) {
        this.runs = runs;
    }

    /** @param newer rows that count in place of stored ones */
    RunQuery.Page page(Session session, Collection<Runs.Numbered> newer, RunQuery query) throws SQLException {
        var fresh = newer.stream().filter(numbered -> query.fits(numbered.row())).sorted(order(query)).toList();
        var replaced = newer.stream().map(Runs.Numbered::number).sorted().toList();
        // fresh rows may stand anywhere, so as many stored ones before the part are read as there are fresh ones
        var skipped = Math.max(0, query.from() - fresh.size());
        var all = new ArrayList<>(stored(session, query, replaced, skipped, query.from() - skipped + query.most()));
        all.addAll(fresh);
        all.sort(order(query));
        return new RunQuery.Page(all.stream().skip(query.from() - skipped).limit(query.most())
                .map(Runs.Numbered::row).toList(), fresh.size() + count(session, query, replaced));
    }

    private static Comparator<Runs.@NonNull Numbered> order(RunQuery query) {
        Comparator<Runs.@NonNull Numbered> begun = Comparator.comparingInt(Runs.Numbered::number);
        var beginning = query.down() ? begun.reversed() : begun;
        return query.order() == RunQuery.Order.STARTED ? beginning
                : Comparator.comparing(Runs.Numbered::row, query.sorting()).thenComparing(beginning);
    }

    private List<Runs.Numbered> stored(Session session, RunQuery query, List<Integer> replaced, int skipped, int most)
            throws SQLException {
        if (most == 0) {
            return List.of();
        }
        var select = session.prepare("""
                select RUN.NUMBER, ID, PLAYBOOK, PLAN, STATE, SEQ, STARTED, UPDATED, DUE, COST, PARENT, PRIORITY,
                    WAITING, ERROR, ENDED from RUN""" + where(query, replaced) + orderBy(query)
                + " offset ? rows fetch next ? rows only");
        var at = fill(select, query, replaced);
        select.setInt(at, skipped);
        select.setInt(at + 1, most);
        var found = new ArrayList<Runs.Numbered>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(new Runs.Numbered(rows.getInt(1), runs.row(session, rows)));
            }
        }
        return found;
    }

    private static int count(Session session, RunQuery query, List<Integer> replaced) throws SQLException {
        var count = session.prepare("select count(*) from RUN" + where(query, replaced));
        fill(count, query, replaced);
        try (var rows = count.executeQuery()) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    /** The texts differ in how many parameters there are, of which a handful of numbers occur. */
    private static String where(RunQuery query, List<Integer> replaced) {
        var conditions = new ArrayList<String>();
        if (!query.states().isEmpty()) {
            conditions.add("STATE in (select NUMBER from WORD where TEXT in (" + marks(query.states().size()) + "))");
        }
        if (query.playbook() != null) {
            conditions.add("PLAYBOOK in (select NUMBER from WORD where TEXT = ?)");
        }
        if (!query.text().isEmpty()) {
            conditions.add("(lower(ID) like ? escape '!' or lower(WAITING) like ? escape '!'"
                    + " or lower(ERROR) like ? escape '!'"
                    + " or PLAYBOOK in (select NUMBER from WORD where lower(TEXT) like ? escape '!'))");
        }
        if (!replaced.isEmpty()) {
            conditions.add("RUN.NUMBER not in (" + marks(places(replaced)) + ")");
        }
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private static String marks(int count) {
        return "?" + ", ?".repeat(count - 1);
    }

    /** The next power of two, so that few different statements are prepared. */
    private static int places(List<Integer> replaced) {
        return replaced.size() == 1 ? 1 : Integer.highestOneBit(replaced.size() - 1) * 2;
    }

    private static int fill(PreparedStatement to, RunQuery query, List<Integer> replaced) throws SQLException {
        var at = 1;
        for (RunState state : query.states()) {
            to.setString(at++, state.name());
        }
        var playbook = query.playbook();
        if (playbook != null) {
            to.setString(at++, playbook);
        }
        if (!query.text().isEmpty()) {
            var like = "%" + query.text().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
            for (var i = 0; i < 4; i++) {
                to.setString(at++, like);
            }
        }
        for (var i = 0; i < (replaced.isEmpty() ? 0 : places(replaced)); i++) {
            to.setInt(at++, i < replaced.size() ? replaced.get(i) : 0);
        }
        return at;
    }

    private static String orderBy(RunQuery query) {
        var way = query.down() ? " desc" : "";
        return " order by " + switch (query.order()) {
            case STARTED -> "";
            case UPDATED -> "UPDATED" + way + ", ";
            case COST -> "COST" + way + ", ";
            case PLAYBOOK -> "(select TEXT from WORD where WORD.NUMBER = PLAYBOOK)" + way + ", ";
            case STATE -> "(select TEXT from WORD where WORD.NUMBER = STATE)" + way + ", ";
        } + "RUN.NUMBER" + way;
    }
}
