package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.steward.debug.PlaybookFrame;
import dev.steward.engine.RunState;
import dev.steward.ui.runs.RunsViews;

/** A run that is over is stepped through in the Debug view: text, timeline and step go along, and the other way round. */
class SteppedRunTest {

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

    @RegisterExtension
    private final NoErrorLogged noErrorLogged = new NoErrorLogged();
    @RegisterExtension
    private final Responsive responsive = new Responsive();
    @RegisterExtension
    private final StoreFree storeFree = new StoreFree();

    private final Robot robot = new Robot();
    private final OnePlaybook playbook;

    SteppedRunTest() throws Exception {
        playbook = new OnePlaybook(robot, "stepped", TEXT);
    }

    @AfterEach
    void close() throws Exception {
        for (var target : DebugPlugin.getDefault().getLaunchManager().getDebugTargets()) {
            target.terminate();
        }
        playbook.close();
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
        robot.press(SWT.SHIFT, SWT.F6);
        robot.press(SWT.SHIFT, SWT.F7);
        frames("share at cut, line 10");
        Screen.awaitText("cut");
        here("step cut = part(people)");
        robot.press(SWT.SHIFT, SWT.F6);
        frames("share at first, line 9");
        Screen.awaitText("first");
        robot.picture("stepped-back");
        var forward = PlatformUI.getWorkbench().getService(ICommandService.class)
                .getCommand("org.eclipse.debug.ui.commands.StepOver");
        assertTrue(Ui.await(forward::isEnabled, Boolean::booleanValue), "the platform knows where the run stands");
        robot.press(SWT.F6);
        frames("share at cut, line 10");
        here("step cut = part(people)");
    }

    /** Waits until the Debug view stands so, the innermost call first. */
    private static void frames(String... wanted) throws Exception {
        var frames = List.of(wanted);
        assertEquals(frames, Ui.await(SteppedRunTest::frames, frames::equals));
    }

    private static List<String> frames() throws Exception {
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
