package dev.steward.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.spi.RunStore.Append;
import dev.steward.engine.spi.RunStore.Entry;
import dev.steward.engine.spi.RunStore.RunRow;
import dev.steward.engine.spi.RunStore.StoredPlan;
import dev.steward.engine.spi.StoreException;
import dev.steward.engine.spi.StoreException.Reason;

/**
 * What every {@link RunStore} does. A subclass says how to make one, and how a later process would find it: the tests
 * write, call {@link #later}, and read.
 */
public abstract class RunStoreContract extends RunRowsContract {

    private static void same(List<byte[]> expected, List<Entry> found, long first) {
        assertEquals(expected.size(), found.size(), "number of entries");
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(first + i, found.get(i).seq(), "sequence number");
            assertArrayEquals(expected.get(i), found.get(i).bytes(), "entry " + (first + i));
        }
    }

    @Test
    public void aNewStoreIsEmpty() throws Exception {
        var found = later();
        assertEquals(List.of(), found.read(A, 1, 10));
        assertTrue(found.run(A).isEmpty());
        assertEquals(List.of(), found.runs(List.of(), 10));
        assertEquals(List.of(), found.open());
        assertEquals(List.of(), found.asks());
        assertTrue(found.ask("a7k2").isEmpty());
        assertTrue(found.plan("none").isEmpty());
        assertTrue(found.payload(found.address(new byte[]{ 1 })).isEmpty());
        assertTrue(found.payload("not an address").isEmpty());
    }

    @Test
    public void entriesComeBackInOrderFromAnyNumberOn() throws Exception {
        done(store().append(append(A, 1, 3)));
        done(store().append(append(A, 4, 1)));
        done(store().append(append(B, 1, 2)));
        done(store().append(append(A, 5, 6)));
        var found = later();
        same(entries(A, 1, 10), found.read(A, 1, 100), 1);
        same(entries(A, 6, 3), found.read(A, 6, 3), 6);
        same(entries(A, 3, 2), found.read(A, 3, 2), 3);
        same(entries(B, 2, 1), found.read(B, 2, 5), 2);
        assertEquals(List.of(), found.read(A, 11, 5));
    }

    @Test
    public void appendsOfOneRunKeepTheirOrderWithoutBeingWaitedFor() throws Exception {
        var stages = new ArrayList<CompletableFuture<Void>>();
        for (int seq = 1; seq <= 500; seq++) {
            stages.add(store().append(append(A, seq, 1)).toCompletableFuture());
            stages.add(store().append(append(B, seq, 1)).toCompletableFuture());
        }
        CompletableFuture.allOf(stages.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
        var found = later();
        same(entries(A, 1, 500), found.read(A, 1, 1000), 1);
        same(entries(B, 1, 500), found.read(B, 1, 1000), 1);
        assertEquals(500, found.run(A).orElseThrow().seq());
    }

    @Test
    public void anAppendGoesOnAfterReopening() throws Exception {
        done(store().append(append(A, 1, 2)));
        done(later().append(append(A, 3, 2)));
        done(store().append(append(B, 1, 1)));
        same(entries(A, 1, 4), later().read(A, 1, 10), 1);
        same(entries(B, 1, 1), store().read(B, 1, 10), 1);
    }

    @Test
    public void theFirstWriterWins() throws Exception {
        done(store().append(append(A, 1, 3)));
        assertEquals(Reason.CONFLICT, refused(store().append(append(A, 3, 1))));
        assertEquals(3, later().read(A, 1, 10).size());
        assertEquals(Reason.CONFLICT, refused(store().append(append(A, 3, 1))));
        done(store().append(append(A, 4, 1)));
    }

    @Test
    public void nothingOfAConflictingAppendIsKept() throws Exception {
        done(store().append(append(A, 1, 3)));
        var payload = "large".getBytes(StandardCharsets.UTF_8);
        var address = store().address(payload);
        var late = new Append(A, 2, List.of(entry(A, 2), entry(A, 3), entry(A, 4)), Map.of(address, payload),
                row(A, 4, RunState.FAILED), List.of(ask("a7k2", A, null)));
        assertEquals(Reason.CONFLICT, refused(store().append(late)));
        var found = later();
        assertEquals(row(A, 3, RunState.RUNNING), found.run(A).orElseThrow());
        assertTrue(found.payload(address).isEmpty());
        assertTrue(found.ask("a7k2").isEmpty());
    }

    @Test
    public void aGapIsRefused() throws Exception {
        assertEquals(Reason.CONFLICT, refused(store().append(append(A, 2, 1))));
        done(store().append(append(A, 1, 1)));
        assertEquals(Reason.CONFLICT, refused(store().append(append(A, 3, 1))));
        same(entries(A, 1, 1), later().read(A, 1, 10), 1);
    }

    @Test
    public void aConflictOfOneRunDoesNotStopAnother() throws Exception {
        done(store().append(append(A, 1, 1)));
        var lost = store().append(append(A, 1, 1));
        var kept = store().append(append(B, 1, 1));
        assertEquals(Reason.CONFLICT, refused(lost));
        done(kept);
        same(entries(B, 1, 1), later().read(B, 1, 10), 1);
    }

    @Test
    public void anAppendWithoutEntriesChangesTheRowAlone() throws Exception {
        done(store().append(append(A, 1, 2)));
        var paused = row(A, 2, RunState.PAUSED);
        done(store().append(new Append(A, 3, List.of(), Map.of(), paused, List.of())));
        assertEquals(paused, later().run(A).orElseThrow());
        done(store().append(append(A, 3, 1)));
    }

    @Test
    public void smallAndLargeEntriesComeBackAsTheyWere() throws Exception {
        var random = new Random(7);
        var entries = new ArrayList<byte[]>();
        for (int size : new int[]{ 0, 1, 150, 4_000, 29_990, 32_000, 100_000, 5, 31_000, 31_000, 2_000_000, 0 }) {
            var bytes = new byte[size];
            random.nextBytes(bytes);
            entries.add(bytes);
            entries.add(new byte[size]);
        }
        done(store().append(new Append(A, 1, entries, Map.of(), row(A, entries.size(), RunState.RUNNING), List.of())));
        same(entries, later().read(A, 1, 1000), 1);
        same(entries.subList(9, 15), store().read(A, 10, 6), 10);
    }

    @Test
    public void payloadsAreFoundByTheirAddress() throws Exception {
        var random = new byte[200_000];
        new Random(1).nextBytes(random);
        var plain = "the same line again and again\n".repeat(3_000).getBytes(StandardCharsets.UTF_8);
        var payloads = Map.of(store().address(random), random, store().address(plain), plain,
                store().address(new byte[0]), new byte[0]);
        assertEquals(3, payloads.size());
        done(store().append(new Append(A, 1, entries(A, 1, 1), payloads, row(A, 1, RunState.RUNNING), List.of())));
        done(store().append(new Append(B, 1, entries(B, 1, 1), payloads, row(B, 1, RunState.RUNNING), List.of())));
        var found = later();
        for (var payload : payloads.entrySet()) {
            assertArrayEquals(payload.getValue(), found.payload(payload.getKey()).orElseThrow());
            assertEquals(payload.getKey(), found.address(payload.getValue()), "an address stays the same");
        }
    }

    @Test
    public void aHugePayloadKeepsTheOrderOfItsRunAndHoldsUpNoOther() throws Exception {
        var huge = new byte[5_000_000];
        new Random(2).nextBytes(huge);
        var address = store().address(huge);
        var payloads = Map.of(address, huge);
        var first = store().append(append(A, 1, 1));
        var large = store()
                .append(new Append(A, 2, entries(A, 2, 1), payloads, row(A, 2, RunState.RUNNING), List.of()));
        var after = store().append(append(A, 3, 1));
        var other = store()
                .append(new Append(B, 1, entries(B, 1, 1), payloads, row(B, 1, RunState.RUNNING), List.of()));
        for (var stage : List.of(first, large, after, other)) {
            done(stage);
        }
        var found = later();
        same(entries(A, 1, 3), found.read(A, 1, 10), 1);
        assertArrayEquals(huge, found.payload(address).orElseThrow());
    }

    @Test
    public void twoStoresGiveOnePayloadTwoAddresses() throws Exception {
        var secret = "4711".getBytes(StandardCharsets.UTF_8);
        try (var other = create()) {
            assertNotEquals(other.address(secret), store().address(secret));
        }
    }

    @Test
    public void aPlanIsStoredOnce() throws Exception {
        var model = new byte[300_000];
        new Random(3).nextBytes(model);
        var plan = new StoredPlan("hash-1", "content.weekly", model, new byte[]{ 1, 2 },
                Map.of("content/weekly.playbook", "playbook weekly { }\n"), "4f1d2a");
        store().putPlan(plan);
        store().putPlan(new StoredPlan("hash-1", "other", new byte[0], new byte[0], Map.of(), null));
        store().putPlan(new StoredPlan("hash-2", "other", new byte[0], new byte[0], Map.of(), null));
        var found = later().plan("hash-1").orElseThrow();
        assertEquals(plan.playbook(), found.playbook());
        assertArrayEquals(model, found.model());
        assertArrayEquals(plan.sourceMap(), found.sourceMap());
        assertEquals(plan.sources(), found.sources());
        assertEquals("4f1d2a", found.commit());
        assertEquals(null, store().plan("hash-2").orElseThrow().commit());
    }

    /** A run of three entries that names payloads. */
    private void run(RunId run, RunState state, Instant updated, byte[]... payloads) throws Exception {
        var named = new HashMap<String, byte[]>();
        for (var payload : payloads) {
            named.put(store().address(payload), payload);
        }
        var row = new RunRow(run, "content.weekly", "hash-1", state, 3, START, updated, null, null, 77, null, null, 0);
        done(store().append(new Append(run, 1, entries(run, 1, 3), named, row, List.of())));
    }

    private static byte[] payload(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    @Test
    public void aCompactedRunKeepsItsRowAndLosesItsJournal() throws Exception {
        run(A, RunState.DONE, START.plusSeconds(9));
        done(store().append(new Append(A, 4, List.of(), Map.of(),
                store().run(A).orElseThrow(), List.of(ask("a7k2", A, "approve")))));
        var before = later().run(A).orElseThrow();
        assertEquals(false, before.compacted());
        assertEquals(1, store().compact(START.plusSeconds(10), 100).runs());
        var row = later().run(A).orElseThrow();
        assertEquals(true, row.compacted());
        assertEquals(before, new RunRow(row.run(), row.playbook(), row.planHash(), row.state(), row.seq(),
                row.started(), row.updated(), row.nextDue(), row.waitingFor(), row.costMicroUsd(), row.error(),
                row.parent(), row.priority()));
        assertEquals(List.of(row), store().runs(List.of(RunState.DONE), 5));
        assertEquals("approve", store().ask("a7k2").orElseThrow().answer());
        assertEquals(Reason.COMPACTED, assertThrows(StoreException.class, () -> store().read(A, 1, 10)).reason());
        assertEquals(Reason.COMPACTED, refused(store().append(append(A, 4, 1))));
        assertEquals(0, store().compact(START.plusSeconds(10), 100).runs(), "once is enough");
    }

    @Test
    public void onlyRunsThatEndedBeforeAreCompactedAndNoMoreThanAsked() throws Exception {
        var c = new RunId("r-20261122-083002-cccc");
        var d = new RunId("r-20261122-083003-dddd");
        run(A, RunState.WAITING, START);
        run(B, RunState.FAILED, START);
        run(c, RunState.DONE, START.plusSeconds(10));
        run(d, RunState.DONE, START);
        var first = later().compact(START.plusSeconds(10), 1);
        assertEquals(1, first.runs());
        assertTrue(first.more());
        assertTrue(first.bytes() > 0, "something was removed");
        assertEquals(true, store().run(B).orElseThrow().compacted(), "the oldest comes first");
        var second = store().compact(START.plusSeconds(10), 1);
        assertEquals(1, second.runs());
        assertEquals(false, second.more());
        assertEquals(true, later().run(d).orElseThrow().compacted());
        same(entries(A, 1, 3), store().read(A, 1, 10), 1);
        same(entries(c, 1, 3), store().read(c, 1, 10), 1);
        done(store().append(append(A, 4, 1)));
    }

    @Test
    public void aPayloadGoesWithTheLastRunThatNamesIt() throws Exception {
        var shared = payload(20_000);
        var alone = payload(10_000);
        var huge = payload(700_000);
        run(A, RunState.DONE, START, shared, alone, huge);
        run(B, RunState.WAITING, START, shared, huge);
        done(store().append(new Append(B, 4, entries(B, 4, 1), Map.of(store().address(shared), shared),
                row(B, 4, RunState.RUNNING), List.of())));
        assertEquals(1, later().compact(START.plusSeconds(1), 10).runs());
        assertTrue(store().payload(store().address(alone)).isEmpty(), "nobody names it");
        assertArrayEquals(shared, store().payload(store().address(shared)).orElseThrow());
        assertArrayEquals(huge, later().payload(store().address(huge)).orElseThrow());
        done(store().append(new Append(B, 5, entries(B, 5, 1), Map.of(), row(B, 5, RunState.DONE), List.of())));
        assertEquals(1, later().compact(START.plusSeconds(1), 10).runs());
        assertTrue(later().payload(store().address(shared)).isEmpty());
        assertTrue(store().payload(store().address(huge)).isEmpty());
        run(new RunId("r-20261122-083004-eeee"), RunState.RUNNING, START, shared);
        assertArrayEquals(shared, later().payload(store().address(shared)).orElseThrow(), "it can come again");
    }

    @Test
    public void closingWaitsForWhatIsQueuedAndThenRefuses() throws Exception {
        var open = store();
        var stages = new ArrayList<CompletableFuture<Void>>();
        for (int seq = 1; seq <= 200; seq++) {
            stages.add(open.append(append(A, seq, 1)).toCompletableFuture());
        }
        open.close();
        CompletableFuture.allOf(stages.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
        open.close();
        assertEquals(Reason.CLOSED, refused(open.append(append(B, 1, 1))));
    }
}
