package dev.steward.it.tests;

import static dev.steward.it.tests.TargetEvents.thread;
import static dev.steward.it.tests.TargetEvents.top;
import static dev.steward.it.tests.TargetEvents.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.Objects;

import org.eclipse.debug.core.DebugException;
import org.junit.jupiter.api.Test;

import dev.steward.debug.Ending;
import dev.steward.debug.RunTarget;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.runtime.debug.Breakpoint;

/** How a debugged run of a real company ends: terminated, held, closed and gone on with tomorrow. */
class RunTargetEndingTest extends TargetCase {

    @Test
    void toTerminateAsksInsideASagaAndHoldsOrTakesBack() throws Exception {
        events.set.add(Breakpoint.at("s", new Breakpoint.Step("test.pages/second", false)));
        events.ending = Ending.NOTHING;
        var held = debug("pages", false);
        events.await("main SUSPEND BREAKPOINT");
        held.terminate();
        held.suspend();
        until(() -> events.asked.get() == 1);
        assertFalse(held.isTerminated());
        events.expect("main SUSPEND CLIENT_REQUEST");
        events.ending = Ending.HOLD;
        held.terminate();
        events.expect("main TERMINATE", "run TERMINATE");
        var run = held.run().orElseThrow();
        assertEquals(RunState.WAITING, company().runs().row(run).state());
        assertTrue(Files.exists(folder.resolve("drafts/page.md")));
        var again = events.target(false);
        again.begin(null);
        again.attach(company(), run);
        events.await("main SUSPEND BREAKPOINT");
        events.ending = Ending.COMPENSATE;
        again.terminate();
        events.expect("main TERMINATE", "run TERMINATE");
        assertEquals(RunState.CANCELLED, company().runs().row(run).state());
        assertFalse(Files.exists(folder.resolve("drafts/page.md")));
    }

    private static void terminate(RunTarget target) {
        try {
            target.terminate();
        } catch (DebugException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void itsProcessHandsOverToItWhenItIsTerminated() throws Exception {
        events.set.add(Breakpoint.at("s", new Breakpoint.Step("test.pages/second", false)));
        events.ending = Ending.NOTHING;
        var held = debug("pages", false);
        events.await("main SUSPEND BREAKPOINT");
        var process = Objects.requireNonNull(held.getProcess());
        process.terminate();
        until(() -> events.asked.get() == 1);
        assertFalse(held.isTerminated());
        events.expect("main SUSPEND CLIENT_REQUEST");
        events.ending = Ending.HOLD;
        until(() -> {
            terminate(held);
            return held.isTerminated();
        });
        process.terminate();
        events.expect("main TERMINATE", "run TERMINATE");
        var again = events.target(false);
        again.begin(null);
        again.attach(company(), held.run().orElseThrow());
        events.await("main SUSPEND BREAKPOINT");
        again.disconnect();
        events.await("run TERMINATE");
    }

    @Test
    void itEndsWhenTheCompanyIsClosed() throws Exception {
        var target = debug("outer", true);
        events.await("main SUSPEND CLIENT_REQUEST");
        company().close();
        events.expect("main TERMINATE", "run TERMINATE");
        assertFalse(target.isSuspended());
        assertEquals(List.of(), events.listeners);
    }

    @Test
    void theWorkbenchIsClosedAtABreakpointAndOpenedTomorrow() throws Exception {
        events.set.add(Breakpoint.at("s", new Breakpoint.Step("test.outer/last", false)));
        var target = debug("outer", false);
        events.await("main SUSPEND BREAKPOINT");
        RunId run = target.run().orElseThrow();
        company().close();
        open();
        company().runs().recover();
        events.forget();
        var again = events.target(false);
        again.begin(null);
        again.attach(company(), run);
        events.expect("run CREATE", "main CREATE", "main SUSPEND BREAKPOINT");
        var main = thread(again, "");
        assertEquals("outer at last, line 17", top(main).getName());
        main.resume();
        events.expect("main RESUME CLIENT_REQUEST", "main TERMINATE", "run TERMINATE");
    }
}
