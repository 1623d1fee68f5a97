package dev.steward.store.derby.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.spi.MemoryStore.Kind;
import dev.steward.engine.spi.MemoryStore.Write;
import dev.steward.engine.spi.RunStore.Append;
import dev.steward.engine.spi.RunStore.AskRow;
import dev.steward.engine.spi.RunStore.RunRow;
import dev.steward.engine.spi.RunStore.StoredPlan;
import dev.steward.engine.spi.StoreProvider.Stores;
import dev.steward.engine.value.Value;
import dev.steward.store.derby.DerbyStores;
import dev.steward.store.derby.DerbyStores.Options;
import dev.steward.store.derby.internal.schema.Schema;

/**
 * A company with a little of everything. Its main method makes one in a new {@code .steward} folder: zipped, it is
 * kept for each schema version, so that what an earlier Steward wrote is opened by every later one.
 */
final class SampleCompany {

    private static final Instant START = Instant.parse("2025-11-22T08:30:00.123456789Z");
    private static final RunId DONE = new RunId("r-20251122-083000-done"), WAITS = new RunId("r-20251122-083001-wait");
    private static final String ISSUE = "content.Issue";
    private static final String HELD = "engine/queue";
    private static final int ENTRIES = 40;

    private SampleCompany() {
    }

    /** Argument: the folder. */
    public static void main(String[] arguments) throws Exception {
        try (var stores = DerbyStores.open(Path.of(arguments[0]), Options.standard())) {
            fill(stores);
        }
    }

    static void fill(Stores stores) throws Exception {
        var runs = stores.runs();
        runs.putPlan(plan());
        var payload = payload();
        for (var run : List.of(DONE, WAITS)) {
            var entries = new ArrayList<byte[]>();
            for (int seq = 1; seq <= ENTRIES; seq++) {
                entries.add(entry(run, seq));
            }
            var payloads = Map.of(runs.address(payload), payload);
            runs.append(new Append(run, 1, entries, payloads, row(run), List.of(ask(run)))).toCompletableFuture()
                    .get();
        }
        stores.memory().nextKey(ISSUE, "r-1/post");
        stores.memory().write(issue("first title", 0));
        stores.memory().write(issue("second title", 60));
        stores.values().put(HELD, HELD.getBytes(StandardCharsets.UTF_8));
    }

    /** Of a company that this version wrote. */
    static void verify(Stores stores) {
        verify(stores, Schema.newest());
    }

    /** Of a company that was written with that schema version. */
    static void verify(Stores stores, int version) {
        assertEquals(version >= 2, stores.values().get(HELD).isPresent(), HELD);
        var runs = stores.runs();
        for (var run : List.of(DONE, WAITS)) {
            var entries = runs.read(run, 1, 1_000);
            assertEquals(ENTRIES, entries.size());
            entries.forEach(entry -> assertArrayEquals(entry(run, entry.seq()), entry.bytes()));
            assertEquals(row(run), runs.run(run).orElseThrow());
            assertEquals(ask(run), runs.ask(ask(run).id()).orElseThrow());
        }
        assertEquals(List.of(row(WAITS)), runs.open());
        assertEquals(List.of(ask(WAITS)), runs.asks());
        assertArrayEquals(payload(), runs.payload(runs.address(payload())).orElseThrow());
        assertEquals(plan().sources(), runs.plan("hash-1").orElseThrow().sources());
        assertEquals(issue("second title", 60), stores.memory().record(ISSUE, "1", null).orElseThrow().write());
        assertEquals(issue("first title", 0),
                stores.memory().record(ISSUE, "1", START.plusSeconds(59)).orElseThrow().write());
        assertEquals(1, stores.memory().nextKey(ISSUE, "r-1/post"));
        assertTrue(stores.memory().nextKey(ISSUE, "r-2/post") > 1);
    }

    private static RunRow row(RunId run) {
        return run.equals(DONE)
                ? new RunRow(run, "content.weekly", "hash-1", RunState.DONE, ENTRIES, START, START.plusSeconds(9), null,
                        null, 12_345, null, null, 0)
                : new RunRow(run, "content.weekly", "hash-1", RunState.WAITING, ENTRIES, START, START.plusSeconds(9),
                        START.plus(Duration.ofHours(8)), "your yes on “post”", 99, null, DONE, 5);
    }

    private static AskRow ask(RunId run) {
        return new AskRow(run.equals(DONE) ? "a7k2" : "b3m9", run, "post", "approval", "Publish “The week”?", START,
                START.plus(Duration.ofHours(8)), run.equals(DONE) ? "approve" : null);
    }

    private static StoredPlan plan() {
        return new StoredPlan("hash-1", "content.weekly", new byte[]{ 1, 2, 3 }, new byte[]{ 4 },
                Map.of("content/weekly.playbook", "playbook weekly { }\n"), null);
    }

    private static byte[] entry(RunId run, long seq) {
        return (run + " entry " + seq).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] payload() {
        return "a longer text, again and again. ".repeat(500).getBytes(StandardCharsets.UTF_8);
    }

    private static Write issue(String title, int seconds) {
        var at = START.plusSeconds(seconds);
        return new Write(Kind.RECORD, ISSUE, "1", new Value.Struct(ISSUE, Map.of("title", new Value.Text(title))),
                title, "marketing", at, null, false, "r-1/" + seconds, at);
    }
}
