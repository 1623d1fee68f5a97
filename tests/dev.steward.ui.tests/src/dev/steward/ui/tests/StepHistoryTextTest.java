package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.steward.engine.RunId;
import dev.steward.runtime.trace.LineHistory;
import dev.steward.ui.debug.internal.minings.StepHistoryText;

/** What stands above a step about its last runs. No window is needed. */
class StepHistoryTextTest {

    private static LineHistory history(int times, int failed, long microUsd, Duration operator) {
        return new LineHistory("ana.letter/send", 20,
                times == 0 ? List.of()
                        : List.of(new LineHistory.Once(new RunId("r-1"), Instant.EPOCH, "send", "done", null)),
                times, failed, times, microUsd, operator);
    }

    @Test
    void failuresCostAndTheOperatorsTimeAreSaid() {
        assertEquals("failed 2 of 12 times lately  ·  0.48 USD  ·  6 min of your time",
                StepHistoryText.of(history(12, 2, 480_000, Duration.ofMinutes(6))));
        assertEquals("1 time lately  ·  40 s of your time",
                StepHistoryText.of(history(1, 0, 0, Duration.ofSeconds(40))));
    }

    @Test
    void whatGoesWellByItselfNeedsNoWords() {
        assertFalse(StepHistoryText.isWorthSaying(history(12, 0, 480_000, Duration.ZERO)));
        assertFalse(StepHistoryText.isWorthSaying(history(0, 0, 0, Duration.ZERO)));
        assertTrue(StepHistoryText.isWorthSaying(history(12, 1, 0, Duration.ZERO)));
    }

    @Test
    void aPlaybookNamesItsWorstStep() {
        var steps = new LinkedHashMap<String, LineHistory>();
        assertEquals("", StepHistoryText.worst(steps));
        steps.put("ask", history(5, 0, 0, Duration.ofMinutes(9)));
        assertEquals("ask 5 times lately, 9 min of your time", StepHistoryText.worst(steps));
        steps.put("send", history(12, 2, 480_000, Duration.ofMinutes(6)));
        steps.put("look", history(12, 0, 480_000, Duration.ZERO));
        assertEquals("send failed 2 of 12 times lately, 0.48 USD, 6 min of your time, and 1 more step",
                StepHistoryText.worst(steps));
    }

    @Test
    void theLastRunsAreToldEachOnItsLine() {
        var runs = IntStream.range(0, 7).mapToObj(i -> new LineHistory.Once(new RunId("r-" + i), Instant.EPOCH, "send",
                i == 0 ? "failed" : "done", i == 0 ? "no answer" : null)).toList();
        var told = StepHistoryText.withRuns(new LineHistory("ana.letter/send", 20, runs, 7, 1, 7, 0, Duration.ZERO),
                Instant.EPOCH.plus(Duration.ofHours(2)));

        var lines = told.lines().toList();
        assertEquals(7, lines.size(), told);
        assertEquals("failed 1 of 7 times lately", lines.getFirst());
        assertTrue(lines.get(1).startsWith("✕ failed") && lines.get(1).endsWith("no answer"), told);
        assertEquals("and 2 earlier runs", lines.getLast());
    }
}
