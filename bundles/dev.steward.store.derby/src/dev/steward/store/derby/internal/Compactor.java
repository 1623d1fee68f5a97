package dev.steward.store.derby.internal;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import dev.steward.engine.spi.RunStore.Compaction;

/**
 * Removes the journals of old runs, one small transaction a run, and then the payloads that no other run names, one
 * transaction each. The writer is told which run is under way, so that nothing can be added to it meanwhile.
 */
final class Compactor {

    private final Database database;
    private final RunTables tables;
    private final Recent recent;
    private final GroupWriter writer;

    Compactor(Database database, RunTables tables, Recent recent, GroupWriter writer) {
        this.database = database;
        this.tables = tables;
        this.recent = recent;
        this.writer = writer;
    }

    synchronized Compaction compact(Instant endedBefore, int most) {
        recent.awaitEnded();
        var found = database.call(session -> tables.runs().endedBefore(session, Times.number(endedBefore), most + 1));
        int runs = 0;
        long bytes = 0;
        for (var run : found.subList(0, Math.min(most, found.size()))) {
            if (writer.between(() -> writer.beginCompaction(run.row().run())).join()) {
                try {
                    bytes += remove(run.number());
                    runs++;
                } finally {
                    writer.between(() -> writer.endCompaction(run.row().run()));
                }
            }
        }
        return new Compaction(runs, bytes, found.size() > most);
    }

    private long remove(int run) {
        var unnamed = new ArrayList<byte[]>();
        long bytes = database.call(session -> {
            unnamed.clear();
            var removed = tables.journal().remove(session, run);
            unname(session, removed.named(), unnamed);
            tables.runs().compacted(session, run);
            return removed.bytes();
        });
        for (var address : unnamed) {
            bytes += database.call(session -> tables.payloads().remove(session, address));
        }
        return bytes;
    }

    /** In the order of the addresses, as the writer does it, so that neither waits for the other twice. */
    private void unname(Session session, List<byte[]> named, List<byte[]> unnamed) throws SQLException {
        var times = new TreeMap<String, Integer>();
        named.forEach(address -> times.merge(CompanyKey.text(address), 1, Integer::sum));
        for (var address : times.entrySet()) {
            var bytes = CompanyKey.bytes(address.getKey());
            if (tables.payloads().unname(session, bytes, address.getValue())) {
                unnamed.add(bytes);
            }
        }
    }
}
