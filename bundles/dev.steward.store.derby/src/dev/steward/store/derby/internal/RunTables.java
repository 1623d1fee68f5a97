package dev.steward.store.derby.internal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;

import dev.steward.engine.spi.RunStore.AskRow;
import dev.steward.engine.spi.RunStore.RunRow;
import dev.steward.store.derby.internal.Piece.Part;

/** The tables of runs together: the writer fills those of recent commits and payloads, the settler the others. */
record RunTables(Runs runs, Journal journal, Payloads payloads, Asks asks, Plans plans, RecentLog log) {

    static RunTables of(Words words, CompanyKey key) {
        var payloads = new Payloads();
        return new RunTables(new Runs(words), new Journal(payloads, key), payloads, new Asks(), new Plans(),
                new RecentLog(new RecentCodec(words)));
    }

    /** Parts of lists of runs. */
    RunPages pages() {
        return new RunPages(runs);
    }

    void intern(Session session, RunRow row) throws SQLException {
        runs.intern(session, row);
    }

    /** Stores what recent commits have of a run where it is read by run. */
    void settle(Session session, Recent.Tail tail) throws SQLException {
        var entries = new ArrayList<Part>();
        var named = new ArrayList<byte[]>();
        var questions = new LinkedHashMap<String, AskRow>();
        for (var piece : tail.pieces()) {
            entries.addAll(piece.entries());
            named.addAll(piece.named());
            piece.asks().forEach(ask -> questions.put(ask.id(), ask));
        }
        journal.insert(session, tail.number(), tail.first(), entries, named);
        runs.put(session, tail.number(), tail.row(), tail.first() == 1);
        for (var ask : questions.values()) {
            asks.put(session, tail.number(), ask);
        }
    }
}
