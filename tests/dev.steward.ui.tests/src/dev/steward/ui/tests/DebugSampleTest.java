package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.steward.debug.HappeningBreakpoint;
import dev.steward.debug.RunProcess;
import dev.steward.engine.RunState;
import dev.steward.engine.value.Value;
import dev.steward.ui.OpenCompany;
import dev.steward.ui.Session;
import dev.steward.ui.editor.PlaybookSessions;

/** The sample company's letter is debugged to its approval; its readers are changed after that, which is asked again. */
class DebugSampleTest {

    private static final Path FOLDER = Path.of("target", "sample", "pottery").toAbsolutePath();

    private static final String SWITCH = "org.eclipse.debug.ui.switch_perspective_on_suspend";

    @RegisterExtension
    private final NoErrorLogged noErrorLogged = new NoErrorLogged();
    @RegisterExtension
    private final Responsive responsive = new Responsive();
    @RegisterExtension
    private final StoreFree storeFree = new StoreFree();

    private final Robot robot = new Robot();
    private final OpenCompany company = PlatformUI.getWorkbench().getService(OpenCompany.class);
    private final Path before = Ui.company().getLocation().toPath();
    private final ITextEditor editor;

    DebugSampleTest() throws Exception {
        forgetLaunches();
        // who decides elsewhere comes back by herself
        preferences().put(SWITCH, "never");
        if (Files.exists(FOLDER)) {
            try (Stream<Path> all = Files.walk(FOLDER)) {
                for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
        Ui.ask(() -> company.make(FOLDER)).get(30, TimeUnit.SECONDS);
        Ui.perspective("dev.steward.app.runs");
        var file = sample().getFile(IPath.fromPortableString("playbooks/weekly-letter.playbook"));
        editor = Ui.ask(() -> (ITextEditor) IDE.openEditor(Ui.page(), file, true));
        Ui.await(() -> PlaybookSessions.ofWorkbench().of(editor.getDocumentProvider()
                .getDocument(editor.getEditorInput())).orElseThrow().current().isPresent(), read -> read);
        DebugPlugin.getDefault().getBreakpointManager().addBreakpoint(
                new HappeningBreakpoint(sample(), HappeningBreakpoint.Kind.EFFECT, "irreversible", ""));
    }

    private static IEclipsePreferences preferences() {
        return InstanceScope.INSTANCE.getNode("org.eclipse.debug.ui");
    }

    private static IProject sample() throws Exception {
        return Ui.await(() -> ResourcesPlugin.getWorkspace().getRoot().getProject("pottery"), IProject::isOpen);
    }

    @AfterEach
    void close() throws Exception {
        preferences().remove(SWITCH);
        var breakpoints = DebugPlugin.getDefault().getBreakpointManager();
        breakpoints.removeBreakpoints(breakpoints.getBreakpoints(), true);
        Ui.ask(() -> Ui.page().closeEditor(editor, false));
        forgetLaunches();
        Ui.ask(() -> {
            company.open(before);
            return true;
        });
        Ui.company();
        // only now: the Debug view has forgotten them
        for (var configuration : DebugPlugin.getDefault().getLaunchManager().getLaunchConfigurations()) {
            configuration.delete();
        }
    }

    private static void forgetLaunches() {
        var manager = DebugPlugin.getDefault().getLaunchManager();
        manager.removeLaunches(manager.getLaunches());
    }

    @Test
    void theLetterGoesToWhomTheOperatorChoseAfterItsApprovalAndTheApprovalIsAskedForAgain() throws Exception {
        Ui.ask(() -> {
            var text = editor.getAdapter(ITextViewer.class).getDocument().get();
            editor.selectAndReveal(text.indexOf("playbook weeklyLetter"), 0);
            return editor.getAdapter(ITextViewer.class).getTextWidget().setFocus();
        });
        robot.press(SWT.F11);
        var process = process();
        approve();

        Screen.awaitText("It was approved with these inputs: with other ones you are asked about it again.");
        robot.picture("debug-held");
        robot.press(SWT.ALT, SWT.SHIFT, 'd');
        robot.press('i');
        focus("5");
        robot.press(SWT.CTRL, 'a');
        robot.type("two");
        robot.press(SWT.CTRL, SWT.CR);
        Screen.await(text -> text.contains("whole number"));
        robot.picture("debug-complaint");
        robot.press(SWT.CTRL, 'a');
        robot.type("2");
        robot.press(SWT.TAB);
        robot.press(SWT.CTRL, 'a');
        robot.type("ana@example.org\nzoe@example.org");
        robot.picture("debug-changed");
        robot.press(SWT.CTRL, SWT.CR);

        approve();
        Screen.awaitText("It was approved with these inputs: with other ones you are asked about it again.");
        assertEquals(2, asked(process), "questions");
        robot.picture("debug-approved-again");
        DebugKeys.press(robot, () -> process.state().filter(RunState.DONE::equals).isPresent(), DebugKeys.RESUME,
                SWT.F8);
        robot.picture("debug-done");
        var output = ask(session -> session.company().runs().trace(process.run().orElseThrow(), Long.MAX_VALUE)
                .output());
        assertTrue(output instanceof Value.Struct issue && issue.fields().get("recipients").equals(new Value.Int(2)),
                () -> String.valueOf(output));
    }

    /** As an operator who sees the notice, and comes back to the run. */
    private void approve() throws Exception {
        Screen.awaitNotice("Send to 5 readers?");
        Ui.ask(() -> {
            Ui.page().getWorkbenchWindow().getShell().forceActive();
            return true;
        });
        robot.press(SWT.ALT, '1');
        robot.click(Screen.button("Approve"));
        Ui.await(Screen::textsNow, texts -> !texts.contains("Approve"));
        robot.press(SWT.ALT, '3');
    }

    private long asked(RunProcess process) throws Exception {
        return ask(session -> {
            var past = session.company().runs().past(process.run().orElseThrow());
            return past.events(0, past.events()).stream().filter(event -> event.type().equals("ask.answered")).count();
        });
    }

    private <T> T ask(Function<Session, T> question) throws Exception {
        return company.ask(question).get(30, TimeUnit.SECONDS);
    }

    private static void focus(String text) throws Exception {
        assertTrue(Ui.await(() -> Display.getCurrent().getFocusControl() instanceof Text field
                && field.getText().equals(text), Boolean::booleanValue), () -> "the keyboard is not at " + text);
    }

    private static RunProcess process() throws Exception {
        return Ui.await(() -> Stream.of(DebugPlugin.getDefault().getLaunchManager().getProcesses())
                .filter(RunProcess.class::isInstance).map(RunProcess.class::cast).toList(), all -> !all.isEmpty())
                .getFirst();
    }
}
