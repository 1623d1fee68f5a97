package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.IPath;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.swt.SWT;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.steward.debug.RunProcess;
import dev.steward.engine.RunState;
import dev.steward.ui.RunMoment;
import dev.steward.ui.editor.GraphStates;
import dev.steward.ui.editor.PlaybookSessions;
import dev.steward.graph.StepState;
import dev.steward.ui.runs.RunsViews;

/** A run that is over is gone through on its timeline, and the text shows where it was and what its steps did by then. */
class TimelineTest {

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

    @RegisterExtension
    private final NoErrorLogged noErrorLogged = new NoErrorLogged();
    @RegisterExtension
    private final Responsive responsive = new Responsive();
    @RegisterExtension
    private final StoreFree storeFree = new StoreFree();

    private final Robot robot = new Robot();
    private final IFile file = Ui.company().getFile(IPath.fromPortableString("playbooks/timeline.playbook"));
    private final ITextEditor editor;

    TimelineTest() throws Exception {
        forgetLaunches();
        Ui.perspective("dev.steward.app.author");
        file.create(TEXT.getBytes(StandardCharsets.UTF_8), true, false, null);
        editor = Ui.ask(() -> (ITextEditor) IDE.openEditor(Ui.page(), file, true));
        Ui.await(() -> PlaybookSessions.ofWorkbench().of(editor.getDocumentProvider()
                .getDocument(editor.getEditorInput())).orElseThrow().current().isPresent(), read -> read);
    }

    @AfterEach
    void close() throws Exception {
        Ui.ask(() -> Ui.page().closeEditor(editor, false));
        forgetLaunches();
        for (var configuration : DebugPlugin.getDefault().getLaunchManager().getLaunchConfigurations()) {
            configuration.delete();
        }
        file.delete(true, null);
    }

    private static void forgetLaunches() {
        var manager = DebugPlugin.getDefault().getLaunchManager();
        manager.removeLaunches(manager.getLaunches());
    }

    @Test
    void theMarkGoesBackThroughTheRoundsAndTheTextGoesWithIt() throws Exception {
        var run = runIt();
        RunList.newest(robot, run);
        Ui.ask(() -> Ui.page().showView(RunsViews.TIMELINE, null, IWorkbenchPage.VIEW_ACTIVATE));
        Screen.await(text -> text.startsWith("event "));
        robot.press(SWT.HOME);
        Screen.await(text -> text.endsWith("the run was started"));

        forward("cuts[4]/cut");
        assertEquals(List.of("step cut = half(n)"), Ui.await(this::here, List.of("step cut = half(n)")::equals));
        assertFalse(states().containsKey("last"), "the last step has not begun by then");
        Screen.await(text -> text.equals("cuts[4]/cut"));
        robot.picture("timeline-first-round");
        forward("cuts[6]/cut");
        forward("last");
        assertEquals(List.of("step last = half(2)"), Ui.await(this::here, List.of("step last = half(2)")::equals));
        assertEquals(StepState.DONE, Ui.await(TimelineTest::states, now -> now.containsKey("cut")).get("cut"));
        robot.picture("timeline-last");

        back("cuts[4]/cut");
        assertEquals(List.of("step cut = half(n)"), Ui.await(this::here, List.of("step cut = half(n)")::equals));
        assertFalse(Ui.await(TimelineTest::states, now -> !now.containsKey("last")).containsKey("last"));
    }

    private RunProcess runProcess() throws Exception {
        return Ui.await(() -> Stream.of(DebugPlugin.getDefault().getLaunchManager().getProcesses())
                .filter(RunProcess.class::isInstance).map(RunProcess.class::cast).toList(), all -> !all.isEmpty())
                .getFirst();
    }

    private RunMoment runIt() throws Exception {
        Ui.ask(() -> {
            editor.selectAndReveal(TEXT.indexOf("step first"), 0);
            return editor.getAdapter(ITextViewer.class).getTextWidget().setFocus();
        });
        robot.press(SWT.ALT, SWT.SHIFT, 'x');
        robot.press('p');
        var process = runProcess();
        Ui.await(process::state, now -> now.filter(RunState.DONE::equals).isPresent());
        return RunMoment.latest(process.run().orElseThrow());
    }

    /** Goes on until the mark is on an event of a step. */
    private void forward(String path) throws Exception {
        go(SWT.ARROW_RIGHT, path);
    }

    private void back(String path) throws Exception {
        go(SWT.ARROW_LEFT, path);
    }

    private void go(int key, String path) throws Exception {
        for (var presses = 0; presses < 40; presses++) {
            var before = Ui.ask(RunList::moment);
            if (before != null && before.path().equals(path)) {
                return;
            }
            robot.press(key);
            Ui.await(RunList::moment, now -> !Objects.equals(now, before));
        }
        fail("the mark never came to " + path);
    }

    /** The lines that are marked as where the run was. */
    private List<String> here() throws Exception {
        var viewer = (ISourceViewer) editor.getAdapter(ITextViewer.class);
        var lines = new ArrayList<String>();
        for (var all = viewer.getAnnotationModel().getAnnotationIterator(); all.hasNext();) {
            var mark = all.next();
            if ("dev.steward.ui.debug.here".equals(mark.getType())) {
                var at = viewer.getAnnotationModel().getPosition(mark);
                lines.add(viewer.getDocument().get(at.getOffset(), at.getLength()).strip());
            }
        }
        return lines;
    }

    private static Map<String, StepState> states() {
        return GraphStates.ofWorkbench().of("ana.timeline.halves");
    }
}
