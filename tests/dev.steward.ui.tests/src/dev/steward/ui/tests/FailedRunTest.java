package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.eclipse.swt.SWT;
import org.junit.jupiter.api.Test;

import dev.steward.engine.RunState;

/** A run that failed: the cause is found on the timeline, the text is mended, and the run goes on where it failed. */
class FailedRunTest extends PlaybookCase {

    private static final String TEXT = """
            package ana.failed

            playbook part(n: Int) -> Number {
              return 100 / n
            }

            playbook share(people: Int = 0) -> Number {
              step first = part(5)
              step cut = part(people)
              return first + cut
            }
            """;

    FailedRunTest() throws Exception {
        super("failed", TEXT);
    }

    @Test
    void theCauseOfAFailureIsFoundBackInTimeAndTheRunGoesOnWithTheMendedText() throws Exception {
        var run = playbook.run("step first", RunState.FAILED);
        OnePlaybook.forgetLaunches();
        RunList.timeline(robot, run);
        Screen.await(text -> text.endsWith("the run ended: failed"));
        RunList.go(robot, SWT.ARROW_LEFT, "cut");
        var cause = List.of("step cut = part(people)");
        assertEquals(cause, playbook.lines(OnePlaybook.HERE, cause));
        Screen.await(text -> text.equals("cut"));
        robot.picture("failed-cause");

        playbook.caret(TEXT.indexOf("part(people)") + "part(people".length());
        robot.type(" + 4");
        robot.press(SWT.CTRL, 's');
        Ui.await(playbook.editor()::isDirty, dirty -> !dirty);

        var table = RunList.newest(robot, run);
        robot.press('u');
        assertEquals("✓ done", Ui.await(() -> table.getItem(0).getText(0), "✓ done"::equals));
        var mended = List.of("step cut = part(people + 4)", "step first = part(5)");
        assertEquals(mended, playbook.lines(OnePlaybook.STEP + "done", mended));
        robot.picture("failed-resumed");
    }
}
