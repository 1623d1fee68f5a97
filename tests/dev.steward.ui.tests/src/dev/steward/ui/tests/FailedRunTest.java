package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
import dev.steward.ui.editor.PlaybookSessions;
import dev.steward.ui.runs.RunsViews;

/** A run that failed: the cause is found on the timeline, the text is mended, and the run goes on where it failed. */
class FailedRunTest {

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

    @RegisterExtension
    private final NoErrorLogged noErrorLogged = new NoErrorLogged();
    @RegisterExtension
    private final Responsive responsive = new Responsive();
    @RegisterExtension
    private final StoreFree storeFree = new StoreFree();

    private final Robot robot = new Robot();
    private final IFile file = Ui.company().getFile(IPath.fromPortableString("playbooks/failed.playbook"));
    private final ITextEditor editor;

    FailedRunTest() throws Exception {
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
    void theCauseOfAFailureIsFoundBackInTimeAndTheRunGoesOnWithTheMendedText() throws Exception {
        var run = runIt(RunState.FAILED);
        forgetLaunches();
        RunList.newest(robot, run);
        Ui.ask(() -> Ui.page().showView(RunsViews.TIMELINE, null, IWorkbenchPage.VIEW_ACTIVATE));
        Screen.await(text -> text.endsWith("the run ended: failed"));
        back("cut");
        assertEquals(List.of("step cut = part(people)"),
                Ui.await(this::here, List.of("step cut = part(people)")::equals));
        Screen.await(text -> text.equals("cut"));
        robot.picture("failed-cause");

        Ui.ask(() -> {
            Ui.page().activate(editor);
            editor.selectAndReveal(TEXT.indexOf("part(people)") + "part(people".length(), 0);
            return editor.getAdapter(ITextViewer.class).getTextWidget().setFocus();
        });
        robot.type(" + 4");
        robot.press(SWT.CTRL, 's');
        Ui.await(editor::isDirty, dirty -> !dirty);

        var table = RunList.newest(robot, run);
        robot.press('u');
        assertEquals("✓ done", Ui.await(() -> table.getItem(0).getText(0), "✓ done"::equals));
        var mended = List.of("step cut = part(people + 4)", "step first = part(5)");
        assertEquals(mended, Ui.await(() -> lines("dev.steward.ui.debug.step.done"), mended::equals));
        robot.picture("failed-resumed");
    }

    private RunProcess runProcess() throws Exception {
        return Ui.await(() -> Stream.of(DebugPlugin.getDefault().getLaunchManager().getProcesses())
                .filter(RunProcess.class::isInstance).map(RunProcess.class::cast).toList(), all -> !all.isEmpty())
                .getFirst();
    }

    private RunMoment runIt(RunState wanted) throws Exception {
        Ui.ask(() -> {
            editor.selectAndReveal(TEXT.indexOf("step first"), 0);
            return editor.getAdapter(ITextViewer.class).getTextWidget().setFocus();
        });
        robot.press(SWT.ALT, SWT.SHIFT, 'x');
        robot.press('p');
        var process = runProcess();
        Ui.await(process::state, now -> now.filter(wanted::equals).isPresent());
        return RunMoment.latest(process.run().orElseThrow());
    }

    /** Goes back until the mark is on an event of a step. */
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

    /** The line that is marked as where the run was. */
    private List<String> here() throws Exception {
        return lines("dev.steward.ui.debug.here");
    }

    /** The lines with a mark of a type. */
    private List<String> lines(String type) throws Exception {
        var viewer = (ISourceViewer) editor.getAdapter(ITextViewer.class);
        var lines = new ArrayList<String>();
        for (var all = viewer.getAnnotationModel().getAnnotationIterator(); all.hasNext();) {
            var mark = all.next();
            if (type.equals(mark.getType())) {
                var at = viewer.getAnnotationModel().getPosition(mark);
                lines.add(viewer.getDocument().get(at.getOffset(), at.getLength()).strip());
            }
        }
        lines.sort(null);
        return lines;
    }
}
