package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;

import org.eclipse.swt.SWT;
import org.junit.jupiter.api.Test;

import dev.steward.engine.RunState;
import dev.steward.ui.editor.GraphStates;
import dev.steward.graph.StepState;

/** A run that is over is gone through on its timeline, and the text shows where it was and what its steps did by then. */
class TimelineTest extends PlaybookCase {

    private static final String TEXT = """
            package ana.timeline

            playbook half(n: Int) -> Number {
              return n / 2
            }

            playbook halves() -> Number {
              step first = half(8)
              cuts = foreach n in [4, 6] by n max 5 {
                step cut = half(n)
              }
              step last = half(2)
              return first + last
            }
            """;

    TimelineTest() throws Exception {
        super("timeline", TEXT);
    }

    @Test
    void theMarkGoesBackThroughTheRoundsAndTheTextGoesWithIt() throws Exception {
        var run = playbook.run("step first", RunState.DONE);
        RunList.timeline(robot, run);
        Screen.await(text -> text.startsWith("event "));
        robot.press(SWT.HOME);
        Screen.await(text -> text.endsWith("the run was started"));

        RunList.go(robot, SWT.ARROW_RIGHT, "cuts[4]/cut");
        here("step cut = half(n)");
        assertFalse(states().containsKey("last"), "the last step has not begun by then");
        Screen.await(text -> text.equals("cuts[4]/cut"));
        robot.picture("timeline-first-round");
        RunList.go(robot, SWT.ARROW_RIGHT, "cuts[6]/cut");
        RunList.go(robot, SWT.ARROW_RIGHT, "last");
        here("step last = half(2)");
        assertEquals(StepState.DONE, Ui.await(TimelineTest::states, now -> now.containsKey("cut")).get("cut"));
        robot.picture("timeline-last");

        RunList.go(robot, SWT.ARROW_LEFT, "cuts[4]/cut");
        here("step cut = half(n)");
        assertFalse(Ui.await(TimelineTest::states, now -> !now.containsKey("last")).containsKey("last"));
    }

    /** The line that is marked as where the run was. */
    private void here(String line) throws Exception {
        assertEquals(List.of(line), playbook.lines(OnePlaybook.HERE, List.of(line)));
    }

    private static Map<String, StepState> states() {
        return GraphStates.ofWorkbench().of("ana.timeline.halves");
    }
}
