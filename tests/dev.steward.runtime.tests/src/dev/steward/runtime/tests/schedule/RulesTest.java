package dev.steward.runtime.tests.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.steward.runtime.internal.schedule.EventStore;
import dev.steward.runtime.internal.schedule.TriggerSpec.CatchUp;
import dev.steward.runtime.internal.schedule.TriggerSpec.Overlap;

/** Each rule once, at times that can be read. */
class RulesTest {

    private static final String MORNINGS = "0 7 * * *";
    private final Stage stage = new Stage();

    @Test
    void firesAtItsTimeAndSaysWhatCausedIt() {
        var daily = Stage.cron(MORNINGS, Overlap.SKIP, CatchUp.NONE, 0);
        assertEquals(Optional.of(Stage.at("2026-03-02T07:00")), stage.with(daily).look("2026-03-01T12:00"));
        stage.look("2026-03-02T06:59");
        assertEquals(List.of(), stage.origins());
        stage.look("2026-03-02T07:00");
        stage.look("2026-03-02T07:00");
        assertEquals(List.of("cron \"0 7 * * *\" of 2026-03-02T07:00+01:00"), stage.origins());
    }

    @Test
    void whatWasMissedIsLeftOutOnce() {
        var daily = Stage.cron(MORNINGS, Overlap.SKIP, CatchUp.NONE, 0);
        stage.with(daily).look("2026-03-01T12:00");
        stage.look("2026-03-04T12:00");
        assertEquals(List.of(), stage.origins());
        assertEquals(3, stage.missedTimes(daily));
        assertEquals("It fell due while nobody could start it, and catchUp none leaves it.", stage.missed(daily));
    }

    @Test
    void orMadeUpByOneRun() {
        stage.with(Stage.cron(MORNINGS, Overlap.SKIP, CatchUp.ONCE, 0)).look("2026-03-01T12:00");
        stage.look("2026-03-04T12:00");
        assertEquals(List.of("cron \"0 7 * * *\" of 2026-03-04T07:00+01:00, made up, as one of 3 since"
                + " 2026-03-02T07:00+01:00"), stage.origins());
    }

    @Test
    void orMadeUpOneByOneUpToABound() {
        var daily = Stage.cron(MORNINGS, Overlap.QUEUE, CatchUp.ALL, 2);
        stage.with(daily).look("2026-03-01T12:00");
        stage.look("2026-03-04T12:00");
        assertEquals(1, stage.started.size());
        assertTrue(stage.origins().getFirst().contains("of 2026-03-03T07:00"), stage.origins().toString());
        stage.look("2026-03-04T12:10");
        assertEquals(1, stage.started.size(), "the second waits for the first");
        stage.end();
        stage.look("2026-03-04T12:20");
        assertTrue(stage.origins().getLast().contains("of 2026-03-04T07:00"), stage.origins().toString());
        assertEquals(1, stage.missedTimes(daily));
    }

    @Test
    void skipsWhileTheRunBeforeIsOpen() {
        var daily = Stage.cron(MORNINGS, Overlap.SKIP, CatchUp.NONE, 0);
        stage.with(daily).look("2026-03-01T12:00");
        stage.look("2026-03-02T07:00");
        stage.look("2026-03-03T07:00");
        assertEquals(1, stage.started.size());
        assertTrue(stage.missed(daily).endsWith("was not done yet."), stage.missed(daily));
        stage.end();
        stage.look("2026-03-04T07:00");
        assertEquals(2, stage.started.size());
    }

    @Test
    void replacesTheRunBeforeWhenThatHasEnded() {
        stage.with(Stage.cron(MORNINGS, Overlap.REPLACE, CatchUp.NONE, 0)).look("2026-03-01T12:00");
        stage.look("2026-03-02T07:00");
        stage.look("2026-03-03T07:00");
        assertEquals(List.copyOf(stage.started.keySet()), stage.stopped);
        assertEquals(1, stage.started.size());
        stage.end();
        stage.look("2026-03-03T07:01");
        assertEquals(2, stage.started.size());
    }

    @Test
    void anEditedScheduleStillKnowsTheRunOfTheOldOne() {
        stage.with(Stage.cron(MORNINGS, Overlap.SKIP, CatchUp.NONE, 0)).look("2026-03-01T12:00");
        stage.look("2026-03-02T07:00");
        var later = Stage.cron("0 8 * * *", Overlap.SKIP, CatchUp.NONE, 0);
        stage.with(later).look("2026-03-02T07:30");
        stage.look("2026-03-02T08:00");
        assertEquals(1, stage.started.size());
        assertTrue(stage.missed(later).contains("was not done yet"));
        stage.end();
        stage.look("2026-03-03T08:00");
        assertEquals(2, stage.started.size());
        assertEquals(1, stage.values.all("schedule/state/").size(), "the old one is forgotten");
    }

    @Test
    void aTriggerThatComesBackBeginsAnew() {
        var daily = Stage.cron(MORNINGS, Overlap.SKIP, CatchUp.ONCE, 0);
        stage.with(daily).look("2026-03-01T12:00");
        stage.with().look("2026-03-01T13:00");
        stage.with(daily).look("2026-03-05T12:00");
        assertEquals(List.of(), stage.origins());
    }

    @Test
    void errorsInTheTextAndTheEmergencyStopHoldItAndTheCatchUpRuleFollows() {
        stage.with(Stage.cron(MORNINGS, Overlap.SKIP, CatchUp.ONCE, 0)).look("2026-03-01T12:00");
        stage.withErrors().look("2026-03-02T07:00");
        stage.with(Stage.cron(MORNINGS, Overlap.SKIP, CatchUp.ONCE, 0)).stop(true);
        stage.look("2026-03-02T09:00");
        assertEquals(List.of(), stage.origins());
        stage.stop(false);
        stage.look("2026-03-02T10:00");
        assertEquals(List.of("cron \"0 7 * * *\" of 2026-03-02T07:00+01:00, made up"), stage.origins());
    }

    @Test
    void aPauseLeavesOutWhatFallsDueInIt() {
        var daily = Stage.cron(MORNINGS, Overlap.SKIP, CatchUp.ALL, 9);
        stage.with(daily).look("2026-03-01T12:00");
        stage.triggers.pause(daily.id(), "operator", Stage.at("2026-03-01T13:00"));
        stage.look("2026-03-02T07:00");
        stage.triggers.go(daily.id(), Stage.at("2026-03-03T12:00"));
        stage.look("2026-03-04T07:00");
        assertEquals(1, stage.started.size());
        assertEquals("It was paused by operator.", stage.missed(daily));
        assertEquals(2, stage.missedTimes(daily));
    }

    @Test
    void whatIsRefusedIsTriedAgain() {
        var daily = Stage.cron(MORNINGS, Overlap.SKIP, CatchUp.NONE, 0);
        stage.with(daily).look("2026-03-01T12:00");
        stage.refusal = "There is no room.";
        stage.look("2026-03-02T07:00");
        assertEquals("There is no room.", stage.missed(daily));
        stage.refusal = null;
        stage.look("2026-03-02T07:30");
        assertEquals(1, stage.started.size());
    }

    @Test
    void aClockThatWasWrongForDaysDoesNotSilenceIt() {
        stage.with(Stage.cron(MORNINGS, Overlap.ALLOW, CatchUp.NONE, 0)).look("2031-03-01T12:00");
        stage.look("2026-03-01T12:00");
        stage.look("2026-03-02T07:00");
        assertEquals(1, stage.started.size());
    }

    @Test
    void eventsComeInOrderAndOnce() {
        stage.with(Stage.event(Overlap.QUEUE)).look("2026-03-01T12:00");
        var events = new EventStore(stage.values);
        assertTrue(events.accept(event("b", "2026-03-01T12:01")));
        assertTrue(events.accept(event("a", "2026-03-01T12:02")));
        assertTrue(!events.accept(event("b", "2026-03-01T12:03")));
        stage.look("2026-03-01T12:04");
        assertEquals(List.of("on event p.E b [\"b\"]"), stage.origins());
        stage.end();
        stage.look("2026-03-01T12:05");
        assertEquals(List.of("on event p.E b [\"b\"]", "on event p.E a [\"a\"]"), stage.origins());
        assertTrue(!events.accept(event("a", "2026-03-09T12:03")));
        assertEquals(0, stage.values.all("event/due/").size());
    }

    @Test
    void anEventWaitsWhileItsTriggerIsPaused() {
        var trigger = Stage.event(Overlap.SKIP);
        stage.with(trigger).look("2026-03-01T12:00");
        stage.triggers.pause(trigger.id(), "operator", Stage.at("2026-03-01T12:00"));
        new EventStore(stage.values).accept(event("a", "2026-03-01T12:02"));
        stage.look("2026-03-01T12:04");
        assertEquals(List.of(), stage.origins());
        stage.triggers.go(trigger.id(), Stage.at("2026-03-01T12:05"));
        stage.look("2026-03-01T12:06");
        assertEquals(1, stage.started.size());
    }

    private static EventStore.Event event(String id, String at) {
        return new EventStore.Event(id, "p.E", "[\"" + id + "\"]", Stage.at(at), null);
    }
}
