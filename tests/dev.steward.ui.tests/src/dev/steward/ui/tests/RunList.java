package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.IWorkbenchPage;

import dev.steward.ui.RunMoment;
import dev.steward.ui.runs.RunsViews;

/** The list of runs, with the keyboard in it. */
final class RunList {

    private static final int TRIES = 50;

    private RunList() {
    }

    /** Chooses the newest run, as soon as that is the one that is meant. */
    static Table newest(Robot robot, RunMoment meant) throws Exception {
        Ui.perspective("dev.steward.app.runs");
        var table = focus();
        for (var tries = 0; tries < TRIES && !Objects.equals(meant, Ui.ask(RunList::moment)); tries++) {
            robot.press(SWT.END);
            robot.press(SWT.HOME);
            Ui.await(() -> table.getItem(0).getText(0).isEmpty(), empty -> !empty);
        }
        assertEquals(meant, Ui.ask(RunList::moment), "the run that was begun last is the first of the list");
        return table;
    }

    /** Chooses the run that was begun after another one, as soon as the list has it. */
    static RunMoment newerThan(Robot robot, RunMoment known) throws Exception {
        Ui.perspective("dev.steward.app.runs");
        focus();
        for (var tries = 0; tries < TRIES; tries++) {
            robot.press(SWT.END);
            robot.press(SWT.HOME);
            var first = Ui.await(RunList::moment, Objects::nonNull);
            if (first != null && first.run().compareTo(known.run()) != 0) {
                return first;
            }
        }
        throw new AssertionError("no run was begun after " + known.run());
    }

    /** Chooses the newest run, and gives the timeline the keyboard as soon as it shows that one and no earlier one. */
    static void timeline(Robot robot, RunMoment meant) throws Exception {
        newest(robot, meant);
        Ui.ask(() -> Ui.page().showView(RunsViews.TIMELINE, null, IWorkbenchPage.VIEW_ACTIVATE));
        assertTrue(Ui.await(() -> moment() instanceof RunMoment now && now.run().equals(meant.run()), shown -> shown),
                "the timeline shows the run that was chosen");
    }

    /** Gives it the keyboard. */
    static Table focus() throws Exception {
        Ui.ask(() -> Ui.page().showView(RunsViews.LIST, null, IWorkbenchPage.VIEW_ACTIVATE));
        var table = Ui.await(() -> tables(Ui.page().getWorkbenchWindow().getShell())
                .filter(found -> found.isVisible() && found.getColumnCount() == 5
                        && found.getColumn(0).getText().equals("State"))
                .findFirst(), Optional::isPresent).orElseThrow();
        Ui.ask(table::setFocus);
        return table;
    }

    private static Stream<Table> tables(Control control) {
        return control instanceof Table table ? Stream.of(table)
                : control instanceof Composite composite
                        ? Stream.of(composite.getChildren()).flatMap(RunList::tables)
                        : Stream.empty();
    }

    /** Presses a key until the mark of the view in front is on an event of a step. */
    static void go(Robot robot, int key, String path) throws Exception {
        for (var presses = 0; presses < TRIES; presses++) {
            var before = Ui.ask(RunList::moment);
            if (before != null && before.path().equals(path)) {
                return;
            }
            robot.press(key);
            Ui.await(RunList::moment, now -> !Objects.equals(now, before));
        }
        fail("the mark never came to " + path);
    }

    /** What the view in front looks at; null for nothing. On the UI thread. */
    static @Nullable RunMoment moment() {
        return Ui.page().getSelection() instanceof IStructuredSelection some
                && some.getFirstElement() instanceof RunMoment moment ? moment : null;
    }
}
