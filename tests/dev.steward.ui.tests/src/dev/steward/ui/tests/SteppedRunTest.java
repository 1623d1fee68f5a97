package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.steward.debug.PlaybookFrame;
import dev.steward.engine.RunState;
import dev.steward.ui.runs.RunsViews;

/** A run that is over is stepped through in the Debug view: text, timeline and step go along, and the other way round. */
class SteppedRunTest extends PlaybookCase {

    private static final String TEXT = """
            package ana.stepped

            playbook part(n: Int) -> Number {
              step share = 100 / n
              return share
            }

            playbook share(people: Int = 0) -> Number {
              step first = part(5)
              step cut = part(people)
              return first + cut
            }
            """;

    /** Of each event of the run, where the Debug view stands. */
    private static final List<List<String>> AT = List.of(
            List.of(),
            List.of("share at first, line 9"),
            List.of("part at first/share, line 4", "share at first, line 9"),
            List.of("part, line 3", "share at first, line 9"),
            List.of("share, line 8"),
            List.of("share at cut, line 10"),
            List.of("part at cut/share, line 4", "share at cut, line 10"),
            List.of("part, line 3", "share at cut, line 10"),
            List.of("share, line 8"),
            List.of("part at cut/share, line 4", "share at cut, line 10"));

    SteppedRunTest() throws Exception {
        super("stepped", TEXT);
    }

    @Override
    @AfterEach
    void close() throws Exception {
        endDebugging();
        super.close();
    }

    @Test
    void aFailedRunOpensAtWhatFailedAndAllViewsStepBackTogether() throws Exception {
        var run = playbook.run("step first", RunState.FAILED);
        OnePlaybook.forgetLaunches();
        RunList.newest(robot, run);
        Ui.ask(() -> Ui.page().showView(RunsViews.TIMELINE, null, IWorkbenchPage.VIEW_VISIBLE));
        robot.press('d');
        frames("part at cut/share, line 4", "share at cut, line 10");
        Screen.await(text -> text.startsWith("event ") && text.contains("cut"));
        Screen.awaitText("cut/share");
        here("step share = 100 / n");
        robot.picture("stepped-failed");

        Ui.ask(() -> Ui.page().showView(IDebugUIConstants.ID_DEBUG_VIEW, null, IWorkbenchPage.VIEW_ACTIVATE));
        DebugKeys.await(DebugKeys.BACK_OVER, SWT.SHIFT, SWT.F6);
        robot.press(SWT.SHIFT, SWT.F6);
        robot.press(SWT.SHIFT, SWT.F7);
        frames("share at cut, line 10");
        Screen.awaitText("cut");
        here("step cut = part(people)");
        robot.press(SWT.SHIFT, SWT.F6);
        frames("share at first, line 9");
        Screen.awaitText("first");
        robot.picture("stepped-back");
        DebugKeys.press(robot, () -> frames().equals(List.of("share at cut, line 10")), DebugKeys.OVER, SWT.F6);
        Screen.awaitText("has not begun");
        Screen.awaitText("▷");
        here("step cut = part(people)");

        var before = event();
        Ui.ask(() -> Ui.page().showView(RunsViews.TIMELINE, null, IWorkbenchPage.VIEW_ACTIVATE));
        robot.press(SWT.ARROW_LEFT);
        assertEquals(before - 1, event(), "a view that comes to the front moves nothing");
        assertEquals(4, together());
        RunList.go(robot, SWT.ARROW_LEFT, "first");
        assertEquals(2, together());
        RunList.go(robot, SWT.ARROW_RIGHT, "cut/share");
        assertEquals(7, together());
        robot.picture("stepped-timeline");
        bothEndAtTheLastMove();
    }

    private void bothEndAtTheLastMove() throws Exception {
        for (var round = 0; round < 8; round++) {
            press(SWT.ARROW_LEFT, 3);
            press(SWT.ARROW_RIGHT, 3);
        }
        assertEquals(7, together());
        press(SWT.ARROW_LEFT, 1);
        press(SWT.ARROW_RIGHT, 1);
        robot.press(SWT.SHIFT, SWT.F7);
        frames("share at cut, line 10");
        assertEquals(5, Ui.awaitHere(SteppedRunTest::event, event -> event == 5), "the mark goes along");
        robot.press(SWT.SHIFT, SWT.F6);
        robot.press(SWT.F6);
        robot.press(SWT.SHIFT, SWT.F6);
        press(SWT.ARROW_RIGHT, 2);
        var last = together();
        press(SWT.ARROW_RIGHT, 1);
        assertEquals(last + 1, together());
    }

    private void press(int key, int times) throws Exception {
        for (var i = 0; i < times; i++) {
            robot.press(key);
        }
    }

    /** On which event the mark of the timeline is. */
    private static int event() throws Exception {
        return Screen.texts().stream().filter(text -> text.startsWith("event "))
                .map(text -> Integer.parseInt(text.split(" ")[1])).findFirst()
                .orElseThrow(() -> new AssertionError("the timeline shows no event"));
    }

    /** Waits until the Debug view stands where the mark of the timeline was brought, and tells on which event that is. */
    private static int together() throws Exception {
        var event = event();
        frames(AT.get(event - 1));
        assertEquals(event, event(), "the mark stays where it was brought");
        return event;
    }

    /** Waits until the Debug view stands so, the innermost call first. */
    static void frames(String... wanted) throws Exception {
        frames(List.of(wanted));
    }

    private static void frames(List<String> frames) throws Exception {
        assertEquals(frames, Ui.await(SteppedRunTest::frames, frames::equals));
    }

    static List<String> frames() throws Exception {
        return DebugUITools.getDebugContext() instanceof PlaybookFrame frame
                ? Stream.of(frame.getThread().getStackFrames()).map(SteppedRunTest::name).filter(Objects::nonNull)
                        .toList()
                : List.of();
    }

    private static @Nullable String name(Object frame) {
        return frame instanceof PlaybookFrame one ? one.getName() : null;
    }

    private void here(String line) throws Exception {
        assertEquals(List.of(line), playbook.lines(OnePlaybook.HERE, List.of(line)));
    }
}
