package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;

import dev.steward.engine.Queue;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.ui.govern.internal.inbox.Waiting;
import dev.steward.ui.govern.internal.today.Today;
import dev.steward.ui.govern.internal.today.TodayText;
import dev.steward.ui.kit.Colours;
import dev.steward.ui.kit.Row;

/** The start page in words. No window is needed. */
class TodayTextTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Lisbon");
    private static final RunId RUN = new RunId("r-20261123-070000-abc");

    private static Today today(List<Waiting> waits, List<Today.Ended> failed, Queue.@Nullable Held stopped) {
        return new Today(NOW, ZONE, "Ana Ltd", stopped, null, waits,
                List.of(new Today.Going(RUN, "ana.churnWatch", RunState.RUNNING, "step score",
                        NOW.minus(Duration.ofMinutes(4)), 40_000)),
                new Today.Changed(NOW.minus(Duration.ofDays(1)), 12, 0, failed, List.of()),
                new Today.Week(LocalDate.of(2026, 11, 23), List.of(3_200_000L, 0L, 0L, 0L, 0L, 0L, 0L),
                        Duration.ofMinutes(14), 9, 2_000_000, Map.of("week", 20_000_000L, "day", 5_000_000L)),
                null);
    }

    private static Waiting ask(String kind, boolean irreversible) {
        return new Waiting("a7k2", RUN, "ana.weeklyLetter", kind, "Send to 214 readers?", irreversible,
                NOW.minusSeconds(60), NOW.plus(Duration.ofHours(6)), 380_000);
    }

    @Test
    void anApprovalSaysWhatItIsAndHowLongItMayWait() {
        var row = new TodayText(today(List.of(ask("approval", true)), List.of(), null), NOW).waits().getFirst();

        assertEquals("Send to 214 readers?", row.title());
        assertEquals("weeklyLetter  ·  irreversible  ·  6 h left", row.detail());
        assertEquals("0.38 USD", row.end());
        assertEquals(List.of('A', 'E', 'R'), row.actions().stream().map(Row.Action::letter).toList());
    }

    @Test
    void aHumanStepIsOpenedNotApproved() {
        var row = new TodayText(today(List.of(ask("human", false)), List.of(), null), NOW).waits().getFirst();

        assertEquals("weeklyLetter  ·  human step  ·  6 h left", row.detail());
        assertEquals(List.of("edit"), row.actions().stream().map(Row.Action::id).toList());
    }

    @Test
    void timeThatRunsOutIsToldWithoutReadingAgain() {
        var page = today(List.of(ask("approval", false)), List.of(), null);

        var later = new TodayText(page, NOW.plus(Duration.ofHours(7))).waits().getFirst();

        assertEquals("weeklyLetter  ·  time is over", later.detail());
    }

    @Test
    void aFailedRunSaysWhy() {
        var failed = new Today.Ended(RUN, "ana.invoiceChase", RunState.FAILED, NOW.minus(Duration.ofHours(2)), 0,
                "mail.send: the server\nrefused");
        var text = new TodayText(today(List.of(), List.of(failed), null), NOW);

        assertEquals("12 runs done  ·  1 failed", text.changedCount());
        assertEquals("failed  ·  2 h ago  ·  mail.send: the server refused", text.changed().getFirst().detail());
        assertEquals(Colours.FAILED, text.changed().getFirst().sign().colour());
        assertTrue(text.changed().getFirst().spoken().startsWith("failed, invoiceChase"));
    }

    @Test
    void theWeekAndWhatComesNext() {
        var text = new TodayText(today(List.of(), List.of(), null), NOW);

        assertEquals("3.20 of 20.00 USD", text.spent());
        assertEquals(0.16, text.share(), 0.001);
        assertEquals("9 runs  ·  at most 5.00 USD a day", text.spentDetail());
        assertEquals("14 min of your time for decisions", text.minutes());
        var next = new Today.Next(NOW, ZONE, List.of(new Today.Coming("t", "ana.supportTriage",
                NOW.plus(Duration.ofDays(1)), "cron \"0 8 * * *\"")), null);
        assertEquals("tomorrow 08:00", TodayText.coming(next, NOW).getFirst().end());
        assertEquals("step score  ·  for 4 min", text.going().getFirst().detail());
        assertNull(text.stopped());
    }

    @Test
    void aStopIsSaidInASentence() {
        var stopped = new TodayText(today(List.of(), List.of(), new Queue.Held("operator", NOW.minusSeconds(600))),
                NOW).stopped();

        assertEquals("Everything is stopped since 07:50 by operator. No call begins and no run starts; what was under "
                + "way may finish.", stopped);
    }
}
