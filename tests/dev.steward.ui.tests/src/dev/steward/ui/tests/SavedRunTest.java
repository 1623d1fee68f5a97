package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.IPath;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.steward.debug.RunProcess;
import dev.steward.engine.RunState;
import dev.steward.runtime.TestReport;
import dev.steward.ui.OpenCompany;
import dev.steward.ui.RunMoment;
import dev.steward.ui.Session;
import dev.steward.ui.editor.PlaybookSessions;

/** A run that is over becomes a test of its playbook. */
class SavedRunTest {

    private static final String TEXT = """
            package ana.saved

            playbook part(n: Int) -> Number {
              return 100 / n
            }

            playbook share(people: Int = 20) -> Number {
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
    private final IFile file = Ui.company().getFile(IPath.fromPortableString("playbooks/saved.playbook"));
    private final ITextEditor editor;

    SavedRunTest() throws Exception {
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
    void aRunIsSavedAsATestThatPasses() throws Exception {
        var run = runIt(RunState.DONE);
        forgetLaunches();
        RunList.newest(robot, run);
        robot.press('t');
        Ui.await(() -> Display.getCurrent().getActiveShell().getText(), "Save Run as Test"::equals);
        robot.picture("saved-test-dialog");
        robot.press(SWT.CR);

        var text = Ui.await(() -> Files.readString(file.getLocation().toPath()), now -> now.contains("\ntest "));
        assertTrue(text.startsWith(TEXT.strip()), text);
        var report = PlatformUI.getWorkbench().getService(OpenCompany.class)
                .ask(session -> tested(session, file.getLocation().toPath())).get(60, TimeUnit.SECONDS);
        assertEquals(List.of(true), report.cases().stream().map(TestReport.Case::passed).toList(), text);
    }

    private static TestReport tested(Session session, Path file) {
        try {
            return session.steward().tests(session.company().folder()).run(List.of(file), "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
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
}
