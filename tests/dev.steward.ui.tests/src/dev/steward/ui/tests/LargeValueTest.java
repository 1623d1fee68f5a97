package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.eclipse.jface.text.ITextViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.value.Value;
import dev.steward.runtime.RunService;
import dev.steward.ui.OpenCompany;
import dev.steward.ui.RunMoment;
import dev.steward.ui.Session;
import dev.steward.ui.runs.RunsViews;

/** Values of 10 MB are looked at, opened and gone through while the window answers. */
class LargeValueTest extends PlaybookCase {

    private static final int SIZE = 10_000_000;
    private static final String TEXT = """
            package ana.large

            playbook keep(text: Text = "a", names: [Text] = ["a"]) -> Int {
              step whole = text
              step each = names
              return 1
            }
            """;

    LargeValueTest() throws Exception {
        super("large", TEXT);
    }

    @Override
    @AfterEach
    void close() throws Exception {
        Ui.ask(() -> Ui.page().closeAllEditors(false));
        super.close();
    }

    @Test
    void aTextAndAListOfTenMegabytesAreLookedAtAndOpened() throws Exception {
        var run = PlatformUI.getWorkbench().getService(OpenCompany.class).ask(this::keep).get(2, TimeUnit.MINUTES);
        RunList.newest(robot, RunMoment.latest(run));
        Ui.ask(() -> Ui.page().showView(RunsViews.TIMELINE, null, IWorkbenchPage.VIEW_ACTIVATE));
        Screen.await(text -> text.endsWith("the run ended: done"));

        look("each");
        whole(open("json"));
        robot.picture("large-list");
        look("whole");
        whole(open("txt"));
        robot.picture("large-text");
    }

    private static void whole(int length) {
        assertTrue(length >= SIZE, () -> length + " characters are there");
    }

    private RunId keep(Session session) {
        var folder = session.company().folder();
        var prepared = session.steward().checks(folder).prepare("keep", folder.root());
        var runs = session.company().runs();
        var line = "a line of a long text that is not broken ";
        var names = IntStream.range(0, SIZE / line.length()).mapToObj(i -> (Value) new Value.Text(line + i)).toList();
        var run = runs.start(new RunService.Request(prepared,
                Map.of("text", new Value.Text(line.repeat(SIZE / line.length() + 1)), "names", new Value.Items(names)),
                null, Engine.Approvals.ALL));
        try {
            runs.await(run, Duration.ofMinutes(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return run;
    }

    /** Brings the timeline to a step, and the keyboard to what is known of it. */
    private void look(String step) throws Exception {
        Ui.ask(() -> Ui.page().showView(RunsViews.TIMELINE, null, IWorkbenchPage.VIEW_ACTIVATE));
        RunList.go(robot, SWT.ARROW_LEFT, step);
        Screen.awaitText(step);
        Ui.ask(() -> Ui.page().showView(RunsViews.STEP, null, IWorkbenchPage.VIEW_ACTIVATE));
        robot.press(SWT.HOME);
        Ui.await(LargeValueTest::detail, text -> text.startsWith("Goal"));
        for (var down = 0; down < 20; down++) {
            var before = Ui.ask(LargeValueTest::detail);
            if (before.contains("characters more: Enter")) {
                break;
            }
            robot.press(SWT.ARROW_DOWN);
            Ui.await(LargeValueTest::detail, text -> !text.equals(before));
        }
        robot.picture("large-" + step);
    }

    /** Opens all of the selected line and goes through it; its length. */
    private int open(String type) throws Exception {
        robot.press(SWT.CR);
        var editor = (ITextEditor) Ui.await(() -> Ui.page().getActiveEditor(),
                now -> now instanceof ITextEditor text && text.getTitle().endsWith("." + type));
        assertEquals(true, editor.getTitle().endsWith("." + type), editor::getTitle);
        Ui.ask(() -> editor.getAdapter(ITextViewer.class).getTextWidget().setFocus());
        for (var page = 0; page < 20; page++) {
            robot.press(SWT.PAGE_DOWN);
        }
        robot.press(SWT.CTRL, SWT.END);
        robot.press(SWT.CTRL, SWT.HOME);
        return Ui.ask(() -> editor.getDocumentProvider().getDocument(editor.getEditorInput()).getLength());
    }

    private static String detail() {
        return detail(Ui.page().getWorkbenchWindow().getShell());
    }

    private static String detail(Control control) {
        if (control instanceof StyledText text && text.isVisible() && !text.getEditable()
                && text.getParent() instanceof org.eclipse.swt.custom.SashForm) {
            return text.getText();
        }
        var found = "";
        if (control instanceof Composite composite) {
            for (var child : composite.getChildren()) {
                found = found.isEmpty() ? detail(child) : found;
            }
        }
        return found;
    }
}
