package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.console.ConsolePlugin;
import org.eclipse.ui.console.IConsole;
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
    private final OnePlaybook playbook;

    RunTest() throws Exception {
        playbook = new OnePlaybook(robot, "run", TEXT);
    }

    @AfterEach
    void close() throws Exception {
        playbook.close();
    }

    @Test
    void aPlaybookIsRunFromItsTextAndApprovedFromTheConsole() throws Exception {
        playbook.caret("step page");
        robot.press(SWT.ALT, SWT.SHIFT, 'x');
        robot.press('p');
        Ui.await(() -> Display.getCurrent().getFocusControl() instanceof org.eclipse.swt.widgets.Text
                && Display.getCurrent().getActiveShell().getText().equals("Edit Configuration"), Boolean::booleanValue);
        robot.type("Ana");
        robot.picture("run-form");
        robot.type("\n");

        var process = OnePlaybook.process();
        assertEquals(RunState.WAITING, OnePlaybook.await(process, RunState.WAITING));
        marks("waiting");
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
        assertEquals(RunState.DONE, OnePlaybook.await(process, RunState.DONE));
        marks("done");
        Ui.await(process::isTerminated, Boolean::booleanValue);
        robot.picture("run-done");

        follow(process, Line.About.STEP);
        Ui.await(() -> Ui.page().getActivePart() == playbook.editor(), Boolean::booleanValue);
        follow(process, Line.About.RUN);
        var title = Ui.await(() -> Ui.page().getActivePart().getTitle(), now -> now.contains("note"));
        assertTrue(title.contains("note"), title);
        robot.picture("run-result");
    }

    @Test
    void aFailureStandsBesideItsStep() throws Exception {
        playbook.caret("step cut");
        robot.press(SWT.CTRL, SWT.F11);

        var process = OnePlaybook.process();
        assertEquals(RunState.FAILED, OnePlaybook.await(process, RunState.FAILED));
        marks("failed");
        Ui.await(process::isTerminated, Boolean::booleanValue);
        assertEquals(4, process.getExitValue());
        robot.picture("run-failed");
        Screen.awaitNotice("1 run failed");
    }

    @Test
    void aRunIsStoppedFromTheListOfRuns() throws Exception {
        playbook.caret("wait 3 days");
        robot.press(SWT.ALT, SWT.SHIFT, 'x');
        robot.press('p');
        var process = OnePlaybook.process();
        assertEquals(RunState.WAITING, OnePlaybook.await(process, RunState.WAITING));

        Ui.perspective("dev.steward.app.runs");
        var table = RunList.focus();
        Ui.await(() -> table.getItemCount() > 0 && table.getItem(0).getText(1).equals("long"), Boolean::booleanValue);
        Ui.ask(() -> {
            table.setSelection(0);
            return table.setFocus();
        });
        robot.picture("runs");
        robot.press('s');
        assertEquals(RunState.CANCELLED, OnePlaybook.await(process, RunState.CANCELLED));
        var state = Ui.await(() -> table.getItem(0).getText(0), "■ stopped"::equals);
        assertEquals("■ stopped", state);
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

    /** The states of the marks beside the text, without what stands around a step. */
    private void marks(String state) throws Exception {
        assertEquals(List.of(state),
                Ui.await(() -> playbook.marks(OnePlaybook.STEP), List.of(state)::equals));
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
}
