package dev.steward.store.derby.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.spi.RunStore;

/** Runs on Derby: appends go to the writer, all else runs in a callback of the database. */
final class DerbyRunStore implements RunStore {

    private final Database database;
    private final RunTables tables;
    private final Lagging lagging;
    private final CompanyKey key;
    private final GroupWriter writer;
    private final Compactor compactor;

    DerbyRunStore(Database database, RunTables tables, Lagging lagging, CompanyKey key, GroupWriter writer) {
        this.database = database;
        this.tables = tables;
        this.lagging = lagging;
        this.key = key;
        this.writer = writer;
        compactor = new Compactor(database, tables);
    }

    @Override
    public CompletionStage<Void> append(Append append) {
        for (var address : append.payloads().keySet()) {
            if (CompanyKey.bytes(address).length == 0) {
                throw new IllegalArgumentException(address + " is not an address of RunStore.address");
            }
        }
        return writer.append(append);
    }

    @Override
    public List<Entry> read(RunId run, long fromSeq, int limit) {
        return database.call(session -> {
            var found = tables.runs().find(session, run);
            if (found.isEmpty()) {
                return List.<Entry>of();
            }
            if (found.get().row().compacted()) {
                throw Failures.compacted(run);
            }
            return tables.journal().read(session, found.get().number(), fromSeq, limit);
        });
    }

    @Override
    public Optional<byte[]> payload(String address) {
        var bytes = CompanyKey.bytes(address);
        return bytes.length == 0 ? Optional.empty() : database.call(session -> tables.payloads().get(session, bytes));
    }

    @Override
    public String address(byte[] payload) {
        return key.address(payload);
    }

    @Override
    public void putPlan(StoredPlan plan) {
        database.call(session -> {
            tables.plans().put(session, plan);
            return plan;
        });
    }

    @Override
    public Optional<StoredPlan> plan(String hash) {
        return database.call(session -> tables.plans().get(session, hash));
    }

    @Override
    public Optional<RunRow> run(RunId run) {
        var before = lagging.before(run);
        return database.call(session -> tables.runs().find(session, run).map(Runs.Numbered::row))
                .map(row -> lagging.newest(row, before));
    }

    @Override
    public List<RunRow> runs(List<RunState> states, int limit) {
        return newest(session -> tables.runs().newest(session, states, limit));
    }

    @Override
    public List<RunRow> open() {
        return newest(session -> tables.runs().open(session));
    }

    private List<RunRow> newest(Work<List<RunRow>> stored) {
        var before = lagging.before();
        return database.call(stored).stream().map(row -> lagging.newest(row, before.get(row.run()))).toList();
    }

    @Override
    public List<AskRow> asks() {
        return database.call(session -> tables.asks().open(session));
    }

    @Override
    public Optional<AskRow> ask(String id) {
        return database.call(session -> tables.asks().find(session, id).stream().findFirst());
    }

    @Override
    public Compaction compact(Instant endedBefore, int most) {
        return compactor.compact(endedBefore, most);
    }

    @Override
    public void close() {
        writer.close();
    }
}
