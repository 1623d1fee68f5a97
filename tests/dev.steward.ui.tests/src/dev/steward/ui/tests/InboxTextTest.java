package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;

import dev.steward.engine.Held;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.spi.RunStore;
import dev.steward.ui.govern.internal.inbox.Inbox;
import dev.steward.ui.govern.internal.inbox.InboxText;
import dev.steward.ui.kit.Row;

/** What the inbox says of runs. No window is needed. */
class InboxTextTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    private static RunStore.RunRow run(RunState state, @Nullable String error) {
        return new RunStore.RunRow(new RunId("r-20261123-070000-abc"), "ana.churnWatch", "hash", state, 7,
                NOW.minusSeconds(600), NOW.minusSeconds(120), null, null, 40_000, error, null, 0);
    }

    private static Inbox inbox(List<Inbox.Halted> halted, List<RunStore.RunRow> failed) {
        return new Inbox(NOW, ZoneId.of("Europe/Lisbon"), List.of(), halted, failed);
    }

    private static List<String> labels(Row row) {
        return row.actions().stream().map(Row.Action::label).toList();
    }

    @Test
    void aRunThatFailedGoesOnAtItsFailedStepOrIsRunAgain() {
        var row = InboxText.failed(inbox(List.of(), List.of(run(RunState.FAILED, "no answer"))), NOW).getFirst();

        assertEquals("churnWatch", row.title());
        assertEquals(List.of("Resume", "Run again"), labels(row));
        assertTrue(row.detail().endsWith("no answer"), row.detail());
        assertTrue(row.tip().startsWith("Ended "), row.tip());
    }

    @Test
    void aPausedRunGoesOnWhenItIsResumed() {
        var row = InboxText.halted(inbox(List.of(new Inbox.Halted(run(RunState.PAUSED, null), null)), List.of()), NOW)
                .getFirst();

        assertEquals(List.of("Resume"), labels(row));
        assertTrue(row.detail().endsWith("paused"), row.detail());
        assertTrue(row.tip().startsWith("Since "), row.tip());
    }

    @Test
    void aRunThatTheDebuggerHoldsIsSteppedThrough() {
        var held = new RunStore.RunRow(new RunId("r-20261123-070000-abc"), "ana.churnWatch", "hash", RunState.WAITING,
                7,
                NOW.minusSeconds(600), NOW.minusSeconds(120), null, Held.WAITS + "before ask", 40_000, null, null, 0);

        var row = InboxText.halted(inbox(List.of(new Inbox.Halted(held, null)), List.of()), NOW).getFirst();

        assertEquals(List.of("Step through"), labels(row));
        assertTrue(row.detail().endsWith("waits for you in the debugger, before ask"), row.detail());
    }

    @Test
    void aRunThatAFaultStoppedSaysWhich() {
        var row = InboxText.halted(inbox(List.of(new Inbox.Halted(run(RunState.RUNNING, null), "the disk is full")),
                List.of()), NOW).getFirst();

        assertEquals(List.of("Resume"), labels(row));
        assertTrue(row.detail().endsWith("the disk is full"), row.detail());
    }
}
