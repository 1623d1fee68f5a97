package dev.steward.store.derby.internal;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.spi.RunQuery;
import dev.steward.engine.spi.RunStore;

/** Runs on Derby: appends go to the writer, all else runs in a callback of the database. */
final class DerbyRunStore implements RunStore {

    private final Database database;
    private final RunTables tables;
    private final Recent recent;
    private final CompanyKey key;
    private final GroupWriter writer;
    private final Settler settler;
    private final Compactor compactor;
    private final Packings packings = new Packings();

    DerbyRunStore(Database database, RunTables tables, Recent recent, CompanyKey key, GroupWriter writer,
            Settler settler, Compactor compactor) {
        this.database = database;
        this.tables = tables;
        this.recent = recent;
        this.key = key;
        this.writer = writer;
        this.settler = settler;
        this.compactor = compactor;
    }

    @Override
    public CompletionStage<Void> append(Append append) {
        return writer.append(Queued.Prepared.of(append, append.payloads().isEmpty() ? Map.of() : packed(append)));
    }

    /** Compresses on the caller's thread what the writer stores itself. */
    private Map<String, byte[]> packed(Append append) {
        var found = new HashMap<String, byte[]>();
        var packing = packings.take();
        try {
            append.payloads().forEach((address, content) -> {
                if (CompanyKey.bytes(address).length == 0) {
                    throw new IllegalArgumentException(address + " is not an address of RunStore.address");
                }
                if (content.length < PayloadLane.LARGE) {
                    found.put(address, packing.pack(content));
                }
            });
        } finally {
            packings.give(packing);
        }
        return found;
    }

    @Override
    public List<Entry> read(RunId run, long fromSeq, int limit) {
        var tail = recent.find(run);
        return database.call(session -> {
            if (tail != null) {
                return read(session, tail, Math.max(1, fromSeq), limit);
            }
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

    /** What is settled, then what is not. */
    private List<Entry> read(Session session, Recent.Tail tail, long from, int limit) throws SQLException {
        var found = new ArrayList<Entry>();
        if (from < tail.first()) {
            found.addAll(tables.journal().read(session, tail.number(), from,
                    (int) Math.min(limit, tail.first() - from)));
        }
        long seq = tail.first();
        for (var piece : tail.pieces()) {
            for (var part : piece.entries()) {
                if (seq >= from && found.size() < limit) {
                    found.add(tables.journal().entry(session, seq, part));
                }
                seq++;
            }
        }
        return found;
    }

    @Override
    public Optional<byte[]> payload(String address) {
        var bytes = CompanyKey.bytes(address);
        if (bytes.length == 0) {
            return Optional.empty();
        }
        var found = database.call(session -> tables.payloads().get(session, bytes));
        if (found.isPresent() && !Arrays.equals(bytes, key.addressBytes(found.get()))) {
            throw database.failures().broken(new IllegalStateException("payload " + address + " was changed"));
        }
        return found;
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
        var tail = recent.find(run);
        return tail != null ? Optional.of(tail.row())
                : database.call(session -> tables.runs().find(session, run).map(Runs.Numbered::row));
    }

    @Override
    public List<RunRow> runs(List<RunState> states, int limit) {
        var newer = recent.rows();
        return database.call(session -> tables.runs().newest(session, newer, states, limit));
    }

    @Override
    public RunQuery.Page page(RunQuery query) {
        var newer = recent.rows();
        return database.call(session -> tables.pages().page(session, newer.values(), query));
    }

    @Override
    public List<RunRow> open() {
        var newer = recent.rows();
        return database.call(session -> tables.runs().open(session, newer));
    }

    @Override
    public List<AskRow> asks() {
        var newer = recent.asks();
        var found = new ArrayList<>(newer.values());
        database.call(tables.asks()::open).stream().filter(ask -> !newer.containsKey(ask.id())).forEach(found::add);
        return found.stream().filter(ask -> ask.answer() == null).sorted(Comparator.comparing(AskRow::opened))
                .toList();
    }

    @Override
    public List<AskRow> answered(Instant openedSince, int limit) {
        var newer = recent.asks();
        var found = new ArrayList<>(newer.values());
        database.call(session -> tables.asks().answered(session, openedSince, limit)).stream()
                .filter(ask -> !newer.containsKey(ask.id())).forEach(found::add);
        return found.stream().filter(ask -> ask.answer() != null && !ask.opened().isBefore(openedSince))
                .sorted(Comparator.comparing(AskRow::opened).reversed()).limit(limit).toList();
    }

    @Override
    public Optional<AskRow> ask(String id) {
        var newer = recent.asks().get(id);
        return newer != null ? Optional.of(newer)
                : database.call(session -> tables.asks().find(session, id).stream().findFirst());
    }

    @Override
    public Compaction compact(Instant endedBefore, int most) {
        return compactor.compact(endedBefore, most);
    }

    @Override
    public void close() {
        writer.close();
        settler.close();
        packings.close();
    }
}
