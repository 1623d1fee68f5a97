package dev.steward.store.derby.internal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

import dev.steward.engine.RunId;

/**
 * Where the writer goes on.
 *
 * @param nextCommit number of the next commit
 * @param nextRun    number of the next new run
 * @param greatest   the greatest id of all runs, in the order of text
 */
record Recovered(long nextCommit, int nextRun, String greatest) {

    /** Reads the table of recent commits; those that were settled before the process ended are left out. */
    static Recovered read(Session session, RunTables tables, Recent recent) throws SQLException {
        long commit = 0;
        int run = tables.runs().nextNumber(session) - 1;
        var greatest = tables.runs().greatestId(session);
        var settled = new HashMap<RunId, Long>();
        var open = new ArrayList<Piece>();
        for (var piece : tables.log().read(session)) {
            if (piece.log() != commit && commit != 0) {
                recent.add(commit, List.copyOf(open));
                open.clear();
            }
            commit = piece.log();
            run = Math.max(run, piece.number());
            var id = piece.row().run();
            greatest = id.text().compareTo(greatest) > 0 ? id.text() : greatest;
            if (!settled.containsKey(id)) {
                settled.put(id, tables.runs().find(session, id).map(found -> found.row().seq()).orElse(0L));
            }
            long seq = settled.get(id);
            if (piece.entries().isEmpty() ? piece.row().seq() >= seq : piece.last() > seq) {
                open.add(piece);
            }
        }
        if (commit != 0) {
            recent.add(commit, open);
        }
        return new Recovered(commit + 1, run + 1, greatest);
    }
}
