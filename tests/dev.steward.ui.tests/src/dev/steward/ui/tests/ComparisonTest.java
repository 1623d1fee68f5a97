package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.Test;

import dev.steward.engine.RunState;
import dev.steward.ui.runs.RunsViews;

/** Two runs, and two tries of a step, stand beside each other. */
class ComparisonTest extends ComparedCase {

    ComparisonTest() throws Exception {
        super("compared");
    }

    @Test
    void twoRunsStandBesideEachOtherAndSoDoTwoTries() throws Exception {
        playbook.run("step first", RunState.DONE);
        OnePlaybook.forgetLaunches();
        playbook.caret(text.indexOf("part(people)") + "part(people".length());
        robot.type(" + 5");
        robot.press(SWT.CTRL, 's');
        Ui.await(playbook.editor()::isDirty, dirty -> !dirty);
        var second = playbook.run("step first", RunState.DONE);
        OnePlaybook.forgetLaunches();

        RunList.newest(robot, second);
        robot.press(SWT.SHIFT, SWT.ARROW_DOWN);
        robot.press('c');
        Screen.awaitText("1 step different, 2 the same");
        assertEquals(List.of("≠  The run itself", "≠  cut"), first("≠  cut"));
        robot.press('o');
        assertEquals(List.of("≠  The run itself", "=  first", "≠  cut", "=  gone"), first("=  gone"));
        robot.press('j');
        robot.press('j');
        Screen.await(text -> text.equals("cut"));
        assertTrue(Ui.await(() -> cells(1), rows -> rows.contains("≠  value | 5 | 4")).contains("≠  value | 5 | 4"),
                () -> "the value of the selected step");
        robot.picture("comparison-runs");
        assertEquals(List.of(), Ui.ask(() -> Labels.missing(RunsViews.COMPARISON)));
        robot.press('o');
        Ui.await(() -> cells(1), rows -> rows.size() == 1);
        Ui.ask(() -> tables().get(1).setFocus());
        robot.press(SWT.CR);
        assertEquals("cut value", Ui.await(() -> editor(), "cut value"::equals));
        robot.picture("comparison-value");

        RunList.timeline(robot, second);
        Screen.await(text -> text.endsWith("the run ended: done"));
        RunList.go(robot, SWT.ARROW_LEFT, "gone");
        Screen.await(text -> text.equals("gone"));
        Ui.ask(() -> Ui.page().showView(RunsViews.STEP, null, IWorkbenchPage.VIEW_ACTIVATE));
        robot.press('c');
        Screen.await(text -> text.endsWith("tries of gone"));
        assertEquals("=  Try 1 and try 2", first("=  Try 1 and try 2").getFirst());
        robot.picture("comparison-tries");
        assertTrue(Ui.ask(() -> room(tables().getFirst())) >= 0, "the names of the tries can be read");
        RunList.newest(robot, second);
        robot.press('p');
        robot.press('c');
        Screen.awaitText("1 step different, 2 the same");
    }

    private static String editor() {
        var editor = Ui.page().getActiveEditor();
        return editor == null ? "" : editor.getTitle();
    }

    /** The steps, as soon as one is there. */
    static List<String> first(String wanted) throws Exception {
        return Ui.await(() -> cells(0).stream().map(row -> row.split(" \\| ", 2)[0]).toList(),
                rows -> rows.contains(wanted));
    }

    static List<String> cells(int table) {
        var rows = new ArrayList<String>();
        for (var item : tables().get(table).getItems()) {
            rows.add(item.getText(0) + " | " + item.getText(1) + " | " + item.getText(2));
        }
        return rows;
    }

    /** What is left beside the first name of a table, in pixels. */
    private static int room(Table table) {
        var gc = new GC(table);
        try {
            return table.getColumn(0).getWidth() - gc.textExtent(table.getItem(0).getText(0)).x;
        } finally {
            gc.dispose();
        }
    }

    /** Those of the comparison: the steps, and what is known of the selected one. */
    static List<Table> tables() {
        return tables(Ui.page().getWorkbenchWindow().getShell())
                .filter(table -> table.isVisible() && table.getColumnCount() == 3
                        && List.of("Step", "What").contains(table.getColumn(0).getText()))
                .toList();
    }

    private static Stream<Table> tables(Control control) {
        return control instanceof Table table ? Stream.of(table)
                : control instanceof Composite composite
                        ? Stream.of(composite.getChildren()).flatMap(ComparisonTest::tables)
                        : Stream.empty();
    }
}
