package dev.steward.runtime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.spi.RunStore;
import dev.steward.runtime.RecentRuns;

/** The start page looks at its company's runs again and again, so a look must not grow with their number. */
class RecentRunsTest {

    private static final int RUNS = 10_000;
    private static final Instant START = Instant.parse("2026-11-01T08:00:00Z");

    /** Oldest first. */
    private final List<RunStore.RunRow> store = new ArrayList<>();
    private final RecentRuns recent = new RecentRuns();
    private int read;

    private static RunStore.RunRow row(int number, RunState state) {
        var at = START.plusSeconds(number);
        return new RunStore.RunRow(new RunId("r-" + number), "letter", "hash", state, 9, at, at, null, null, 1, null,
                null,
                0);
    }

    private void began(int count, RunState state) {
        for (var i = 0; i < count; i++) {
            store.add(row(store.size(), state));
        }
    }

    private List<RunStore.RunRow> look() {
        read = 0;
        var open = store.stream().filter(row -> !row.state().ended()).toList();
        return List.copyOf(recent.look(open, limit -> {
            var page = store.reversed().stream().limit(limit).toList();
            read += page.size();
            return page;
        }, run -> {
            read++;
            return store.stream().filter(row -> row.run().equals(run)).findFirst().orElseThrow();
        }));
    }

    @Test
    void theFirstLookIsBounded() {
        began(RUNS, RunState.DONE);

        assertEquals(store.reversed().subList(0, RecentRuns.MOST), look());
        assertEquals(RecentRuns.MOST, read);
    }

    @Test
    void aLaterLookReadsTheNewestOnly() {
        began(RUNS, RunState.DONE);
        look();
        began(3, RunState.RUNNING);

        assertEquals(store.reversed().subList(0, RecentRuns.MOST), look());
        assertTrue(read <= 200, () -> read + " rows read");
    }

    @Test
    void nothingIsMissedWhenMuchHappenedMeanwhile() {
        began(RUNS, RunState.DONE);
        look();
        began(1_700, RunState.DONE);

        assertEquals(store.reversed().subList(0, RecentRuns.MOST), look());
    }

    @Test
    void aRunThatBeganLongAgoIsSeenToEnd() {
        began(1, RunState.WAITING);
        began(1_000, RunState.DONE);
        look();
        store.set(0, row(0, RunState.FAILED));

        assertEquals(RunState.FAILED, look().getLast().state());
        assertTrue(read <= 200, () -> read + " rows read");
        assertEquals(RunState.FAILED, look().getLast().state());
    }

    @Test
    void fewRunsAreFew() {
        assertEquals(List.of(), look());
        began(2, RunState.RUNNING);

        assertEquals(store.reversed(), look());
    }
}
