package dev.steward.store.derby.internal;

import java.sql.SQLException;

import dev.steward.engine.spi.RunStore.RunRow;

/** The tables of runs together, as the writer fills them. */
record RunTables(Runs runs, Journal journal, Payloads payloads, Asks asks, Plans plans) {

    static RunTables of(CompanyKey key, Words words) {
        var payloads = new Payloads();
        return new RunTables(new Runs(words), new Journal(payloads, key), payloads, new Asks(), new Plans());
    }

    void intern(Session session, RunRow row) throws SQLException {
        runs.intern(session, row);
    }

    /** Stores all that one transaction has for one run. */
    void append(Session session, RunAppends group) throws SQLException {
        for (var payload : group.payloads().entrySet()) {
            payloads.put(session, CompanyKey.bytes(payload.getKey()), payload.getValue());
        }
        journal.insert(session, group.number(), group.first(), group.entries(), group.row());
        if (group.before() == null) {
            runs.insert(session, group.number(), group.row());
        } else if (!group.isProgress()) {
            runs.update(session, group.number(), group.row());
        }
        for (var ask : group.asks()) {
            asks.put(session, group.number(), ask);
        }
    }
}
