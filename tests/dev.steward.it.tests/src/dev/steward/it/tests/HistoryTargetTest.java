package dev.steward.it.tests;

import static dev.steward.it.tests.TargetEvents.noLaunch;
import static dev.steward.it.tests.TargetEvents.top;
import static dev.steward.it.tests.TargetEvents.variable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.eclipse.debug.core.model.IDebugElement;
import org.junit.jupiter.api.Test;

import dev.steward.debug.HistoryTarget;
import dev.steward.debug.PlaybookFrame;
import dev.steward.debug.RunThread;
import dev.steward.runtime.debug.Breakpoint;

/** The model of a run that is over, stepped through its past. */
class HistoryTargetTest extends TargetCase {

    @Test
    void theRunThatIsOverIsSteppedThrough() throws Exception {
        var target = debug("outer", false);
        events.await("run TERMINATE");
        var run = target.run().orElseThrow();
        var past = new HistoryTarget(noLaunch(), events::tell, events);
        past.open(company(), run);
        events.expect("past CREATE", "main CREATE", "main SUSPEND CLIENT_REQUEST");
        var main = (RunThread) past.getThreads()[0];
        assertEquals("name[bo]/hello", top(main).path(), "at its end it stands on what was done last");
        var seen = new ArrayList<String>();
        for (var i = 0; i < 5; i++) {
            main.stepBackInto();
            events.expect("main RESUME STEP_INTO", "main SUSPEND STEP_END");
            seen.add(top(main).path());
        }
        assertEquals(List.of("name[bo]/hello", "name[ana]/hello", "last", "called/more", "called/twice"), seen);
        events.set.add(Breakpoint.at("l", new Breakpoint.Step("test.outer/hello", false)));
        main.resume();
        events.await("main SUSPEND STEP_END");
        assertEquals("name[ana]/hello", top(main).path());
        assertEquals("ana", variable(top(main), "name").getValue().getValueString());
        main.reverseResume();
        events.await("main SUSPEND STEP_END");
        assertTrue(past.isSuspended());
        main.stepOver();
        events.await("main SUSPEND STEP_END");
        main.stepReturn();
        events.await("main SUSPEND STEP_END");
        assertEquals("name[bo]/hello", top(main).path(), "gone on to the end it has a frame, too");
        past.terminate();
        events.expect("main TERMINATE", "past TERMINATE");
        assertEquals("dev.steward.debug", ((IDebugElement) main).getModelIdentifier());
    }

    @Test
    void theRunThatFailedIsOpenedAtWhatFailed() throws Exception {
        var target = debug("broken", false);
        events.await("run TERMINATE");
        var run = target.run().orElseThrow();
        var past = new HistoryTarget(noLaunch(), events::tell, events);
        past.open(company(), run);
        events.expect("past CREATE", "main CREATE", "main SUSPEND CLIENT_REQUEST");
        var main = (RunThread) past.getThreads()[0];
        assertEquals(List.of("part at cut/share, line 25", "broken at cut, line 31"),
                Stream.of(main.getStackFrames()).map(frame -> ((PlaybookFrame) frame).getName()).toList());
        assertEquals("0", variable(top(main), "n").getValue().getValueString());
        main.stepBackOver();
        events.await("main SUSPEND STEP_END");
        assertEquals("cut/share", top(main).path(), "right before it");
        main.stepBackReturn();
        events.await("main SUSPEND STEP_END");
        assertEquals("cut", top(main).path());
        main.jump(Integer.MAX_VALUE);
        events.await("main SUSPEND STEP_END");
        assertEquals("cut/share", top(main).path(), "at the end what failed is looked at");
        past.terminate();
    }

    @Test
    void jumpsComeToTheirTurnInOrderAndToldIsWhichMoveItWas() throws Exception {
        var target = debug("broken", false);
        events.await("run TERMINATE");
        var past = new HistoryTarget(noLaunch(), events::tell, events);
        past.open(company(), target.run().orElseThrow());
        events.await("main SUSPEND CLIENT_REQUEST");
        var main = (RunThread) past.getThreads()[0];
        var end = main.moment();
        main.stepBackReturn();
        var early = main.jump(4);
        var late = main.jump(end);
        main.stepBackReturn();
        var again = main.jump(end);
        var stays = main.jump(end);
        assertEquals(List.of(2, 3, 5, 5), Stream.of(early, late, again, stays).map(CompletableFuture::join).toList());
        assertEquals(5, main.moves());
        assertEquals(end, main.moment());
        for (var move = 0; move < 5; move++) {
            events.expect("main RESUME " + (move == 0 || move == 3 ? "STEP_RETURN" : "CLIENT_REQUEST"),
                    "main SUSPEND STEP_END");
        }
        assertTrue(events.quiet(), "where it stands already nothing is told");
        past.terminate();
    }
}
