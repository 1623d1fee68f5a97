package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.Tree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.steward.ui.runs.RunsViews;

/** While a step is held, each form of what can be done to it, and what tells of its run, can be heard as well as seen. */
class HeldFormsTest extends PlaybookCase {

    private static final String TEXT = """
            package ana.forms

            connector paper : files {
              op write(path: Text, text: Text) -> Text  idempotent by path
            }

            playbook note(name: Text = "Ana") -> Text {
              delegate full
              step first = "Hello ${name}"
              step page = paper.write("note.md", first)
              return page
            }
            """;
    private static final String HELD = "dev.steward.ui.step.held";
    private static final String HOLDS = "Holds";

    HeldFormsTest() throws Exception {
        super("forms", TEXT);
    }

    @Override
    @AfterEach
    void close() throws Exception {
        endDebugging();
        super.close();
    }

    @Test
    void everyControlOfAHeldStepHasAName() throws Exception {
        playbook.caret("step page");
        robot.press(SWT.CTRL, SWT.SHIFT, 'b');
        assertEquals(1, Ui.await(() -> DebugPlugin.getDefault().getBreakpointManager().getBreakpoints().length,
                count -> count == 1));
        robot.press(SWT.F11);
        Ui.await(() -> Display.getCurrent().getActiveShell() instanceof Shell asked
                && asked.getText().equals("Confirm Perspective Switch"), Boolean::booleanValue);
        robot.press(SWT.CR);
        assertTrue(Ui.await(HeldFormsTest::isInFront, Boolean::booleanValue), "not in front at the first hold");
        robot.picture("held-first");
        Screen.awaitText("page");
        for (var form : List.of("Value", "Skip", "Error", "Mock", "Inputs")) {
            robot.press(SWT.ALT, SWT.SHIFT, 'd');
            robot.press(Character.toLowerCase(form.charAt(0)));
            assertTrue(Ui.await(() -> isChosen(form), Boolean::booleanValue), form);
            robot.picture("held-" + form.toLowerCase(Locale.ROOT));
            assertEquals(List.of(), Ui.ask(() -> Labels.missing(HELD)), form);
        }
        Ui.ask(() -> Ui.page().showView(RunsViews.STEP));
        assertTrue(Ui.await(HeldFormsTest::why, rows -> rows.contains("none was asked so far: it is not done"))
                .contains("none was asked so far: it is not done"),
                "what was not reached is not said to change nothing");
        for (var view : List.of(RunsViews.STEP, RunsViews.TIMELINE, IDebugUIConstants.ID_BREAKPOINT_VIEW)) {
            Ui.ask(() -> Ui.page().showView(view));
            if (view.equals(IDebugUIConstants.ID_BREAKPOINT_VIEW)) {
                select();
                Screen.awaitText(HOLDS);
                robot.picture("held-breakpoint");
            }
            // the list of breakpoints is the platform's own
            assertEquals(List.of(), Ui.ask(() -> Labels.missing(view)).stream()
                    .filter(each -> !each.startsWith(IDebugUIConstants.ID_BREAKPOINT_VIEW + ": Tree ")).toList());
        }
    }

    private static boolean isInFront() {
        var view = Ui.page().findView(HELD);
        return view != null && Ui.page().isPartVisible(view);
    }

    /** Its form is shown beside the list; lines of the list come one after another, and none can be chosen before it is there. */
    private static void select() throws Exception {
        Ui.await(() -> {
            if (Screen.textsNow().contains(HOLDS)) {
                return true;
            }
            trees(IDebugUIConstants.ID_BREAKPOINT_VIEW).filter(tree -> tree.getItemCount() > 0).findFirst()
                    .filter(tree -> !tree.getItem(0).getText().isEmpty()).ifPresent(HeldFormsTest::select);
            return false;
        }, Boolean::booleanValue);
    }

    private static void select(Tree tree) {
        tree.setSelection(tree.getItem(0));
        var chosen = new Event();
        chosen.item = tree.getItem(0);
        tree.notifyListeners(SWT.Selection, chosen);
    }

    private static Stream<Tree> trees(String view) {
        var part = Ui.page().findView(view).getSite().getService(MPart.class);
        return controls((Control) part.getWidget()).filter(Tree.class::isInstance).map(Tree.class::cast);
    }

    /** What the inspector says in its second column. */
    private static List<String> why() {
        return trees(RunsViews.STEP).flatMap(tree -> Stream.of(tree.getItems()))
                .flatMap(item -> Stream.concat(Stream.of(item), Stream.of(item.getItems())))
                .map(item -> item.getText(1))
                .toList();
    }

    private static boolean isChosen(String form) {
        return controls(Ui.page().getWorkbenchWindow().getShell()).filter(ToolBar.class::isInstance)
                .flatMap(bar -> Stream.of(((ToolBar) bar).getItems()))
                .anyMatch(item -> item.getText().equals(form) && item.getSelection());
    }

    private static Stream<Control> controls(Control control) {
        return Stream.concat(Stream.of(control), control instanceof Composite inner
                ? Stream.of(inner.getChildren()).flatMap(HeldFormsTest::controls) : Stream.empty());
    }
}
