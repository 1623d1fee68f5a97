package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.steward.graph.StepState;
import dev.steward.ui.editor.GraphStates;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the steps of a playbook are said to do. Without a window. */
class GraphStatesTest {

    @Test
    void statesAreThoseOfPlacesInTheTextAndTheHeaviestCounts() throws Exception {
        var states = new GraphStates();
        var told = new ArrayList<String>();
        try (AutoCloseable listening = states.listen(told::add)) {
            states.show("desk.desk", Map.of("a", StepState.DONE, "p[ana]/send", StepState.DONE, "p[ben]/send",
                    StepState.WAITING, "post", StepState.DONE, "post~undo", StepState.DONE, "voice/rules",
                    StepState.of("skipped")));
            states.show("desk.desk", Map.copyOf(Map.of("a", StepState.DONE)));
            states.show("desk.desk", Map.of("a", StepState.DONE));
            states.clear("desk.desk");
        }
        assertEquals(3, told.size());
        states.show("desk.desk", Map.of("p[ana]/send", StepState.DONE, "p[ben]/send", StepState.WAITING, "p[ana]",
                StepState.RUNNING, "post", StepState.DONE, "post~undo", StepState.DONE, "voice/rules",
                StepState.of("skipped")));
        assertEquals(Map.of("send", StepState.WAITING, "p", StepState.RUNNING, "post", StepState.COMPENSATED,
                "voice/rules", StepState.SKIPPED), states.of("desk.desk"));
        assertFalse(states.of("desk.desk").containsKey("a"));
        assertSame(StepState.FAILED, StepState.of("unknown"));
    }
}
