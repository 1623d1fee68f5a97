package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.IPath;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.console.ConsolePlugin;
import org.eclipse.ui.console.IConsole;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.steward.debug.RunProcess;
import dev.steward.engine.Engine;
import dev.steward.engine.RunState;
import dev.steward.runtime.InboxService;
import dev.steward.runtime.tell.Line;
import dev.steward.ui.OpenCompany;
import dev.steward.ui.debug.internal.console.RunConsole;
import dev.steward.ui.editor.PlaybookSessions;

/** A playbook is run from its text, watched beside it, told in the console, decided, and found in the list of runs. */
class RunTest {

    private static final String TEXT = """
            package ana.run

            connector paper : files {
              op write(path: Text, text: Text) -> Text  idempotent by path
            }

            playbook note(name: Text) -> Text {
              delegate full
              step page = paper.write("note.md", "Hello ${name}")
                approve "Write the note?" {
                  show name
                  expires 8 hours -> abort
                }
              return page
            }

            playbook part(n: Int) -> Number {
              return 100 / n
            }

            playbook share(n: Int = 0) -> Number {
              step cut = part(n)
              return cut
            }

            playbook long() -> Text {
              wait 3 days
              return "done"
            }
            """;

    @RegisterExtension
    private final NoErrorLogged noErrorLogged = new NoErrorLogged();
    @RegisterExtension
    private final Responsive responsive = new Responsive();
    @RegisterExtension
    private final StoreFree storeFree = new StoreFree();

    private final Robot robot = new Robot();
    private final IProject company = Ui.company();
    private final IFile file = company.getFile(IPath.fromPortableString("playbooks/run.playbook"));
    private final ITextEditor editor;

    RunTest() throws Exception {
        // others may have launched something in this workbench
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
        var manager = DebugPlugin.getDefault().getLaunchManager();
        for (var configuration : manager.getLaunchConfigurations()) {
            configuration.delete();
        }
        file.delete(true, null);
    }

    @Test
    void aPlaybookIsRunFromItsTextAndApprovedFromTheConsole() throws Exception {
        caret("step page");
        robot.press(SWT.ALT, SWT.SHIFT, 'x');
        robot.press('p');
        Ui.await(() -> Display.getCurrent().getFocusControl() instanceof org.eclipse.swt.widgets.Text
                && Display.getCurrent().getActiveShell().getText().equals("Edit Configuration"), Boolean::booleanValue);
        robot.type("Ana");
        robot.picture("run-form");
        robot.type("\n");

        var process = process();
        assertEquals(RunState.WAITING, await(process, RunState.WAITING));
        assertEquals(List.of("waiting"), marks(List.of("waiting")));
        Screen.awaitNotice("Write the note?");
        Ui.ask(() -> {
            Ui.page().getWorkbenchWindow().getShell().forceActive();
            return true;
        });
        robot.picture("run-waiting");

        follow(process, Line.About.ASK);
        Ui.await(() -> Ui.page().getActivePart().getTitle(), "Decision"::equals);
        Screen.awaitText("Approve");
        robot.picture("run-card");
        assertEquals("Approve", Ui.await(RunTest::focus, "Approve"::equals), "the keyboard is on the card");
        approve(process);
        assertEquals(RunState.DONE, await(process, RunState.DONE));
        assertEquals(List.of("done"), marks(List.of("done")));
        Ui.await(process::isTerminated, Boolean::booleanValue);
        robot.picture("run-done");

        follow(process, Line.About.STEP);
        Ui.await(() -> Ui.page().getActivePart() == editor, Boolean::booleanValue);
        follow(process, Line.About.RUN);
        var title = Ui.await(() -> Ui.page().getActivePart().getTitle(), now -> now.contains("note"));
        assertTrue(title.contains("note"), title);
        robot.picture("run-result");
    }

    @Test
    void aFailureStandsBesideItsStep() throws Exception {
        caret("step cut");
        robot.press(SWT.CTRL, SWT.F11);

        var process = process();
        assertEquals(RunState.FAILED, await(process, RunState.FAILED));
        assertEquals(List.of("failed"), marks(List.of("failed")));
        Ui.await(process::isTerminated, Boolean::booleanValue);
        assertEquals(4, process.getExitValue());
        robot.picture("run-failed");
        Screen.awaitNotice("1 run failed");
    }

    @Test
    void aRunIsStoppedFromTheListOfRuns() throws Exception {
        caret("wait 3 days");
        robot.press(SWT.ALT, SWT.SHIFT, 'x');
        robot.press('p');
        var process = process();
        assertEquals(RunState.WAITING, await(process, RunState.WAITING));

        Ui.perspective("dev.steward.app.runs");
        var table = Ui.await(() -> table(Ui.page().getWorkbenchWindow().getShell()), found -> !found.isEmpty())
                .getFirst();
        Ui.await(() -> table.getItemCount() > 0 && table.getItem(0).getText(1).equals("long"), Boolean::booleanValue);
        Ui.ask(() -> {
            table.setFocus();
            table.setSelection(0);
            return true;
        });
        robot.picture("runs");
        robot.press('s');
        assertEquals(RunState.CANCELLED, await(process, RunState.CANCELLED));
        var state = Ui.await(() -> table.getItem(0).getText(0), "■ stopped"::equals);
        assertEquals("■ stopped", state);
    }

    private static void forgetLaunches() {
        var manager = DebugPlugin.getDefault().getLaunchManager();
        manager.removeLaunches(manager.getLaunches());
    }

    /** What the letter on the card does is GovernTest's to show. */
    private static void approve(RunProcess process) throws Exception {
        PlatformUI.getWorkbench().getService(OpenCompany.class).ask(session -> {
            var inbox = session.company().inbox();
            inbox.decide(inbox.open(process.run().orElseThrow()).getFirst().id(), Engine.Answer.APPROVE, Map.of(), null,
                    InboxService.UNMEASURED);
            return true;
        }).get(30, TimeUnit.SECONDS);
    }

    private static String focus() {
        var focus = Display.getCurrent().getFocusControl();
        return focus instanceof Button button ? button.getText() : String.valueOf(focus);
    }

    private void caret(String text) throws Exception {
        Ui.ask(() -> {
            editor.selectAndReveal(TEXT.indexOf(text), 0);
            return editor.getAdapter(ITextViewer.class).getTextWidget().setFocus();
        });
    }

    /** The run that was launched, as soon as it is. */
    private static RunProcess process() throws Exception {
        var found = Ui.await(() -> Stream.of(DebugPlugin.getDefault().getLaunchManager().getProcesses())
                .filter(RunProcess.class::isInstance).map(RunProcess.class::cast).toList(), all -> !all.isEmpty());
        if (found.isEmpty()) {
            throw new AssertionError("nothing was launched; the window that is in front says "
                    + Ui.ask(() -> Display.getCurrent().getActiveShell().getText()));
        }
        return found.getFirst();
    }

    private static RunState await(RunProcess process, RunState wanted) throws Exception {
        return Ui.await(() -> process.state(), now -> now.filter(wanted::equals).isPresent())
                .orElseThrow(() -> new AssertionError(process.transcript().lines().toString()));
    }

    /** The states of the marks beside the text, without what stands around a step. */
    private List<String> marks(List<String> wanted) throws Exception {
        return Ui.await(() -> {
            var found = new ArrayList<String>();
            var model = ((ISourceViewer) editor.getAdapter(ITextViewer.class)).getAnnotationModel();
            for (var all = model.getAnnotationIterator(); all.hasNext();) {
                var type = all.next().getType();
                if (type != null && type.startsWith("dev.steward.ui.debug.step.")) {
                    found.add(type.substring(type.lastIndexOf('.') + 1));
                }
            }
            return found;
        }, wanted::equals);
    }

    /** Follows the last link of a kind in the run's console. */
    private static void follow(RunProcess process, Line.About about) throws Exception {
        var text = process.transcript().lines().stream().flatMap(line -> line.pieces().stream())
                .filter(piece -> piece.about() == about).reduce((one, other) -> other).orElseThrow().text();
        var followed = Ui.await(() -> {
            for (IConsole each : ConsolePlugin.getDefault().getConsoleManager().getConsoles()) {
                if (each instanceof RunConsole console && console.process() == process) {
                    var document = console.getDocument();
                    for (var link : console.getHyperlinks()) {
                        var at = console.getRegion(link);
                        if (document.get(at.getOffset(), at.getLength()).equals(text)) {
                            link.linkActivated();
                            return true;
                        }
                    }
                }
            }
            return false;
        }, Boolean::booleanValue);
        assertTrue(followed, () -> "no link " + text);
    }

    private static List<Table> table(Control control) {
        if (control instanceof Table table && table.isVisible() && table.getColumnCount() == 5
                && table.getColumn(0).getText().equals("State")) {
            return List.of(table);
        }
        return control instanceof Composite composite
                ? Stream.of(composite.getChildren()).flatMap(child -> table(child).stream()).toList()
                : List.of();
    }
}
