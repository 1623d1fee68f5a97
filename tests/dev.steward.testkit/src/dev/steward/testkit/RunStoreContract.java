package dev.steward.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;

import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.spi.RunQuery;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.spi.RunStore.Append;
import dev.steward.engine.spi.RunStore.AskRow;
import dev.steward.engine.spi.RunStore.Entry;
import dev.steward.engine.spi.RunStore.RunRow;
import dev.steward.engine.spi.RunStore.StoredPlan;
import dev.steward.engine.spi.StoreException;
import dev.steward.engine.spi.StoreException.Reason;

/**
 * What every {@link RunStore} does. A subclass says how to make one, and how a later process would find it: the tests
 * write, call {@link #later}, and read.
 */
public abstract class RunStoreContract extends RunStoreTesting {

    private static final RunId A = new RunId("r-20261122-083000-aaaa"), B = new RunId("r-20261122-083001-bbbb");

    private static void same(List<byte[]> expected, List<Entry> found, long first) {
        assertEquals(expected.size(), found.size(), "number of entries");
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(first + i, found.get(i).seq(), "sequence number");
            assertArrayEquals(expected.get(i), found.get(i).bytes(), "entry " + (first + i));
        }
    }

    private static List<byte[]> entries(RunId run, long first, int count) {
        return append(run, first, count).entries();
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
    public void rowsComeBackWithEveryField() throws Exception {
        var full = new RunRow(A, "content.weekly", "hash-1", RunState.WAITING, 1, START, START.plusMillis(5),
                START.plus(Duration.ofDays(400)), "your yes on “post”", 1_234_567_890_123L, null, B, -3);
        done(store().append(new Append(A, 1, entries(A, 1, 1), Map.of(), full, List.of())));
        assertEquals(full, later().run(A).orElseThrow());
        var failed = new RunRow(A, "content.weekly", "hash-2", RunState.FAILED, 2, START, START.plusSeconds(9), null,
                null, 5, "the model did not answer", B, 7);
        done(store().append(new Append(A, 2, entries(A, 2, 1), Map.of(), failed, List.of())));
        assertEquals(failed, later().run(A).orElseThrow());
    }

    @Test
    public void runsAreListedNewestFirstAndByState() throws Exception {
        var states = List.of(RunState.DONE, RunState.WAITING, RunState.FAILED, RunState.RUNNING, RunState.WAITING);
        var ids = new ArrayList<RunId>();
        for (int i = 0; i < states.size(); i++) {
            var run = new RunId("r-20261122-09000" + i + "-run" + i);
            ids.add(run);
            done(store().append(
                    new Append(run, 1, entries(run, 1, 1), Map.of(), row(run, 1, states.get(i)), List.of())));
        }
        var found = later();
        assertEquals(ids.reversed(), found.runs(List.of(), 10).stream().map(RunRow::run).toList());
        assertEquals(List.of(ids.get(4), ids.get(3)), found.runs(List.of(), 2).stream().map(RunRow::run).toList());
        assertEquals(List.of(ids.get(4), ids.get(1)),
                found.runs(List.of(RunState.WAITING), 10).stream().map(RunRow::run).toList());
        assertEquals(List.of(ids.get(4)),
                found.runs(List.of(RunState.WAITING), 1).stream().map(RunRow::run).toList());
        assertEquals(List.of(ids.get(2), ids.get(1), ids.get(4)).stream().sorted().toList().reversed(),
                found.runs(List.of(RunState.FAILED, RunState.WAITING), 10).stream().map(RunRow::run).toList());
        assertEquals(List.of(ids.get(1), ids.get(3), ids.get(4)), found.open().stream().map(RunRow::run).toList());
    }

    private static RunId listed(int number) {
        return new RunId("r-20261122-1000%02d-page".formatted(number));
    }

    private void list(int number, String playbook, RunState state, long cost) throws Exception {
        var run = listed(number);
        var row = new RunRow(run, playbook, "hash", state, 1, START.plusSeconds(number), START.plusSeconds(number),
                null, state == RunState.WAITING ? "an Approval of 100%" : null, cost, null, null, 0);
        done(store().append(new Append(run, 1, entries(run, 1, 1), Map.of(), row, List.of())));
    }

    private static List<Integer> numbers(RunQuery.Page page) {
        return page.rows().stream().map(row -> Integer.parseInt(row.run().text().substring(15, 17))).toList();
    }

    /** Whole lists, read in parts of three, so that a row that is left out or comes twice is found. */
    private static List<Integer> whole(RunStore store, RunQuery query) {
        var found = new ArrayList<Integer>();
        var total = store.page(query.part(0, 0)).total();
        for (int from = 0; from < total; from += 3) {
            found.addAll(numbers(store.page(query.part(from, 3))));
        }
        assertEquals(total, found.size(), found::toString);
        return found;
    }

    @Test
    public void partsOfAListAreFilteredAndSorted() throws Exception {
        for (int i = 0; i < 12; i++) {
            list(i, i % 3 == 0 ? "ana.letters.weekly" : "ana.desk.greet",
                    i % 4 == 0 ? RunState.WAITING : RunState.DONE, i % 5);
        }
        var found = later();
        var all = RunQuery.newest(5);
        assertEquals(List.of(11, 10, 9, 8, 7), numbers(found.page(all)));
        assertEquals(12, found.page(all).total());
        assertEquals(List.of(1, 0), numbers(found.page(all.part(10, 5))));
        assertEquals(List.of(), numbers(found.page(all.part(20, 5))));
        assertEquals(List.of(8, 4, 0), whole(found,
                new RunQuery(List.of(RunState.WAITING), null, "", RunQuery.Order.STARTED, true, 0, 9)));
        assertEquals(List.of(0, 3, 6, 9), whole(found,
                new RunQuery(List.of(), "ana.letters.weekly", "", RunQuery.Order.UPDATED, false, 0, 9)));
        assertEquals(List.of(9, 6, 3, 0), whole(found,
                new RunQuery(List.of(), null, "WEEK", RunQuery.Order.STARTED, true, 0, 9)));
        assertEquals(List.of(8, 4, 0), whole(found,
                new RunQuery(List.of(), null, "approval of 100%", RunQuery.Order.STARTED, true, 0, 9)));
        assertEquals(List.of(), whole(found,
                new RunQuery(List.of(), null, "1000_7", RunQuery.Order.STARTED, true, 0, 9)));
        assertEquals(List.of(9, 4, 8, 3, 7, 2, 11, 6, 1, 10, 5, 0), whole(found,
                new RunQuery(List.of(), null, "", RunQuery.Order.COST, true, 0, 9)));
        assertEquals(List.of(1, 2, 4, 5, 7, 8, 10, 11, 0, 3, 6, 9), whole(found,
                new RunQuery(List.of(), null, "", RunQuery.Order.PLAYBOOK, false, 0, 9)));
        assertEquals(List.of(8, 4, 0, 11, 10, 9, 7, 6, 5, 3, 2, 1), whole(found,
                new RunQuery(List.of(), null, "", RunQuery.Order.STATE, true, 0, 9)));
    }

    private static AskRow ask(String id, RunId run, @Nullable String answer) {
        return new AskRow(id, run, "post", "approval", "Publish “The week”?", START,
                answer == null ? null : START.plus(Duration.ofHours(8)), answer);
    }

    @Test
    public void questionsAreOpenUntilTheyAreAnswered() throws Exception {
        var second = new AskRow("b3m9", A, "send", "human", "t", START.minusSeconds(60), null, null);
        done(store().append(new Append(A, 1, entries(A, 1, 1), Map.of(), row(A, 1, RunState.WAITING),
                List.of(ask("a7k2", A, null), second))));
        assertEquals(List.of(second, ask("a7k2", A, null)), later().asks());
        var yes = ask("a7k2", A, "approve");
        done(store().append(new Append(A, 2, entries(A, 2, 1), Map.of(), row(A, 2, RunState.RUNNING), List.of(yes))));
        var found = later();
        assertEquals(List.of(second), found.asks());
        assertEquals(yes, found.ask("a7k2").orElseThrow());
    }

    @Test
    public void answeredQuestionsAreFoundByWhenTheyWereOpened() throws Exception {
        var early = ask("a7k2", A, "approve");
        var late = new AskRow("b3m9", A, "send", "human", "t", START.plusSeconds(60), null, "done");
        var open = new AskRow("c4n8", A, "tell", "human", "t", START.plusSeconds(90), null, null);
        done(store().append(new Append(A, 1, entries(A, 1, 1), Map.of(), row(A, 1, RunState.WAITING),
                List.of(early, late, open))));
        assertEquals(List.of(late, early), store().answered(START, 10));
        var found = later();
        assertEquals(List.of(late, early), found.answered(START, 10));
        assertEquals(List.of(late), found.answered(START, 1));
        assertEquals(List.of(late), found.answered(START.plusSeconds(1), 10));
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
