package dev.steward.runtime.tests.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.steward.engine.RefusedException;
import dev.steward.engine.spi.KeyValueStore;
import dev.steward.runtime.internal.schedule.EventStore;
import dev.steward.runtime.internal.schedule.TriggerSpec.CatchUp;
import dev.steward.runtime.internal.schedule.TriggerSpec.Overlap;

/** What others do while the scheduler is at work, and what goes wrong with one of many. */
class MeanwhileTest {

    private static final String MORNINGS = "0 7 * * *", NOONS = "0 12 * * *";
    private final Stage stage = new Stage();

    @Test
    void anOperatorWhoPausesAgainIsHeard() {
        var daily = Stage.cron(MORNINGS, Overlap.ALLOW, CatchUp.NONE, 0);
        stage.with(daily).look("2026-03-01T12:00");
        stage.triggers.pause(daily.id(), "operator", Stage.at("2026-03-01T13:00"));
        stage.triggers.go(daily.id(), Stage.at("2026-03-02T08:00"));
        stage.over(new Hooked(stage.values, name -> {
            if (name.startsWith("schedule/state/") || name.startsWith("schedule/pause/")) {
                stage.triggers.pause(daily.id(), "operator", Stage.at("2026-03-02T08:01"));
            }
        }, name -> {
        })).look("2026-03-02T08:01");
        stage.over(stage.values).look("2026-03-03T07:00");
        assertEquals(List.of(), stage.origins(), "it is paused");
        assertTrue(stage.missed(daily).startsWith("It was paused by operator"), () -> stage.missed(daily));
        stage.triggers.go(daily.id(), Stage.at("2026-03-03T08:00"));
        stage.look("2026-03-03T08:00");
        stage.look("2026-03-04T07:00");
        assertEquals(1, stage.started.size(), "a pause that is over leaves nothing out");
    }

    @Test
    void anEventThatIsStartedAtOnceCountsAsNew() {
        stage.with(Stage.event(Overlap.ALLOW)).look("2026-03-01T12:00");
        KeyValueStore values = new Hooked(stage.values, name -> {
        }, name -> {
            if (name.startsWith("event/due/")) {
                stage.look("2026-03-01T12:01");
            }
        });
        var event = new EventStore.Event("a", "p.E", "{}", Stage.at("2026-03-01T12:01"), null);
        assertTrue(new EventStore(values).accept(event));
        assertEquals(1, stage.started.size());
        assertFalse(new EventStore(values).accept(new EventStore.Event("a", "p.E", "{}", Stage.at("2026-03-01T12:02"),
                null)));
    }

    @Test
    void aTriggerInTroubleKeepsNoOtherFromItsTurn() {
        var first = Stage.cron(MORNINGS, Overlap.REPLACE, CatchUp.ALL, 10);
        var second = Stage.cron(NOONS, Overlap.ALLOW, CatchUp.ALL, 10);
        stage.with(first, Stage.event(Overlap.ALLOW), second).look("2026-03-01T13:00");
        stage.troubles.put(first.id(), new RefusedException("on purpose"));
        new EventStore(stage.values)
                .accept(new EventStore.Event("a", "p.E", "{}", Stage.at("2026-03-01T13:00"), null));
        stage.look("2026-03-02T12:00");
        assertEquals(List.of("cron \"0 12 * * *\" of 2026-03-02T12:00+01:00", "on event p.E a {}"), stage.origins());
        stage.troubles.clear();
        stage.look("2026-03-02T12:00");
        assertEquals(3, stage.started.size(), "and its own comes when it can");
    }

    @Test
    void whatAnEventBringsIsMeasuredAndNotHowItIsKept() {
        var quotes = "[" + "\"\",".repeat(4_600) + "\"\"]";
        assertTrue(quotes.length() <= EventStore.MOST_PAYLOAD && quotes.length() > 13_700);
        assertTrue(EventStore.fits(event(quotes)));
        assertTrue(EventStore.fits(event("\"" + "x".repeat(EventStore.MOST_PAYLOAD - 2) + "\"")));
        assertFalse(EventStore.fits(event("\"" + "x".repeat(EventStore.MOST_PAYLOAD - 1) + "\"")));
        stage.with(Stage.event(Overlap.ALLOW)).look("2026-03-01T12:00");
        new EventStore(stage.values).accept(event(quotes));
        stage.look("2026-03-01T12:01");
        assertEquals(List.of("on event p.E a " + quotes), stage.origins(), "it is given as it came");
    }

    private static EventStore.Event event(String payload) {
        return new EventStore.Event("a", "p.E", payload, Stage.at("2026-03-01T12:00"), null);
    }
}
