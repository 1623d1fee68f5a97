package dev.steward.store.derby.internal;

import java.sql.SQLException;
import java.time.Instant;

import dev.steward.engine.spi.RunStore.Compaction;

/** Removes the journals of old runs, one small transaction a run. */
final class Compactor {

    private final Database database;
    private final RunTables tables;

    Compactor(Database database, RunTables tables) {
        this.database = database;
        this.tables = tables;
    }

    Compaction compact(Instant endedBefore, int most) {
        var found = database.call(session -> tables.runs().endedBefore(session, Times.number(endedBefore), most + 1));
        long bytes = 0;
        for (int number : found.subList(0, Math.min(most, found.size()))) {
            bytes += database.call(session -> remove(session, number));
        }
        return new Compaction(Math.min(most, found.size()), bytes, found.size() > most);
    }

    private long remove(Session session, int run) throws SQLException {
        long bytes = tables.journal().remove(session, run);
        tables.runs().compacted(session, run);
        return bytes;
    }
}
