package dev.steward.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;

import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.spi.RunQuery;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.spi.RunStore.Append;
import dev.steward.engine.spi.RunStore.AskRow;
import dev.steward.engine.spi.RunStore.RunRow;

/** What every {@link RunStore} does with rows, lists of runs and questions. */
public abstract class RunRowsContract extends RunStoreTesting {

    protected static final RunId A = new RunId("r-20261122-083000-aaaa"), B = new RunId("r-20261122-083001-bbbb");

    protected static List<byte[]> entries(RunId run, long first, int count) {
        return append(run, first, count).entries();
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

    protected static AskRow ask(String id, RunId run, @Nullable String answer) {
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
}
