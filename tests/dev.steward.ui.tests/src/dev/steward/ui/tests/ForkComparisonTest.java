package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;

import dev.steward.engine.RunState;
import dev.steward.ui.OpenCompany;
import dev.steward.ui.RunMoment;
import dev.steward.ui.runs.RunsViews;

/** A fork stands beside the run that it came from, and beside the one that was begun before it. */
class ForkComparisonTest extends ComparedCase {

    ForkComparisonTest() throws Exception {
        super("forked");
    }

    @Test
    void aForkStandsBesideTheRunThatItCameFromAndBesideTheOneBefore() throws Exception {
        var parent = playbook.run("step first", RunState.DONE);
        OnePlaybook.forgetLaunches();
        var before = playbook.run("step first", RunState.DONE);
        OnePlaybook.forgetLaunches();
        RunList.newest(robot, before);
        robot.press(SWT.ARROW_DOWN);
        Ui.await(RunList::moment, parent::equals);
        Ui.ask(() -> Ui.page().showView(RunsViews.TIMELINE, null, IWorkbenchPage.VIEW_ACTIVATE));
        Ui.await(RunList::moment, now -> now != null && now.run().equals(parent.run()));
        RunList.go(robot, SWT.ARROW_LEFT, "cut");
        robot.press(SWT.ALT, SWT.SHIFT, 'x');
        robot.press('f');
        Ui.await(() -> Display.getCurrent().getActiveShell() instanceof Shell asked
                && asked.getText().equals("Fork Run"), Boolean::booleanValue);
        assertTrue(Ui.await(ForkComparisonTest::chooseField, Boolean::booleanValue), "the fork's input");
        robot.type("50");
        robot.picture("comparison-fork-form");
        robot.press(SWT.CR);
        Ui.await(() -> Display.getCurrent().getActiveShell() instanceof Shell asked
                && asked.getText().equals("Fork Run"), open -> !open);
        var fork = RunList.newerThan(robot, before);
        var company = PlatformUI.getWorkbench().getService(OpenCompany.class);
        assertEquals(RunState.DONE, Ui.awaitHere(
                () -> company.ask(session -> session.company().runs().row(fork.run()).state()).get(),
                RunState.DONE::equals));
        robot.press('p');
        Screen.awaitText("1 step different, 2 the same");
        assertEquals(List.of("≠  The run itself", "≠  cut"), ComparisonTest.first("≠  cut"));
        robot.press('j');
        assertTrue(
                Ui.await(() -> ComparisonTest.cells(1), rows -> rows.contains("≠  value | 5 | 2"))
                        .contains("≠  value | 5 | 2"),
                () -> "the value of the selected step");
        assertEquals(end(parent), Ui.await(() -> left(parent), end(parent)::equals), "its parent stands on the left");
        robot.picture("comparison-fork");
        RunList.focus();
        robot.press('c');
        assertEquals(end(before), Ui.await(() -> left(before), end(before)::equals), "the run before stands there");
    }

    /** Of the run on the left of the comparison as much as is wanted. */
    private static String left(RunMoment wanted) {
        var head = ComparisonTest.tables().isEmpty() ? "" : ComparisonTest.tables().getFirst().getColumn(1).getText();
        return head.endsWith(end(wanted)) ? end(wanted) : head;
    }

    private static String end(RunMoment run) {
        return run.run().text().substring(run.run().text().length() - 6);
    }

    /** Gives the keyboard to the one field of the window in front, with all of it selected. */
    private static boolean chooseField() {
        var field = texts(Display.getCurrent().getActiveShell())
                .filter(text -> text.isVisible() && text.getEditable()).findFirst();
        field.ifPresent(Text::selectAll);
        return field.filter(Text::setFocus).isPresent();
    }

    private static Stream<Text> texts(Control control) {
        return control instanceof Text text ? Stream.of(text)
                : control instanceof Composite composite
                        ? Stream.of(composite.getChildren()).flatMap(ForkComparisonTest::texts) : Stream.empty();
    }
}
