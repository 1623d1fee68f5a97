package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.eclipse.core.commands.Command;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.steward.debug.PlaybookFrame;
import dev.steward.debug.RunProcess;
import dev.steward.debug.RunTarget;
import dev.steward.debug.RunThread;
import dev.steward.engine.RunState;
import dev.steward.ui.govern.GovernViews;

/** A run that did something outside is debugged no more: taken back, kept held, or let go. */
class EndedDebugTest extends PlaybookCase {

    private static final String TEXT = """
            package ana.ended

            connector paper : files {
              op write(path: Text, text: Markdown) -> Text idempotent by path compensated by delete
              op delete(path: Text) idempotent by path
            }

            playbook pages(title: Markdown = "T") -> Text {
              saga {
                step page = paper.write("ended.md", title) undo paper.delete("ended.md")
                step second = paper.write("ended-2.md", title) undo paper.delete("ended-2.md")
              }
              return page
            }
            """;

    private final Path page = Path.of(Ui.company().getLocation().toOSString(), "paper", "ended.md");

    EndedDebugTest() throws Exception {
        super("ended", TEXT);
    }

    @Override
    @AfterEach
    void close() throws Exception {
        OnePlaybook.forgetLaunches();
        // the Debug view asks for the configuration of what it shows
        assertTrue(Ui.await(() -> shown(Ui.page().getWorkbenchWindow().getShell()).noneMatch(
                text -> text.startsWith("pages")), Boolean::booleanValue), "the Debug view is empty");
        super.close();
        Ui.perspective("dev.steward.app.author");
    }

    @Test
    void terminateAsksAndTakesBackOrKeepsHeld() throws Exception {
        var process = heldInTheSaga();
        terminate();
        robot.press(SWT.ESC);
        assertFalse(Ui.await(EndedDebugTest::isAsked, open -> !open));
        assertFalse(process.isTerminated(), "who cancels debugs on");
        at("pages at second, line 11");

        terminate();
        robot.picture("ended-asked");
        robot.press(SWT.CR);
        assertEquals(RunState.CANCELLED, OnePlaybook.await(process, RunState.CANCELLED));
        assertFalse(Files.exists(page), "what it wrote is taken back");
        OnePlaybook.forgetLaunches();

        var kept = heldInTheSaga();
        terminate();
        robot.press(SWT.TAB);
        robot.press(SWT.CR);
        var target = target();
        assertTrue(Ui.await(target::isTerminated, Boolean::booleanValue), "it is debugged no more");
        assertEquals(RunState.WAITING, OnePlaybook.await(kept, RunState.WAITING));
        assertTrue(Files.exists(page), "nothing is taken back");
        RunList.newest(robot, dev.steward.ui.RunMoment.latest(kept.run().orElseThrow()));
        robot.press('s');
        assertEquals(RunState.CANCELLED, OnePlaybook.await(kept, RunState.CANCELLED));
        assertFalse(Files.exists(page), "what it wrote is taken back");
    }

    @Test
    void aRunThatIsHeldAndDebuggedNoMoreIsFoundInTheInbox() throws Exception {
        var process = heldInTheSaga();
        terminate();
        robot.press(SWT.TAB);
        robot.press(SWT.CR);
        assertTrue(Ui.await(target()::isTerminated, Boolean::booleanValue), "it is debugged no more");
        OnePlaybook.forgetLaunches();

        Ui.perspective("dev.steward.app.govern");
        Ui.ask(() -> Ui.page().showView(GovernViews.INBOX));
        Screen.await(text -> text.endsWith("waits for you in the debugger, before second"));
        // other runs that failed, or are held, may be in the list, too
        assertTrue(Ui.ask(() -> heldRow().forceFocus()), "its row has the keyboard");
        robot.picture("ended-inbox");
        robot.press('d');
        at("pages at second, line 11");
        assertEquals("Debug", Ui.await(() -> Ui.page().getActivePart().getTitle(), "Debug"::equals));
        assertTrue(Ui.await(() -> shown(Ui.page().getWorkbenchWindow().getShell())
                .anyMatch(text -> text.startsWith("pages [")), Boolean::booleanValue), "the launch has its name");
        robot.picture("ended-again");
        terminate();
        robot.press(SWT.CR);
        assertEquals(RunState.CANCELLED, OnePlaybook.await(process, RunState.CANCELLED));
        assertFalse(Files.exists(page), "what it wrote is taken back");
    }

    @Test
    void aRunIsLetGoFromAFrame() throws Exception {
        var process = heldInTheSaga();
        var disconnect = PlatformUI.getWorkbench().getService(ICommandService.class)
                .getCommand("org.eclipse.debug.ui.commands.Disconnect");
        assertTrue(Ui.await(disconnect::isEnabled, Boolean::booleanValue), "a frame is selected");
        robot.picture("ended-disconnect");
        var target = target();
        assertTrue(Ui.await(() -> letGo(disconnect, target), Boolean::booleanValue), "it is debugged no more");
        assertEquals(RunState.DONE, OnePlaybook.await(process, RunState.DONE));
        assertTrue(Files.exists(page), "it went on by itself");
    }

    /** The platform's commands are off for a moment after a step, and do nothing then: who sees that asks again. */
    private static boolean letGo(Command disconnect, RunTarget target) throws Exception {
        if (!target.isDisconnected() && disconnect.isEnabled()) {
            PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(disconnect.getId(), null);
        }
        return target.isDisconnected();
    }

    private static RunTarget target() {
        return (RunTarget) DebugPlugin.getDefault().getLaunchManager().getDebugTargets()[0];
    }

    /** Debugs it until its first page is written and the second one is not. */
    private RunProcess heldInTheSaga() throws Exception {
        Ui.perspective("dev.steward.app.author");
        playbook.caret("step page");
        robot.press(SWT.F11);
        Ui.await(() -> Display.getCurrent().getActiveShell() instanceof Shell asked
                && asked.getText().equals("Confirm Perspective Switch"), Boolean::booleanValue);
        robot.press(SWT.CR);
        at("pages at page, line 10");
        Ui.ask(() -> Ui.page().showView(IDebugUIConstants.ID_DEBUG_VIEW, null, IWorkbenchPage.VIEW_ACTIVATE));
        stepOver("pages at page, line 10");
        at("pages at second, line 11");
        return OnePlaybook.process();
    }

    private void stepOver(String from) throws Exception {
        DebugKeys.press(robot, () -> {
            assertFalse(isInPast(), "it is where it is held");
            return !where().equals(from);
        }, DebugKeys.OVER, SWT.F6);
    }

    private static boolean isInPast() {
        return DebugUITools.getDebugContext() instanceof PlaybookFrame frame
                && frame.getThread() instanceof RunThread thread && thread.isInPast();
    }

    private void terminate() throws Exception {
        DebugKeys.press(robot, EndedDebugTest::isAsked, DebugKeys.TERMINATE, SWT.CTRL, SWT.F2);
    }

    private static boolean isAsked() {
        return Display.getCurrent().getActiveShell() instanceof Shell asked && asked.getText().equals("Terminate");
    }

    /** The row of the inbox that the run is told in. */
    private static Composite heldRow() {
        return controls(Ui.page().getWorkbenchWindow().getShell())
                .filter(control -> control instanceof Label label && label.getText().endsWith("before second"))
                .map(label -> label.getParent().getParent()).findFirst().orElseThrow();
    }

    private static Stream<Control> controls(Composite in) {
        return Stream.of(in.getChildren()).flatMap(child -> Stream.concat(Stream.of(child),
                child instanceof Composite inner ? controls(inner) : Stream.empty()));
    }

    /** The lines of the trees of the debug views. */
    private static Stream<String> shown(Control control) {
        return control instanceof Tree tree ? Stream.of(tree.getItems()).map(TreeItem::getText)
                : control instanceof Composite composite
                        ? Stream.of(composite.getChildren()).flatMap(EndedDebugTest::shown) : Stream.empty();
    }

    /** Waits until the innermost frame stands so. */
    private static void at(String wanted) throws Exception {
        assertEquals(wanted, Ui.await(EndedDebugTest::where, wanted::equals));
    }

    private static String where() {
        return DebugUITools.getDebugContext() instanceof PlaybookFrame frame ? frame.getName() : "";
    }
}
