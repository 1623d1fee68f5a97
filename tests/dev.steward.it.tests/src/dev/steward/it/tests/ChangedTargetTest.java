package dev.steward.it.tests;

import static dev.steward.it.tests.TargetEvents.thread;
import static dev.steward.it.tests.TargetEvents.top;
import static dev.steward.it.tests.TargetEvents.variable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.eclipse.debug.core.commands.IDisconnectHandler;
import org.eclipse.debug.core.model.IDisconnect;
import org.junit.jupiter.api.Test;

import dev.steward.debug.BranchThread;
import dev.steward.engine.Act;
import dev.steward.engine.RunState;
import dev.steward.engine.value.Value;
import dev.steward.runtime.ProblemException;

/** What the debug model says of the present that is changed, and of going back to a frame. */
class ChangedTargetTest extends TargetCase {

    @Test
    void anInputThatIsChangedInItsCellIsMarkedAsLongAsTheStepIsHeld() throws Exception {
        var target = debug("pages", true);
        events.await("main SUSPEND CLIENT_REQUEST");
        var main = (BranchThread) thread(target, "");
        var path = variable(top(main), "→ path");
        assertEquals("path", path.input().orElseThrow());
        assertTrue(path.isWhole());
        assertTrue(path.supportsValueModification());
        assertFalse(path.hasValueChanged());
        assertFalse(variable(top(main), "title").supportsValueModification());
        path.setValue("other.md");
        TargetEvents.until(() -> variable(top(main), "→ path").hasValueChanged());
        target.changed(RunState.WAITING);
        assertTrue(variable(top(main), "→ path").hasValueChanged(), "a second look changes nothing");
        assertFalse(variable(top(main), "→ text").hasValueChanged());
        assertEquals("other.md",
                main.choices().get(20, TimeUnit.SECONDS).held().inputs().get("path") instanceof Value.Text text
                        ? text.text() : "");
        var refused = assertThrows(ExecutionException.class,
                () -> main.act(new Act.Inputs(Map.of("nothing", new Value.Int(1)))).get(20, TimeUnit.SECONDS));
        assertTrue(((ProblemException) refused.getCause()).sentence().contains("has no input nothing"),
                refused::toString);
        target.terminate();
        events.await("run TERMINATE");
        var gone = assertThrows(ExecutionException.class,
                () -> main.choices().get(20, TimeUnit.SECONDS));
        assertTrue(gone.getCause() instanceof ProblemException, gone::toString);
    }

    @Test
    void aFrameOffersAForkAtItsBeginningAlsoInThePast() throws Exception {
        var target = debug("outer", true);
        events.await("main SUSPEND CLIENT_REQUEST");
        var main = (BranchThread) thread(target, "");
        assertEquals("first", top(main).offer().orElseThrow().path());
        main.stepOver();
        events.await("main SUSPEND STEP_END");
        main.stepInto();
        events.await("main SUSPEND STEP_END");
        assertTrue(top(main).canDropToFrame());
        assertEquals("called", top(main).offer().orElseThrow().path());
        main.stepBackReturn();
        events.await("main SUSPEND STEP_END");
        assertEquals("first", top(main).offer().orElseThrow().path());
        assertEquals(new Value.Int(12), main.value("12").get(20, TimeUnit.SECONDS));
        for (var part : List.of(main, top(main))) {
            assertSame(target, part.getAdapter(IDisconnect.class));
            assertSame(target.getAdapter(IDisconnectHandler.class), part.getAdapter(IDisconnectHandler.class));
        }
        target.disconnect();
        events.await("run TERMINATE");
    }
}
