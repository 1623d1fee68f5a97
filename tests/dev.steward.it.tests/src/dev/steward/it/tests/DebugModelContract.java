package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.steward.debug.LiveRun;
import dev.steward.debug.RunTarget;
import dev.steward.debug.RunThread;
import dev.steward.engine.Holds;
import dev.steward.engine.RunState;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.debug.Breakpoint;

/** The debug framework's model of a run: which events come in which order, whatever is behind the gate. */
@Timeout(60)
abstract class DebugModelContract {

    private static final Gated.Shape PLAIN = new Gated.Shape(List.of("a", "b", "c"), 0, List.of());
    private static final Gated.Shape WIDE = new Gated.Shape(List.of("a"), 64, List.of("z"));
    private static final Gated.Shape WAITING = new Gated.Shape(List.of("a", Gated.PAUSE, "b", "c"), 0, List.of());

    final TargetEvents events = new TargetEvents();
    private @Nullable Gated opened;

    abstract Gated open(Gated.Shape shape) throws Exception;

    private Gated behind(Gated.Shape shape) throws Exception {
        var made = open(shape);
        opened = made;
        return made;
    }

    @AfterEach
    void close() {
        var made = opened;
        if (made != null) {
            made.close();
        }
    }

    private static String id(String step) {
        return Gated.PLAYBOOK + "/" + step;
    }

    private RunTarget debug(LiveRun run) {
        var target = events.target(false);
        target.begin(null);
        target.attach(run);
        return target;
    }

    private RunTarget heldAt(Gated gated, String... steps) {
        for (var step : steps) {
            events.hold(id(step));
        }
        return debug(gated.start(Holds.of(List.of(steps).stream().map(step -> Holds.before(id(step))).toList())));
    }

    private static String at(RunTarget target, String branch) {
        return TargetEvents.top(TargetEvents.thread(target, branch)).path();
    }

    @Test
    void stepsAndGoesOnFromABreakpoint() throws Exception {
        var target = heldAt(behind(PLAIN), "a");
        events.expect("run CREATE", "main CREATE", "main SUSPEND BREAKPOINT");
        assertEquals("a", at(target, ""));
        for (var next : List.of("b", "c")) {
            TargetEvents.thread(target, "").stepOver();
            events.expect("main RESUME STEP_OVER", "main SUSPEND STEP_END");
            assertEquals(next, at(target, ""));
        }
        target.resume();
        events.expect("main RESUME CLIENT_REQUEST", "main TERMINATE", "run TERMINATE");
        assertTrue(target.isTerminated());
        assertEquals(0, target.getThreads().length);
        assertEquals(List.of(), events.listeners, "nobody hears of breakpoints any more");
    }

    @Test
    void isTerminatedWhileItIsHeld() throws Exception {
        var gated = behind(PLAIN);
        var target = heldAt(gated, "b");
        events.expect("run CREATE", "main CREATE", "main SUSPEND BREAKPOINT");
        target.terminate();
        events.expect("main TERMINATE", "run TERMINATE");
        assertEquals(RunState.CANCELLED, gated.state());
        assertEquals(0, events.asked.get(), "there is nothing to take back");
        assertFalse(target.canTerminate() || target.canResume() || target.isSuspended());
        target.terminate();
        target.resume();
        assertTrue(events.quiet(), "what has ended tells nothing more");
    }

    @Test
    void isClosedAtABreakpointAndGoesOnTomorrow() throws Exception {
        var gated = behind(PLAIN);
        var target = heldAt(gated, "b");
        events.expect("run CREATE", "main CREATE", "main SUSPEND BREAKPOINT");
        var tomorrow = gated.tomorrow();
        events.expect("main TERMINATE", "run TERMINATE");
        assertTrue(target.isTerminated());
        assertFalse(gated.state().ended());
        assertEquals(1, gated.gate().held(tomorrow.run()).size(), "it is held while nobody looks");
        var again = debug(tomorrow);
        events.expect("run CREATE", "main CREATE", "main SUSPEND BREAKPOINT");
        assertEquals("b", at(again, ""));
        again.resume();
        events.expect("main RESUME CLIENT_REQUEST", "main TERMINATE", "run TERMINATE");
        assertEquals(RunState.DONE, gated.state());
    }

    @Test
    void breakpointsChangeWhileItGoesOn() throws Exception {
        var gated = behind(WAITING);
        var target = heldAt(gated, "a", "b");
        events.expect("run CREATE", "main CREATE", "main SUSPEND BREAKPOINT");
        TargetEvents.thread(target, "").resume();
        events.expect("main RESUME CLIENT_REQUEST");
        events.set.clear();
        events.hold(id("c"));
        TargetEvents.until(() -> gated.gate().holds(target.run().orElseThrow())
                .equals(Holds.of(List.of(Holds.before(id("c"))))));
        gated.comes();
        events.expect("main SUSPEND BREAKPOINT");
        assertEquals("c", at(target, ""), "what was to hold before does not hold any more");
        events.clear();
        TargetEvents.thread(target, "").resume();
        events.expect("main RESUME CLIENT_REQUEST", "main TERMINATE", "run TERMINATE");
    }

    @Test
    void isSuspendedWhileItGoesOn() throws Exception {
        var gated = behind(WAITING);
        var target = heldAt(gated, "a");
        events.await("main SUSPEND BREAKPOINT");
        target.resume();
        events.expect("main RESUME CLIENT_REQUEST");
        assertTrue(target.canSuspend());
        target.suspend();
        TargetEvents.until(() -> gated.gate().holds(target.run().orElseThrow()).covers("before", id("b")));
        gated.comes();
        events.expect("main SUSPEND CLIENT_REQUEST");
        assertEquals("b", at(target, ""));
        target.disconnect();
        events.expect("main TERMINATE", "run TERMINATE");
        TargetEvents.until(() -> gated.state().ended());
        assertTrue(target.isDisconnected());
        assertEquals(RunState.DONE, gated.state(), "it goes on by itself");
    }

    @Test
    void sixtyFourBranchesAreHeldSteppedAndGoOnByThemselves() throws Exception {
        var gated = behind(WIDE);
        var steps = IntStream.range(0, 64).mapToObj(i -> "s" + i).toArray(String[]::new);
        var target = heldAt(gated, steps);
        var came = events.held(64);
        assertEquals("run CREATE", came.getFirst());
        assertEquals(65, target.getThreads().length, "the branches, and the run itself");
        var branches = new ArrayList<RunThread>();
        for (var thread : target.getThreads()) {
            var branch = ((RunThread) thread).branch();
            assertEquals(!branch.isEmpty(), thread.isSuspended(), branch);
            if (!branch.isEmpty()) {
                branches.add((RunThread) thread);
                assertTrue(came.indexOf(branch + " CREATE") < came.indexOf(branch + " SUSPEND BREAKPOINT"), branch);
            }
        }
        assertEquals(List.of(steps).stream().sorted().toList(),
                branches.stream().map(branch -> TargetEvents.top(branch).path()).sorted().toList());
        var one = branches.get(17);
        one.resume();
        events.expect(one.branch() + " RESUME CLIENT_REQUEST");
        TargetEvents.until(() -> gated.gate().held(target.run().orElseThrow()).size() == 63);
        assertEquals(63, branches.stream().filter(RunThread::isSuspended).count(), "the others stay where they are");
        target.resume();
        var went = events.await("run TERMINATE");
        for (var branch : branches) {
            assertEquals(branch == one ? 0 : 1, count(went, branch.branch() + " RESUME CLIENT_REQUEST"),
                    branch::branch);
        }
        assertEquals(1, count(went, "main TERMINATE"));
        assertEquals(0, count(went, "main SUSPEND BREAKPOINT"));
        assertEquals(0, target.getThreads().length);
        assertEquals(RunState.DONE, gated.state());
    }

    private static long count(List<String> all, String one) {
        return all.stream().filter(one::equals).count();
    }

    @Test
    void isDebuggedOnceAndNotWhenItHasEnded() throws Exception {
        var gated = behind(PLAIN);
        events.hold(id("b"));
        var run = gated.start(Holds.of(List.of(Holds.before(id("b")))));
        var target = debug(run);
        events.await("main SUSPEND BREAKPOINT");
        assertThrows(ProblemException.class, () -> debug(run));
        events.expect("run CREATE", "run TERMINATE");
        assertFalse(target.isTerminated());
        events.set.add(Breakpoint.at("never", new Breakpoint.Step(id("never"), false)));
        target.resume();
        events.await("run TERMINATE");
        assertThrows(ProblemException.class, () -> debug(run));
        events.expect("run CREATE", "run TERMINATE");
    }
}
