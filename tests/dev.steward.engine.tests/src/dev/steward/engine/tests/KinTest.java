package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.steward.engine.Engine;
import dev.steward.engine.RefusedException;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.testkit.Lab;

/** Runs that share a past, each of which may do what another one did: none does so unasked. */
class KinTest extends BoundedTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final Lab lab = new Lab();
    private Instant today = Lab.START;
    private RunId run = RunId.random(Lab.START, new java.util.Random(1));

    @BeforeEach
    void failedAfterADay() {
        lab.world.failing("fire", 1, "NotFound");
        run = lab.start(plan(waits("pause", DAY), step("send", call("fire", text("letter")))));
        lab.rest(run);
        later();
        assertEquals(RunState.FAILED, lab.finish(run));
        later();
    }

    @AfterEach
    void close() {
        lab.close();
    }

    private void later() {
        today = today.plus(DAY);
        lab.ticker.advanceTo(today);
    }

    private RunId fork(RunId of, String from) {
        return lab.engine().fork(new Engine.Fork(of, from, null, Map.of(), Lab.settings(), null)).run();
    }

    private void refused(RunId failed, String why) {
        var message = String.valueOf(assertThrows(RefusedException.class,
                () -> lab.engine().reopen(failed, null, Lab.settings())).getMessage());
        assertTrue(message.contains(why), message);
        assertTrue(message.contains("'steward fork " + failed + " --from send' asks before"), message);
    }

    private static String mayDo(RunId other) {
        return "the run " + other + ", which shares a past with this one, may do or have done this itself";
    }

    @Test
    void asksWhileAnotherForkMayDoItToo() {
        var waiting = fork(run, "pause");
        lab.rest(waiting);
        var fork = fork(run, "send");
        assertEquals(List.of(mayDo(waiting)), lab.card(fork).because());
        assertEquals(List.of(), lab.world.effects());
    }

    @Test
    void asksWhenTheJournalOfARelativeIsGone() {
        var waiting = fork(run, "pause");
        lab.rest(waiting);
        var done = fork(run, "send");
        lab.decide(lab.card(done).id(), Lab.approve());
        assertEquals(RunState.DONE, lab.finish(done));
        lab.store().compact(Instant.MAX, 10);
        assertTrue(lab.store().run(done).orElseThrow().compacted());
        lab.unchecked();
        lab.engine().cancel(waiting, "test");
        lab.finish(waiting);
        var fork = fork(waiting, "pause");
        lab.rest(fork);
        later();
        assertEquals(List.of(mayDo(done)), lab.card(fork).because());
        assertEquals(List.of("fire(letter)"), lab.world.effects());
    }

    @Test
    void aForkThatFailedDoesNotGoOnAfterAnotherForkDidIt() {
        lab.world.failing("fire", 1, "NotFound");
        var failed = fork(run, "send");
        assertEquals(RunState.FAILED, lab.finish(failed));
        var done = fork(run, "send");
        assertEquals(RunState.DONE, lab.finish(done));
        refused(failed, "as " + done + ", which shares a past with it, did send since");
        assertEquals(List.of("fire(letter)"), lab.world.effects());
    }

    @Test
    void aForkThatFailedDoesNotGoOnAfterItsParentDidIt() {
        lab.world.failing("fire", 1, "NotFound");
        var failed = fork(run, "send");
        assertEquals(RunState.FAILED, lab.finish(failed));
        lab.engine().reopen(run, null, Lab.settings());
        assertEquals(RunState.DONE, lab.finish(run));
        refused(failed, "as " + run + ", which shares a past with it, did send since");
    }

    @Test
    void aFailedRunDoesNotGoOnBesideAFork() {
        var waiting = fork(run, "pause");
        lab.rest(waiting);
        refused(run, "as " + waiting + ", which was forked from it, is still open and may do this itself");
    }

    @Test
    void aFailedRunDoesNotGoOnWhenTheJournalOfItsForkIsGone() {
        lab.world.failing("fire", 2, "NotFound");
        var fork = fork(run, "send");
        assertEquals(RunState.FAILED, lab.finish(fork));
        later();
        lab.engine().reopen(run, null, Lab.settings());
        assertEquals(RunState.FAILED, lab.finish(run));
        lab.store().compact(today, 10);
        assertTrue(lab.store().run(fork).orElseThrow().compacted());
        lab.unchecked();
        refused(run, "as " + fork + ", which was forked from it, may have done something since, and only its row");
    }

    @Test
    void aForkGoesOnWhereItAsksAnyway() {
        lab.world.failing("fire", 1, "NotFound");
        var waiting = fork(run, "pause");
        lab.rest(waiting);
        var failed = fork(run, "send");
        lab.decide(lab.card(failed).id(), Lab.approve());
        assertEquals(RunState.FAILED, lab.finish(failed));
        later();
        assertEquals(RunState.DONE, lab.finish(waiting));
        lab.engine().reopen(failed, null, Lab.settings());
        assertEquals(List.of(mayDo(waiting)), lab.card(failed).because());
        assertEquals(List.of("fire(letter)"), lab.world.effects());
    }
}
