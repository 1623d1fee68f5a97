package dev.steward.store.derby.internal;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;

import dev.steward.engine.RunId;
import dev.steward.engine.spi.FaultPoint;
import dev.steward.engine.spi.RunStore.Compaction;
import dev.steward.engine.spi.StoreException;

/**
 * Removes the journals of old runs and the payloads that no other run names, one small transaction a run. The
 * writer is told which run is under way, so that nothing can be added to it meanwhile.
 */
final class Compactor {

    private final Database database;
    private final RunTables tables;
    private final Recent recent;
    private final GroupWriter writer;
    private final FaultPoint faults;

    Compactor(Database database, RunTables tables, Recent recent, GroupWriter writer, FaultPoint faults) {
        this.database = database;
        this.tables = tables;
        this.recent = recent;
        this.writer = writer;
        this.faults = faults;
    }

    synchronized Compaction compact(Instant endedBefore, int most) {
        recent.awaitEnded();
        var found = database.call(session -> tables.runs().endedBefore(session, Times.number(endedBefore), most + 1));
        int runs = 0;
        long bytes = 0;
        for (var run : found.subList(0, Math.min(most, found.size()))) {
            if (begin(run.row().run())) {
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

    private boolean begin(RunId run) {
        try {
            return writer.between(() -> writer.beginCompaction(run)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StoreException closed ? closed : e;
        }
    }

    /** All in one transaction, so that no payload is left behind; a deleted row's content is not logged again. */
    private long remove(int run) {
        long bytes = database.call(session -> {
            var removed = tables.journal().remove(session, run);
            long payloads = unname(session, removed.named());
            tables.runs().compacted(session, run);
            faults.reached(FaultPoint.IN_COMPACTION);
            return removed.bytes() + payloads;
        });
        faults.reached(FaultPoint.IN_COMPACTION);
        return bytes;
    }

    /** In the order of the addresses, as the writer does it, so that neither waits for the other twice. */
    private long unname(Session session, List<byte[]> named) throws SQLException {
        var times = new TreeMap<String, Integer>();
        named.forEach(address -> times.merge(CompanyKey.text(address), 1, Integer::sum));
        long bytes = 0;
        for (var address : times.entrySet()) {
            bytes += tables.payloads().unname(session, CompanyKey.bytes(address.getKey()), address.getValue());
        }
        return bytes;
    }
}
