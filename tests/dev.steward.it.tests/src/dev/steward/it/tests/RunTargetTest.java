package dev.steward.it.tests;

import static dev.steward.it.tests.TargetEvents.thread;
import static dev.steward.it.tests.TargetEvents.top;
import static dev.steward.it.tests.TargetEvents.variable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.eclipse.debug.core.DebugException;
import org.junit.jupiter.api.Test;

import dev.steward.debug.BranchThread;
import dev.steward.engine.Act;
import dev.steward.engine.RunState;
import dev.steward.engine.value.Value;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.debug.Breakpoint;

/** The model of a run over a real company: what is told, frames, variables, steps and what is changed. */
class RunTargetTest extends TargetCase {

    @Test
    void anEmptyTargetIsNotSuspended() {
        var target = events.target(false);
        assertFalse(target.isSuspended());
        assertFalse(target.canSuspend());
        assertFalse(target.canDisconnect());
        assertEquals(0, target.getThreads().length);
    }

    @Test
    void stepsAreToldInOrderAndFramesStayTheSame() throws Exception {
        var target = debug("outer", true);
        events.expect("run CREATE", "main CREATE", "main SUSPEND CLIENT_REQUEST");
        var main = thread(target, "");
        var frame = top(main);
        assertEquals(15, frame.getLineNumber());
        assertEquals("outer at first, line 15", frame.getName());
        assertEquals("2 items", variable(frame, "names").getValue().getValueString());
        assertEquals("a list, each item a text", variable(frame, "names").getReferenceTypeName());
        assertTrue(variable(frame, "names").provenance().startsWith("the playbook's default"),
                variable(frame, "names").provenance());
        main.stepOver();
        events.expect("main RESUME STEP_OVER", "main SUSPEND STEP_END");
        assertSame(frame, top(main));
        assertEquals(16, frame.getLineNumber());
        assertEquals("1", variable(frame, "first").getValue().getValueString());
        assertTrue(variable(frame, "first").provenance().startsWith("given by the step first"));
        main.stepInto();
        events.expect("main RESUME STEP_INTO", "main SUSPEND STEP_END");
        assertEquals(2, main.getStackFrames().length);
        assertEquals("inner at called/twice, line 9", top(main).getName());
        assertEquals(frame, main.getStackFrames()[1]);
        assertEquals(16, main.getStackFrames()[1].getLineNumber());
        assertEquals(new Value.Int(1), Objects.requireNonNull(
                target.evaluate((BranchThread) main, 1, "first")).value());
        main.stepReturn();
        events.expect("main RESUME STEP_RETURN", "main SUSPEND STEP_END");
        assertSame(frame, top(main));
        main.resume();
        events.expect("main RESUME CLIENT_REQUEST", "main TERMINATE", "run TERMINATE");
        assertTrue(target.isTerminated());
        assertFalse(target.isSuspended());
    }

    @Test
    void breakpointsThatAreSetWhileItStandsHold() throws Exception {
        var target = debug("outer", true);
        events.await("main SUSPEND CLIENT_REQUEST");
        events.set.add(Breakpoint.at("l", new Breakpoint.Line("test.playbook", 10, false)));
        events.listeners.forEach(Runnable::run);
        target.resume();
        events.expect("main RESUME CLIENT_REQUEST", "main SUSPEND BREAKPOINT");
        assertEquals("inner at called/more, line 10", top(thread(target, "")).getName());
        events.set.clear();
        events.listeners.forEach(Runnable::run);
        target.resume();
        events.expect("main RESUME CLIENT_REQUEST", "main TERMINATE", "run TERMINATE");
    }

    @Test
    void stepsBackShowWhatWasAndCallNothing() throws Exception {
        events.set.add(Breakpoint.at("l", new Breakpoint.Step("test.outer/hello", false)));
        var target = debug("outer", false);
        events.await("main SUSPEND BREAKPOINT");
        var main = thread(target, "");
        var present = main.moment();
        main.stepBackOver();
        events.expect("main RESUME STEP_OVER", "main SUSPEND STEP_END");
        assertTrue(main.isInPast());
        assertEquals("outer at last, line 17", top(main).getName());
        main.stepBackInto();
        events.expect("main RESUME STEP_INTO", "main SUSPEND STEP_END");
        assertEquals("inner at called/more, line 10", top(main).getName());
        assertEquals("2", variable(top(main), "twice").getValue().getValueString());
        main.stepBackReturn();
        events.await("main SUSPEND STEP_END");
        assertEquals("outer at called, line 16", top(main).getName());
        main.reverseResume();
        events.await("main SUSPEND STEP_END");
        main.stepInto();
        events.await("main SUSPEND STEP_END");
        assertTrue(main.isInPast());
        main.resume();
        events.await("main SUSPEND STEP_END");
        assertFalse(main.isInPast());
        assertEquals(present, main.moment());
        assertEquals("outer at name[ana]/hello, line 19", top(main).getName());
        main.jump(Integer.MAX_VALUE).join();
        assertTrue(events.quiet(), "it is where it is held already");
        main.jump(2);
        var held = main.jump(Integer.MAX_VALUE).join();
        assertEquals(main.moves(), held);
        events.expect("main RESUME CLIENT_REQUEST", "main SUSPEND STEP_END", "main RESUME CLIENT_REQUEST",
                "main SUSPEND STEP_END");
        assertFalse(main.isInPast());
        main.resume();
        events.await("main SUSPEND BREAKPOINT");
        assertEquals("outer at name[bo]/hello, line 19", top(main).getName());
        target.disconnect();
        events.await("run TERMINATE");
        assertTrue(target.isDisconnected());
        assertEquals(RunState.DONE, company().runs()
                .await(target.run().orElseThrow(), java.time.Duration.ofSeconds(20)).state());
    }

    @Test
    void itGoesOnThoughAStepIsUnderWay() throws Exception {
        var target = debug("outer", true);
        events.await("main SUSPEND CLIENT_REQUEST");
        var main = thread(target, "");
        main.stepOver();
        main.resume();
        events.await("run TERMINATE");
        assertFalse(main.canResume());
    }

    @Test
    void itRunsToAStepLiveAndInItsPastAndSaysWhyNot() throws Exception {
        var told = new LinkedBlockingQueue<String>();
        var target = debug("outer", true);
        events.await("main SUSPEND CLIENT_REQUEST");
        var main = thread(target, "");
        main.runTo("test.pages/page", told::add);
        assertEquals("The run has no step page: it does not come to it, or uses an older text.",
                told.poll(20, TimeUnit.SECONDS));
        main.runTo("test.outer/last", told::add);
        events.expect("main RESUME STEP_OVER", "main SUSPEND STEP_END");
        assertEquals("outer at last, line 17", top(main).getName());
        main.reverseResume();
        events.await("main SUSPEND STEP_END");
        main.runTo("test.inner/more", told::add);
        events.await("main SUSPEND STEP_END");
        assertTrue(main.isInPast());
        assertEquals("inner at called/more, line 10", top(main).getName());
        main.runTo("test.outer/first", told::add);
        assertEquals("first is not done again behind this moment of the past.", told.poll(20, TimeUnit.SECONDS));
        events.await("main SUSPEND STEP_END");
        assertEquals("inner at called/more, line 10", top(main).getName());
        target.resume();
        events.await("run TERMINATE");
        main.runTo("test.outer/last", told::add);
        assertEquals("The run is over: step through its past, and run to a line there.",
                told.poll(20, TimeUnit.SECONDS));
    }

    @Test
    void inputsAreChangedWhereItIsHeld() throws Exception {
        var target = debug("pages", true);
        events.await("main SUSPEND CLIENT_REQUEST");
        var main = (BranchThread) thread(target, "");
        var text = variable(top(main), "→ text");
        assertTrue(text.supportsValueModification());
        assertFalse(variable(top(main), "title").supportsValueModification());
        assertThrows(DebugException.class, () -> variable(top(main), "title").setValue("x"));
        text.setValue("changed");
        main.stepOver();
        events.expect("main RESUME STEP_OVER", "main SUSPEND STEP_END");
        assertEquals("changed", Files.readString(folder.resolve("drafts/page.md")));
        main.act(new Act.Replace(new Value.Text("by hand")));
        events.await("run TERMINATE");
        assertFalse(Files.exists(folder.resolve("drafts/second.md")));
    }

    @Test
    void itIsHeldAtItsBeginningWhereOnlyOtherPlaybooksHaveBreakpoints() throws Exception {
        events.set.add(Breakpoint.at("s", new Breakpoint.Step("test.pages/second", false)));
        var target = debug("outer", true);
        events.await("main SUSPEND CLIENT_REQUEST");
        var second = events.target(false);
        second.begin(null);
        assertThrows(ProblemException.class, () -> second.attach(company(), target.run().orElseThrow()));
        assertTrue(second.isTerminated());
        assertFalse(target.isTerminated());
        target.resume();
        events.await("main TERMINATE");
    }
}
