package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.ui.govern.internal.inbox.Waiting;
import dev.steward.ui.govern.internal.stop.Urgent;

/** What is told on the desktop without being asked, and what is not. */
class UrgentTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final RunId RUN = new RunId("r-20261123-070000-abc");

    private static Engine.RunEvent event(String type, RunState state) {
        return new Engine.RunEvent(RUN, 7, NOW, type, "send", Map.of(), state, 0);
    }

    private static Waiting ask(String id, String kind, boolean irreversible, Duration left) {
        return new Waiting(id, RUN, "ana.weeklyLetter", kind, "Send?", irreversible, NOW, NOW.plus(left), 0);
    }

    private static final List<Engine.RunEvent> ASKED = List.of(event("ask.opened", RunState.WAITING));

    @Test
    void whatCanWaitIsNotTold() {
        assertTrue(Urgent.of(ASKED, List.of(ask("a", "approval", false, Duration.ofDays(2))), NOW).isEmpty());
        assertTrue(Urgent.of(ASKED, List.of(ask("a", "hold", true, Duration.ofSeconds(2))), NOW).isEmpty());
        assertFalse(Urgent.possible(List.of(event("step.done", RunState.RUNNING))));
    }

    @Test
    void whatCantBeTakenBackOrHasLittleTimeIsTold() {
        var notice = Urgent.of(ASKED, List.of(ask("a", "approval", true, Duration.ofHours(6))), NOW).orElseThrow();

        assertEquals("Send?\nweeklyLetter, irreversible, 6 h left", notice.text());
        assertEquals("a", notice.ask());
        assertTrue(Urgent.of(ASKED, List.of(ask("a", "human", false, Duration.ofHours(1))), NOW).isPresent());
        assertTrue(Urgent.of(ASKED, List.of(ask("a", "unknown", false, Duration.ofDays(9))), NOW).isPresent());
    }

    @Test
    void manyAtOnceAreOneNotice() {
        var events = List.of(event("ask.opened", RunState.WAITING), event("run.ended", RunState.FAILED));
        var notice = Urgent.of(events, List.of(ask("a", "approval", true, Duration.ofHours(6)),
                ask("b", "unknown", false, Duration.ofHours(6))), NOW).orElseThrow();

        assertEquals("2 questions wait for you\n1 run failed", notice.text());
    }

    @Test
    void anOldQuestionOfTheSameRunIsNotToldAgain() {
        var old = new Waiting("a", RUN, "ana.weeklyLetter", "approval", "Send?", true, NOW.minusSeconds(300), null, 0);

        assertTrue(Urgent.of(ASKED, List.of(old), NOW).isEmpty());
    }
}
